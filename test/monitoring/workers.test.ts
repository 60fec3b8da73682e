import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { parse } from "yaml";
import { patienceMsOf } from "../../src/cli/worker-administration.js";
import { isAlive, type RunningCommand } from "../cli/command.js";
import { endedLab } from "../cli/refusal.js";
import { hasRedis, startRedis } from "../store/redis-server.js";
import { run } from "../support/run.js";
import { logOf, samples, startWatched, tell } from "./operator.js";

const patient = { timeout: 20_000, interval: 200 };

const pidsOf = (running: RunningCommand): number[] =>
  logOf(running).flatMap(({ msg, pid }) => (msg === "listening" ? [pid] : []));

const stop = (pid: number) => {
  process.kill(pid, "SIGSTOP");
  onTestFinished(() => void (isAlive(pid) && process.kill(pid, "SIGCONT")));
};

describe("the operator of several workers", { timeout: 120_000 }, () => {
  let lab: Awaited<ReturnType<typeof endedLab>>;
  beforeAll(async () => {
    lab = await endedLab();
    writeFileSync(join(lab.directory, "s.key"), randomBytes(32).toString("base64"), {
      mode: 0o600,
    });
  }, 120_000);

  /** CCF-B in two processes; a request of the invoker, and what the operator reads. */
  const start = async (store: object) => {
    const admin = { listen: { port: 0 } };
    const file = lab.changed("ccf-b", (own) => ({ ...own, admin, store }), "ccf-b-workers");
    const started = await startWatched(["ccf", "--config", file, "--workers", "2"]);
    const { apiRoot, origin } = started;
    const pem = (name: string) => join(lab.directory, "pki", name);
    const credentials = ["--cert", pem("invoker.pem"), "--key", pem("invoker.key")];
    const context = `${apiRoot}/capif-security/v1/trustedInvokers/API-INVOKER-1`;
    const args = ["-sS", "--cacert", pem("domain-b-ca.pem"), ...credentials, context];
    return {
      ...started,
      ask: () => run("curl", args, { timeoutMs: 20_000 }),
      ready: async () => {
        const { status, body } = await tell(origin, "/readyz");
        return { status, reasons: JSON.parse(body).reasons };
      },
      read: async (name: string) => samples((await tell(origin, "/metrics")).body, name),
      requests: async () => {
        const told = samples((await tell(origin, "/metrics")).body, "capif_requests_total");
        return Object.values(told).reduce((sum, count) => sum + count, 0);
      },
    };
  };
  const shared = (name: string) => ({ driver: "lmdb", path: `${name}.store` });
  const states = (ready: number, notReady: number, silent: number) => ({
    '{state="ready"}': ready,
    '{state="not ready"}': notReady,
    '{state="silent"}': silent,
  });

  test.skipIf(!hasRedis)("is told of a store that hangs, and of all else meanwhile", async () => {
    const redis = await startRedis();
    const sealingKeys = [{ kid: "k1", file: "s.key" }];
    const { ready, origin } = await start({ driver: "redis", url: redis.url, sealingKeys });
    expect(await ready()).toEqual({ status: 200, reasons: [] });

    await redis.signal("SIGSTOP");
    const { body } = await tell(origin, "/metrics");
    expect(await ready()).toEqual({
      status: 503,
      reasons: [expect.stringContaining("no answer within 2000 ms")],
    });
    expect(samples(body, "capif_ready")).toEqual({ "": 0 });
    expect(samples(body, "capif_workers")).toEqual(states(0, 2, 0));
    expect(samples(body, "capif_connections")).toEqual({ '{port="ccf"}': 0 });
  });

  test("is told of a worker that hangs, while the other one takes the requests", async () => {
    const { running, ready, read } = await start(shared("hanging"));
    await vi.waitFor(async () => expect(await read("capif_workers")).toEqual(states(2, 0, 0)));
    const [first = 0, second = 0] = pidsOf(running);
    stop(first);

    expect(await read("capif_workers")).toEqual(states(1, 0, 1));
    expect(await read("capif_ready")).toEqual({ "": 1 });
    expect(await ready()).toEqual({ status: 200, reasons: [] });
    const warned = logOf(running).filter(({ msg }) => msg === "a worker does not answer");
    expect(warned).toEqual([expect.objectContaining({ worker: first })]);

    stop(second);
    expect(await read("capif_ready")).toEqual({ "": 0 });
    expect(await ready()).toEqual({ status: 503, reasons: ["a worker does not answer"] });
  });

  test("sees no count fall when a worker hangs, or ends", async () => {
    const { running, ask, requests } = await start(shared("ending"));
    for (let i = 0; i < 6; i++) await ask();
    expect(await requests()).toBe(6);
    const [first = 0, second = 0] = pidsOf(running);
    stop(first);
    expect(await requests()).toBe(6);

    for (const pid of [first, second]) process.kill(pid, "SIGKILL");
    expect(await requests()).toBe(6);
    await vi.waitFor(() => expect(pidsOf(running)).toHaveLength(4), patient);
    await ask();
    await vi.waitFor(async () => expect(await requests()).toBe(7));
  });

  test("waits longer for a worker than that waits for its store", () => {
    const file = new URL("../../openapi/configuration.yaml", import.meta.url);
    const { Store } = parse(readFileSync(file, "utf8")).components.schemas;
    const documentedMs = Store.properties.timeoutSeconds.default * 1000;

    expect(patienceMsOf(undefined)).toBeGreaterThan(documentedMs);
    expect(patienceMsOf({ driver: "lmdb", path: "x", timeoutSeconds: 9 })).toBeGreaterThan(9000);
  });
});
