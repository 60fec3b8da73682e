import { createHash, randomBytes } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { invokerRecordCodec } from "../../src/ccf/context-record.js";
import type { InvokerRecord } from "../../src/ccf/invoker-record.js";
import { type Aef, Registry } from "../../src/ccf/registry.js";
import {
  type AefKey,
  entriesOf,
  remainingSeconds,
  type SecurityContext,
  SecurityContexts,
  type Target,
} from "../../src/ccf/security-contexts.js";
import { aefPskId } from "../../src/psk/index.js";
import { openStore } from "../../src/store/open.js";
import { Records } from "../../src/store/records.js";

const registry = new Registry({
  ccfId: "ccf-b",
  addresses: [],
  invokers: [],
  aefs: [],
  agreements: [],
});

const aefAt = (aefId: string, ...p0s: string[]): Aef => ({
  ccfId: "ccf-a",
  aefId,
  interfaces: new Map(p0s.map((p0) => [p0, { fqdn: new URL(p0).hostname }])),
  notificationOrigins: [],
});

const one = aefAt("aef-1", "https://one.example:443");
const two = aefAt("aef-2", "https://two.example:443", "https://two.example:443/v2");

const keyFor = (p0: string, seconds = 60, octet = 1): AefKey => {
  const aefPsk = Buffer.alloc(32, octet);
  aefPsk.write(p0);
  return { p0, aefPsk, aefPskId: aefPskId(aefPsk), expiresAt: performance.now() + seconds * 1000 };
};

const targetOf = (aef: Aef): Target => ({ aef, interfaces: aef.interfaces });

const contextOf = (...aefs: Aef[]): SecurityContext => ({
  apiInvokerId: "API-INVOKER-1",
  notificationDestination: "https://invoker.invalid/",
  entries: aefs.map((aef) => ({
    aefId: aef.aefId,
    prefSecurityMethods: ["PSK"],
    selSecurityMethod: "PSK",
    targets: [targetOf(aef)],
  })),
  keys: new Map(
    aefs.flatMap((aef) => [...aef.interfaces.keys()].map((p0) => [p0, keyFor(p0)] as const)),
  ),
});

const keysOf = ({ keys }: SecurityContext): AefKey[] => [...keys.values()];

describe("security contexts", () => {
  let records: Records<InvokerRecord>;
  let contexts: SecurityContexts;
  beforeEach(async () => {
    const store = await openStore({ driver: "memory" }, "ccf/ccf-b");
    records = new Records(store, "invoker", invokerRecordCodec(registry));
    contexts = new SecurityContexts(records);
  });
  const revoked = async (context: SecurityContext) => {
    const id = createHash("sha256").update("API-INVOKER-1").digest("hex");
    const record = await records.get(id);
    return keysOf(context).map(({ aefPskId }) => record?.value.revoked.has(aefPskId));
  };

  test("hold one context an invoker, the latest", async () => {
    await contexts.put(contextOf(one));
    const latest = contextOf(one);
    await contexts.put(latest);

    expect(await contexts.get("API-INVOKER-1")).toBe(latest);
    expect(await contexts.get("API-INVOKER-2")).toBeUndefined();
  });

  test("revoke the keys of interfaces that a new context leaves out", async () => {
    const before = contextOf(one, two);
    await contexts.put(before);
    await contexts.put(contextOf(one));

    expect(await revoked(before)).toEqual([false, true, true]);
  });

  test("end with their invoker's being onboarded", async () => {
    const details = { fqdn: "one.example", port: 443, securityMethods: ["PSK"] };
    const aefs = [{ aefId: "aef-1", interfaces: [details] }];
    const own = new Registry({ ccfId: "ccf-b", addresses: [], invokers: [], aefs, agreements: [] });
    const store = await openStore({ driver: "memory" }, "ccf/ccf-b");
    const all = new SecurityContexts(new Records(store, "invoker", invokerRecordCodec(own)));
    const aef = own.aef("ccf-b", "aef-1") ?? one;
    const names = ["API-INVOKER-1", "API-INVOKER-2", "API-INVOKER-3"];
    for (const apiInvokerId of names) await all.put({ ...contextOf(aef), apiInvokerId });
    await all.offboard(["API-INVOKER-3", "API-INVOKER-1"]);
    const left = await Promise.all(names.map((name) => all.get(name)));

    expect(left.map((context) => context !== undefined)).toEqual([true, false, true]);
  });

  test("give no new key where too many were revoked, and forget none of these", async () => {
    const [p0 = ""] = one.interfaces.keys();
    const fresh = (apiInvokerId = "API-INVOKER-1"): SecurityContext => {
      const aefPsk = randomBytes(32);
      const expiresAt = performance.now() + 60_000;
      const key = { p0, aefPsk, aefPskId: aefPskId(aefPsk), expiresAt };
      return { ...contextOf(one), apiInvokerId, keys: new Map([[p0, key]]) };
    };
    const first = fresh();
    await contexts.put(first);
    for (let count = 0; count < 2000; count++) {
      await contexts.delete("API-INVOKER-1");
      if (count < 1999) await contexts.put(fresh());
    }
    const refusal = await contexts.put(fresh()).catch((error: unknown) => error);

    expect(refusal).toMatchObject({ status: 429 });
    const { options } = refusal as { options: { headers: Record<string, string> } };
    expect(Number(options.headers["retry-after"])).toBeGreaterThan(1);
    expect(Number(options.headers["retry-after"])).toBeLessThanOrEqual(60);
    expect(await revoked(first)).toEqual([true]);
    expect(await contexts.put(fresh("API-INVOKER-2"))).toBe(true);
  });

  test("revoke every key of a context that is deleted", async () => {
    const context = contextOf(one, two);
    await contexts.put(context);

    expect(await contexts.delete("API-INVOKER-1")).toBe(true);
    expect(await contexts.get("API-INVOKER-1")).toBeUndefined();
    expect(await revoked(context)).toEqual([true, true, true]);
    expect(await contexts.delete("API-INVOKER-1")).toBe(false);
  });

  test("let an AEF take out its own entries and keys only", async () => {
    const context = contextOf(one, two);
    await contexts.put(context);

    expect(await contexts.deleteAef("API-INVOKER-1", two)).toBe(true);
    const left = await contexts.get("API-INVOKER-1");
    expect(left?.entries.map(({ aefId }) => aefId)).toEqual(["aef-1"]);
    expect([...(left?.keys.keys() ?? [])]).toEqual(["https://one.example:443"]);
    expect(await revoked(context)).toEqual([false, true, true]);
    expect(await contexts.deleteAef("API-INVOKER-1", two)).toBe(false);
  });

  test("end with the last AEF's entries", async () => {
    await contexts.put(contextOf(one));

    expect(await contexts.deleteAef("API-INVOKER-1", one)).toBe(true);
    expect(await contexts.get("API-INVOKER-1")).toBeUndefined();
    expect(await contexts.deleteAef("API-INVOKER-1", one)).toBe(false);
  });

  test("leave to other AEFs what an entry shares between them", async () => {
    const { entries, ...context } = contextOf(one);
    const shared = { prefSecurityMethods: ["PSK"], selSecurityMethod: "PSK" as const };
    await contexts.put({ ...context, entries: [{ ...shared, targets: [one, two].map(targetOf) }] });
    await contexts.deleteAef("API-INVOKER-1", one);

    const left = await contexts.get("API-INVOKER-1");
    expect(left?.entries.flatMap(({ targets }) => targets.map(({ aef }) => aef))).toEqual([two]);
    expect(left && entriesOf(left, one)).toEqual([]);
    expect(left && entriesOf(left, two)).toHaveLength(1);
    expect(entries).toHaveLength(1);
  });

  test("forget a revoked key when its validity would have ended", async () => {
    const context = { ...contextOf(), keys: new Map([["p0", keyFor("https://x", 0.05)]]) };
    await contexts.put(context);
    await contexts.delete("API-INVOKER-1");
    expect(await contexts.put(context)).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 80));

    expect(await contexts.put(context)).toBe(true);
  });
});

describe("what remains of a validity", () => {
  for (const [milliseconds, seconds] of [
    [3_000_900, 3000],
    [1500, 1],
    [900, 0],
    [-5000, 0],
  ] as const)
    test(`of ${milliseconds} ms is ${seconds} s`, () => {
      expect(remainingSeconds(performance.now() + milliseconds)).toBe(seconds);
    });
});
