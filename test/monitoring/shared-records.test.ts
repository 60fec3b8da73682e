import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { notificationsOf } from "../../src/ccf/notifications.js";
import { WorkerTotals } from "../../src/cli/worker-totals.js";
import { newTrace } from "../../src/contract/trace.js";
import { PartyMetrics } from "../../src/http/metrics.js";
import { silentLog } from "../../src/http/silent-log.js";
import { openStore } from "../../src/store/open.js";
import { createAuthority } from "../../src/tls/pki.js";
import { startWorld } from "../cli/aef-processes.js";
import { temporaryFolder } from "../store/places.js";
import { logOf, samples, tell } from "./operator.js";

/** A notice whose receiver is not configured any more, and so is owed until its key expires. */
const undeliverable = {
  ...({
    role: "aef",
    id: "aef-1",
    aefId: "aef-1",
    destination: "https://aef.example.com/n",
  } as const),
  revocation: {
    ...{ ccfId: "ccf-b", apiInvokerId: "I-1", aefId: "aef-1", aefPskId: "k" },
    cause: "UNEXPECTED_REASON" as const,
  },
  trace: newTrace(),
  owedSince: performance.now(),
  expiresAt: performance.now() + 60_000,
};

describe("what all workers have of one store", { timeout: 60_000 }, () => {
  test("is one key held by an AEF, however many processes hold it", async () => {
    const { start, share, openBoth } = await startWorld();
    const store = { driver: "lmdb", path: join(temporaryFolder(), "aef.store") };
    const { running, port } = await start("aef", store, "--workers", "2");
    const origin = logOf(running).find(({ admin }) => admin !== undefined).admin;
    const held = async () =>
      samples((await tell(origin, "/metrics")).body, "capif_keys_held")[""] ?? 0;
    const shared = await share(port);
    for (let times = 0; times < 3; times++) await openBoth(port, shared); // each process has read it

    expect(await held()).toBe(1);
    await share(port);
    await vi.waitFor(async () => expect(await held()).toBe(2));
  });

  test("is one notice owed by a CCF, however many processes try to deliver it", async () => {
    const authority = await createAuthority("Domain A");
    const store = await openStore({ driver: "memory" }, "ccf/ccf-a");
    const options = {
      ...{ ccfId: "ccf-a", listen: { host: "127.0.0.1", port: 0 }, notifications: {} },
      ...{ tls: await authority.issue({ commonName: "ccf-a" }), trustAnchors: [] },
      ...{ invokers: [], aefs: [], peers: [] },
    };
    const totals = new WorkerTotals();
    const told = [];
    for (const worker of [1, 2]) {
      const metrics = new PartyMetrics();
      const outbox = notificationsOf(options, store, { log: silentLog, metrics })?.outbox;
      onTestFinished(() => outbox?.close());
      outbox?.send(undeliverable);
      told.push(await metrics.registry.getMetricsAsJSON());
      totals.note(worker, told.at(-1) ?? []);
    }
    const all = await totals.with(told).metrics();

    expect(samples(all, "capif_notices_owed")).toEqual({ "": 1 });
  });
});
