import { once } from "node:events";
import { createServer } from "node:net";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { command, freePorts, isAlive, partyPids, recordingPids } from "./command.js";
import { startLab } from "./started-lab.js";

const patience = { timeout: 10_000 };

describe("lab", { timeout: 120_000 }, () => {
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    test(`ends with all its parties at ${signal}`, async () => {
      const lab = startLab();
      await lab.ready();
      const pids = Object.values(partyPids(lab.stderr()));

      expect(pids.filter(isAlive).length).toBe(4);
      expect(await lab.end(signal)).toBe(0);
      expect(pids.filter(isAlive)).toEqual([]);
    });

  test("leaves no party behind when it is killed", async () => {
    const lab = startLab();
    await lab.ready();
    const pids = Object.values(partyPids(lab.stderr()));
    await lab.end("SIGKILL");

    expect(pids.length).toBe(4);
    await expect.poll(() => pids.filter(isAlive), patience).toEqual([]);
  });

  test("ends with one line when a party ends, and takes the others along", async () => {
    const lab = startLab();
    await lab.ready();
    const pids = partyPids(lab.stderr());
    process.kill(pids.aef ?? 0, "SIGKILL");

    expect(await lab.ended).toBe(1);
    expect(lab.stderr().trimEnd().split("\n").at(-1)).toBe("error: aef ended: SIGKILL");
    await expect.poll(() => Object.values(pids).filter(isAlive), patience).toEqual([]);
  });

  test("ends at once when it is told to while it starts", async () => {
    const { env, pids } = recordingPids();
    const lab = startLab({}, { env });
    await expect.poll(() => pids().length, { timeout: 60_000, interval: 5 }).toBe(5);

    expect(await lab.end("SIGTERM")).toBe(143);
    await expect.poll(() => pids().filter(isAlive), patience).toEqual([]);
    expect(lab.stdout()).not.toContain("ready");
  });

  test("refuses a port in use with one line, and leaves nothing running", async () => {
    const [free = 0] = await freePorts(1);
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const { port } = taken.address() as { port: number };
    const { env, pids } = recordingPids();
    const lab = startLab({ ports: { "ccf-a": free, aef: port } }, { env });
    const code = await lab.ended;
    taken.close();

    expect(code).toBe(2);
    expect(lab.stderr()).toMatch(new RegExp(`^error: .*EADDRINUSE.*${port}\\n$`));
    await expect.poll(() => pids().filter(isAlive), patience).toEqual([]);
  });

  test("takes the listen address, ports and path prefix that it is given", async () => {
    const [ccfA = 0, ccfB = 0, aef = 0] = await freePorts(3);
    const lab = startLab({
      listen: "localhost",
      ports: { "ccf-a": ccfA, "ccf-b": ccfB, aef },
      apiPrefix: "/nef",
    });
    await lab.ready();

    expect(lab.folder.description().parties).toEqual({
      "ccf-a": { ccfId: "ccf-a", apiRoot: `https://localhost:${ccfA}` },
      "ccf-b": { ccfId: "ccf-b", apiRoot: `https://localhost:${ccfB}` },
      aef: {
        aefId: "aef-1",
        apiRoot: `https://localhost:${aef}/nef`,
        interfaceDetails: {
          fqdn: "localhost",
          port: aef,
          apiPrefix: "/nef",
          securityMethods: ["PSK"],
        },
      },
    });
    const { code, stderr } = await command(["invoke", "--config", join(lab.dir, "invoker.yaml")]);
    expect([code, stderr.trimEnd().split("\n").at(-1)]).toEqual([0, "5 of 5 steps passed"]);
    await lab.end("SIGTERM");
  });

  const hasIpv6 = Object.values(networkInterfaces()).some((addresses) =>
    addresses?.some(({ address }) => address === "::1"),
  );
  if (!hasIpv6) console.warn("SKIPPED: this machine has no ::1, so the lab's IPv6 goes untested");
  test.skipIf(!hasIpv6)("runs on IPv6", async () => {
    const lab = startLab({ listen: "::1" });
    await lab.ready();
    const { aef, "ccf-a": ccfA } = lab.folder.description().parties;

    expect(ccfA.apiRoot).toMatch(/^https:\/\/\[::1\]:\d+$/);
    expect(aef.apiRoot).toMatch(/^https:\/\/\[::1\]:\d+$/);
    expect(aef.interfaceDetails).toMatchObject({ ipv6Addr: "::1" });
    const { code, stdout } = await command(["invoke", "--config", join(lab.dir, "invoker.yaml")]);
    expect(JSON.parse(stdout)).toMatchObject({ interfaceDetails: { ipv6Addr: "::1" } });
    expect(code).toBe(0);
    await lab.end("SIGTERM");
  });
});
