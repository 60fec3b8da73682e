import { beforeEach, describe, expect, test } from "vitest";
import type { Aef } from "../../src/ccf/registry.js";
import {
  type AefKey,
  entriesOf,
  remainingSeconds,
  type SecurityContext,
  SecurityContexts,
  type Target,
} from "../../src/ccf/security-contexts.js";
import { aefPskId } from "../../src/psk/index.js";

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
  let contexts: SecurityContexts;
  beforeEach(() => {
    contexts = new SecurityContexts();
  });

  test("hold one context an invoker, the latest", () => {
    contexts.put(contextOf(one));
    const latest = contextOf(one);
    contexts.put(latest);

    expect(contexts.get("API-INVOKER-1")).toBe(latest);
    expect(contexts.get("API-INVOKER-2")).toBeUndefined();
  });

  test("revoke the keys of interfaces that a new context leaves out", () => {
    const before = contextOf(one, two);
    contexts.put(before);
    contexts.put(contextOf(one));

    expect(keysOf(before).map((key) => contexts.isRevoked(key))).toEqual([false, true, true]);
  });

  test("revoke every key of a context that is deleted", () => {
    const context = contextOf(one, two);
    contexts.put(context);

    expect(contexts.delete("API-INVOKER-1")).toBe(true);
    expect(contexts.get("API-INVOKER-1")).toBeUndefined();
    expect(keysOf(context).every((key) => contexts.isRevoked(key))).toBe(true);
    expect(contexts.delete("API-INVOKER-1")).toBe(false);
  });

  test("let an AEF take out its own entries and keys only", () => {
    const context = contextOf(one, two);
    contexts.put(context);

    expect(contexts.deleteAef("API-INVOKER-1", two)).toBe(true);
    const left = contexts.get("API-INVOKER-1");
    expect(left?.entries.map(({ aefId }) => aefId)).toEqual(["aef-1"]);
    expect([...(left?.keys.keys() ?? [])]).toEqual(["https://one.example:443"]);
    expect(keysOf(context).map((key) => contexts.isRevoked(key))).toEqual([false, true, true]);
    expect(contexts.deleteAef("API-INVOKER-1", two)).toBe(false);
  });

  test("end with the last AEF's entries", () => {
    contexts.put(contextOf(one));

    expect(contexts.deleteAef("API-INVOKER-1", one)).toBe(true);
    expect(contexts.get("API-INVOKER-1")).toBeUndefined();
    expect(contexts.deleteAef("API-INVOKER-1", one)).toBe(false);
  });

  test("leave to other AEFs what an entry shares between them", () => {
    const { entries, ...context } = contextOf(one);
    const shared = { prefSecurityMethods: ["PSK"], selSecurityMethod: "PSK" as const };
    contexts.put({ ...context, entries: [{ ...shared, targets: [one, two].map(targetOf) }] });
    contexts.deleteAef("API-INVOKER-1", one);

    const left = contexts.get("API-INVOKER-1");
    expect(left?.entries.flatMap(({ targets }) => targets.map(({ aef }) => aef))).toEqual([two]);
    expect(left && entriesOf(left, one)).toEqual([]);
    expect(left && entriesOf(left, two)).toHaveLength(1);
    expect(entries).toHaveLength(1);
  });

  test("forget a revoked key when its validity would have ended", async () => {
    const context = { ...contextOf(), keys: new Map([["p0", keyFor("https://x", 0.05)]]) };
    contexts.put(context);
    contexts.delete("API-INVOKER-1");
    const [key] = keysOf(context);
    expect(key && contexts.isRevoked(key)).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 80));

    expect(key && contexts.isRevoked(key)).toBe(false);
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
