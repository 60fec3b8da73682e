import { randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { createClient } from "@redis/client";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { untilDone } from "../../src/ccf/back-off.js";
import { invokerRecordCodec } from "../../src/ccf/context-record.js";
import { Registry } from "../../src/ccf/registry.js";
import { type SecurityContext, SecurityContexts } from "../../src/ccf/security-contexts.js";
import { openMemory } from "../../src/store/memory.js";
import { Records } from "../../src/store/records.js";
import { openRedis } from "../../src/store/redis.js";
import { unsealed } from "../../src/store/sealing.js";
import { StoreUnavailable } from "../../src/store/store.js";
import { contextAt } from "../revocation/revocable.js";
import { hasRedis, startRedis } from "../store/redis-server.js";
import { startInterconnect } from "../support/interconnect.js";

describe("what is done until it has gone through", () => {
  const backOff = { firstRetrySeconds: 0.02, longestRetrySeconds: 0.02 };

  test("is tried again after a while, and not once it has", async () => {
    const failed = vi.fn();
    const work = vi.fn(async () => {});
    work.mockRejectedValueOnce(new Error("first")).mockRejectedValueOnce(new Error("second"));
    await untilDone(work, { backOff, signal: new AbortController().signal, failed });

    expect(work).toHaveBeenCalledTimes(3);
    expect(failed.mock.calls.map(([error]) => error.message)).toEqual(["first", "second"]);
  });

  test("ends with its signal, and tells nobody of it", async () => {
    const ending = new AbortController();
    const failed = vi.fn();
    const work = vi.fn(() => Promise.reject(new Error("away")));
    const underWay = untilDone(work, { backOff, signal: ending.signal, failed });
    await vi.waitFor(() => expect(failed).toHaveBeenCalled());
    ending.abort();
    await underWay;
    const times = work.mock.calls.length;
    await delay(60);

    expect(work).toHaveBeenCalledTimes(times);
  });
});

describe("offboarding", () => {
  test("goes on with the others where it fails for one, and says so", async () => {
    const store = openMemory();
    const nothing = { ccfId: "ccf-b", addresses: [], invokers: [], aefs: [], agreements: [] };
    const codec = invokerRecordCodec(new Registry(nothing));
    const records = new Records({ store, sealing: unsealed, prefix: "" }, "invoker", codec);
    const contexts = new SecurityContexts(records);
    const names = ["API-INVOKER-1", "API-INVOKER-2", "API-INVOKER-3"];
    const entries: SecurityContext["entries"] = [
      { prefSecurityMethods: ["OAUTH"], selSecurityMethod: undefined, targets: [] },
    ];
    for (const apiInvokerId of names)
      await contexts.put({ apiInvokerId, notificationDestination: "", entries, keys: new Map() });
    const away = new StoreUnavailable("away");
    vi.spyOn(records, "replace").mockRejectedValueOnce(away);
    const left = async () => {
      const found = await Promise.all(names.map((name) => contexts.get(name)));
      return found.filter((context) => context !== undefined).length;
    };

    await expect(contexts.offboard([])).rejects.toBe(away);
    expect(await left()).toBe(1);
    await contexts.offboard([]);
    expect(await left()).toBe(0);
  });

  test.skipIf(!hasRedis)("is done once the store takes writes again", async () => {
    const { url } = await startRedis("--maxmemory-policy", "noeviction");
    const sealingKeys = [{ kid: "k", key: randomBytes(32) }] as const;
    let isOnboarded = true;
    const lab = await startInterconnect({
      changes: {
        "ccf-b": ({ invokers }) => ({
          store: { driver: "redis", url, sealingKeys },
          invokers: isOnboarded ? invokers : [],
        }),
      },
    });
    onTestFinished(lab.close);
    const invoker = lab.invoker();
    onTestFinished(() => invoker.close());
    await invoker.obtainSecurityMethod();
    const admin = await createClient({ url }).connect();
    onTestFinished(() => admin.destroy());
    const raw = await openRedis({ url });
    onTestFinished(raw.close);
    const kept = async () => {
      for await (const [, text] of raw.entries("ccf/ccf-b/invoker/")) return text;
    };
    const before = await kept();
    isOnboarded = false;
    await admin.configSet("maxmemory", "1");
    await lab.restart("ccf-b");
    await vi.waitFor(() => expect(lab.log()).toContain("that are gone stay for now"));
    expect(await kept()).toBe(before);
    await admin.configSet("maxmemory", "0");

    await expect.poll(kept, { timeout: 10_000 }).not.toBe(before);
    expect((await contextAt(lab, {})).status).toBe(404);
  });
});
