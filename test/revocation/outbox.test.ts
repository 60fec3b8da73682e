import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { parse, stringify } from "yaml";
import { retryDelayMs } from "../../src/ccf/back-off.js";
import { conventionalName, type Voucher } from "../../src/http/identity.js";
import { createAuthority } from "../../src/tls/pki.js";
import { type Ready, readyAef } from "../interop/ready.js";
import { temporaryFolder } from "../store/places.js";
import { hasRedis, startRedis } from "../store/redis-server.js";
import { fakeParty } from "../support/fake-party.js";
import type { Interconnect } from "../support/interconnect.js";
import {
  closed,
  contextAt,
  expectNoKey,
  notifications,
  openConnection,
  readyOther,
  startRevocable,
} from "./revocable.js";

const aefAnchor: Voucher = { role: "aef", name: conventionalName("aef"), ids: ["fake"] };
const main = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const sealingKey = "test/revocation".padEnd(32, ".");

/** Where the CCFs of a test keep their state, as a configuration has it. */
const stores: Record<string, (() => Promise<(party: string) => object>) | undefined> = {
  lmdb: async () => (party) => ({ driver: "lmdb", path: `${party}.store` }),
  redis: hasRedis
    ? async () => {
        const { url } = await startRedis();
        const sealingKeys = [{ kid: "k", env: "CAPIF_TEST_SEALING_KEY" }];
        return () => ({ driver: "redis", url, sealingKeys });
      }
    : undefined,
};

/** A CCF of the lab as a process of its own, in the place of the one in this process. */
const startProcess = async (lab: Interconnect, name: string, store: object, without?: string) => {
  const configuration = parse(readFileSync(join(lab.directory, `${name}.yaml`), "utf8"));
  const file = join(lab.directory, `${name}-process.yaml`);
  const invokers = configuration.invokers.filter(
    ({ apiInvokerId }: { apiInvokerId: string }) => apiInvokerId !== without,
  );
  writeFileSync(file, stringify({ ...configuration, invokers, notifications, store }));
  const child = spawn(process.execPath, [main, "ccf", "--config", file], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, CAPIF_TEST_SEALING_KEY: Buffer.from(sealingKey).toString("base64") },
  });
  let log = "";
  child.stderr.on("data", (chunk) => {
    log += chunk;
  });
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  };
  onTestFinished(kill);
  for await (const line of createInterface({ input: child.stdout })) if (line === "ready") break;
  child.stdout.resume();
  return { kill, log: () => log };
};

for (const [driver, open] of Object.entries(stores))
  describe.skipIf(open === undefined)(`notices in ${driver}`, () => {
    const started = async () => {
      const lab = await startRevocable({
        aef: { store: { driver: "lmdb", path: join(temporaryFolder(), "aef.store") } },
      });
      await lab.stop("ccf-a");
      await lab.stop("ccf-b");
      const storeOf = (await open?.()) ?? (() => ({}));
      const start = (name: string, without?: string) =>
        startProcess(lab, name, storeOf(name), without);
      return { lab, start };
    };
    const ended = async (key: Ready, socket: Awaited<ReturnType<typeof openConnection>>) => {
      await closed(socket);
      await expectNoKey(key);
    };

    test("outlive CCF-B, killed between the deletion and the delivery", async () => {
      const { lab, start } = await started();
      const [a, b] = [await start("ccf-a"), await start("ccf-b")];
      const key = await readyAef(lab);
      const socket = await openConnection(key);
      await a.kill();
      const deletion = await contextAt(lab, { method: "DELETE" });
      await b.kill();
      const stillOpen = !socket.destroyed;
      await start("ccf-a");
      await start("ccf-b");
      await ended(key, socket);

      expect(deletion.status).toBe(204);
      expect(stillOpen).toBe(true);
    }, 60_000);

    test("outlive CCF-A, killed between its 204 and the AEF's", async () => {
      const { lab, start } = await started();
      const [a, b] = [await start("ccf-a"), await start("ccf-b")];
      const key = await readyAef(lab);
      await lab.stop("aef");
      await contextAt(lab, { method: "DELETE" });
      await expect.poll(b.log, { timeout: 20_000 }).toContain("notice acknowledged");
      await a.kill();
      await start("ccf-a");
      await lab.restart("aef");

      await expect
        .poll(() => lab.log(), { timeout: 20_000 })
        .toContain('"status":204,"operation":"notifySecurityInfoRevoked"');
      await expectNoKey(key);
    }, 60_000);

    test("go out for an invoker that a CCF is started without", async () => {
      const { lab, start } = await started();
      await start("ccf-a");
      const b = await start("ccf-b");
      const [key, other] = [await readyAef(lab), await readyOther(lab)];
      const [socket, bystander] = [await openConnection(key), await openConnection(other)];
      await b.kill();
      await start("ccf-b", "API-INVOKER-1");
      await ended(key, socket);

      expect(bystander.destroyed).toBe(false);
      expect((await contextAt(lab, {})).json).toMatchObject({ cause: "API_INVOKER_NOT_FOUND" });
    }, 60_000);
  });

test("the time between attempts doubles up to a limit, and leaves up to half of it to chance", () => {
  const backOff = { firstRetrySeconds: 1, longestRetrySeconds: 60 };
  for (const [failures, full] of [
    [1, 1],
    [2, 2],
    [3, 4],
    [6, 32],
    [7, 60],
    [4000, 60],
  ] as const) {
    const delays = Array.from({ length: 200 }, () => retryDelayMs(backOff, failures));
    expect(Math.min(...delays)).toBeGreaterThan(full * 500 - 1);
    expect(Math.max(...delays)).toBeLessThanOrEqual(full * 1000);
    expect(Math.max(...delays) - Math.min(...delays)).toBeGreaterThan(full * 100);
  }
});

test("a notice is not sent where a receiver's redirect leads", async () => {
  const authority = await createAuthority("Domain of a fake AEF");
  const receiver = await fakeParty({ authority });
  receiver.answer((_, response) => {
    response.writeHead(307, { location: `${receiver.apiRoot}/elsewhere` }).end();
  });
  const lab = await startRevocable({
    "ccf-a": (own) => ({
      notifications,
      trustAnchors: [...own.trustAnchors, { ca: receiver.ca, vouchesFor: [aefAnchor] }],
      aefs: own.aefs.map((aef) => ({ ...aef, notificationOrigins: [receiver.apiRoot] })),
    }),
    aef: (own) => ({
      notifications: {
        ccfId: "ccf-a",
        listen: { host: "127.0.0.1", port: 0 },
        ...own.notifications,
        apiRoot: receiver.apiRoot,
      },
    }),
  });
  await readyAef(lab);
  await contextAt(lab, { method: "DELETE" });
  await expect.poll(() => receiver.asked.length, { timeout: 20_000 }).toBeGreaterThan(1);

  expect(new Set(receiver.asked.map(({ path }) => path))).toEqual(new Set(["/notifications"]));
});
