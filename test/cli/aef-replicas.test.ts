import { join } from "node:path";
import type { TLSSocket } from "node:tls";
import { describe, expect, test, vi } from "vitest";
import { closed, type Version } from "../revocation/revocable.js";
import { temporaryFolder } from "../store/places.js";
import { hasRedis, startRedis } from "../store/redis-server.js";
import { type Shared, startWay, startWorld } from "./aef-processes.js";
import { command } from "./command.js";

const patience = { timeout: 30_000 };
const flows = 60;

const versionOf = (flow: number): Version => (flow % 4 < 2 ? "TLSv1.3" : "TLSv1.2");

/** Expects that these connections have ended, within a second of now. */
const expectEnded = async (sockets: TLSSocket[], since: number): Promise<void> => {
  const times = await Promise.all(sockets.map((socket) => closed(socket, since)));
  expect(Math.max(...times)).toBeLessThan(1000);
};

describe.skipIf(!hasRedis)("two AEF processes on one Redis", { timeout: 180_000 }, () => {
  const start = async () => {
    const redis = await startRedis();
    const way = await startWay(redis.url);
    const world = await startWorld();
    const one = await world.start("one", { driver: "redis", url: redis.url });
    const other = await world.start("other", { driver: "redis", url: way.url });
    return { ...world, redis, way, one, other };
  };

  test("serve each other's keys at once", async () => {
    const { one, other, share, open, ccf } = await start();
    for (let flow = 0; flow < flows; flow++) {
      const [from, to] = flow % 2 === 0 ? [one, other] : [other, one];
      await open(to.port, await share(from.port), versionOf(flow));
    }

    expect(ccf.asked).toHaveLength(flows);
  });

  test("end a key that one of them is told to be revoked, with its connections", async () => {
    const { one, other, share, openBoth, revoke, expectNoKey } = await start();
    const [shared, bystander] = [await share(one.port), await share(one.port)];
    const theirs = [...(await openBoth(one.port, shared)), ...(await openBoth(other.port, shared))];
    const others = await openBoth(other.port, bystander);
    const since = performance.now();
    expect(await revoke(shared)).toBe(204);
    await expectEnded(theirs, since);

    for (const { port } of [one, other]) await expectNoKey(port, shared);
    await openBoth(other.port, bystander);
    expect(others.map((socket) => socket.closed)).toEqual([false, false]);
  });

  test("know after an outage all that has happened meanwhile", async () => {
    const { one, other, way, share, open, openBoth, revoke, expectNoKey } = await start();
    const [kept, revoked] = [await share(one.port), await share(one.port)];
    const theirs = await openBoth(other.port, revoked);
    way.cut();
    const fresh: Shared[] = [];
    for (let index = 0; index < 20; index++) fresh.push(await share(one.port));
    expect(await revoke(revoked)).toBe(204);
    await open(other.port, kept, "TLSv1.3"); // with what it knows
    await expect(open(other.port, fresh[0] ?? kept, "TLSv1.3")).rejects.toThrow();
    expect(theirs.map((socket) => socket.closed)).toEqual([false, false]);
    way.mend();
    await Promise.all(theirs.map((socket) => closed(socket)));

    for (const [index, shared] of fresh.entries()) await open(other.port, shared, versionOf(index));
    await expectNoKey(other.port, revoked);
    expect(other.running.stderr()).toContain("the store does not tell what other processes do");
  });

  test("know after a new start of Redis all that has happened meanwhile", async () => {
    const { redis, one, other, share, open } = await start();
    const kept = await share(one.port);
    await open(other.port, kept, "TLSv1.3");
    await redis.signal("SIGKILL");
    await open(other.port, kept, "TLSv1.2");
    await redis.restart();
    const shared = await vi.waitFor(() => share(one.port), patience);
    await vi.waitFor(() => open(other.port, shared, "TLSv1.3"), patience);

    await open(other.port, kept, "TLSv1.3");
  });

  test("hold nobody up for long where Redis does not answer", async () => {
    const { other, way, share, open } = await start();
    const known = await share(other.port);
    way.silence();
    const since = performance.now();
    await open(other.port, known, "TLSv1.3");
    const first = performance.now() - since;
    await Promise.all(Array.from({ length: 5 }, () => open(other.port, known, "TLSv1.3")));
    const next = performance.now() - since - first;

    expect(first).toBeGreaterThan(1900);
    expect(first).toBeLessThan(6000);
    expect(next).toBeLessThan(1900);
  });
});

describe("aef --workers", { timeout: 180_000 }, () => {
  const start = async () => {
    const world = await startWorld();
    const path = join(temporaryFolder(), "aef.store");
    const restart = () => world.start("aef", { driver: "lmdb", path }, "--workers", "2");
    return { ...world, restart, ...(await restart()) };
  };

  /** The processes that have said that they listen. */
  const pids = (log: string): Set<number> =>
    new Set(
      log
        .split("\n")
        .filter((line) => line.includes('"listening"'))
        .map((line) => JSON.parse(line).pid),
    );

  test("refuses no handshake, whichever process answered step 4", async () => {
    const { running, port, share, open, ccf } = await start();
    // One after the other, connections go to the processes in turn.
    for (let flow = 0; flow < flows; flow++) await open(port, await share(port), versionOf(flow));
    const many = Array.from({ length: flows }, async (_, flow) =>
      open(port, await share(port), versionOf(flow)),
    );
    await Promise.all(many);

    expect(ccf.asked).toHaveLength(2 * flows);
    expect(pids(running.stderr()).size).toBe(2);
  });

  test("ends a revoked key's connections in every process", async () => {
    const { port, share, openBoth, open, revoke, expectNoKey } = await start();
    const [shared, bystander] = [await share(port), await share(port)];
    const theirs = [];
    for (let times = 0; times < 3; times++) theirs.push(...(await openBoth(port, shared)));
    theirs.push(await open(port, shared, "TLSv1.3")); // an odd number: not each pair in one process
    const other = await open(port, bystander, "TLSv1.3");
    const since = performance.now();
    expect(await revoke(shared)).toBe(204);
    await expectEnded(theirs, since);

    for (let times = 0; times < 3; times++) await expectNoKey(port, shared);
    expect(other.closed).toBe(false);
  });

  test("has the keys still when it is started anew", async () => {
    const { running, restart, share, port, open } = await start();
    const shared = await share(port);
    expect(await running.end("SIGTERM")).toBe(0);
    const { port: next } = await restart();

    await open(next, shared, "TLSv1.3");
    await open(next, shared, "TLSv1.3");
  });

  test("refuses a store that the processes do not share", async () => {
    const { writeWith } = await startWorld();
    const file = await writeWith({ driver: "memory" });
    const { code, stderr } = await command(["aef", "--config", file, "--workers", "2"]);

    expect(code).toBe(2);
    expect(stderr.trim()).toBe(
      "error: several workers need a store that they share: lmdb or redis",
    );
  });
});
