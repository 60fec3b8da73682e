import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { invokerRecordCodec } from "../../src/ccf/context-record.js";
import type { InvokerRecord } from "../../src/ccf/invoker-record.js";
import { type RegisteredAef, Registry } from "../../src/ccf/registry.js";
import type { AefKey, SecurityEntry } from "../../src/ccf/security-contexts.js";

const at = (fqdn: string) => ({ fqdn, port: 443 });
const one = { aefId: "aef-1", interfaces: [at("one.example")] };
const two = { aefId: "aef-2", interfaces: [at("two.example"), at("more.example")] };

const registryWith = (...aefs: RegisteredAef[]) =>
  new Registry({
    ccfId: "ccf-b",
    addresses: [],
    invokers: [],
    aefs: [],
    agreements: [{ ccfId: "ccf-a", addresses: [], aefs }],
  });

const subscription = {
  role: "ccf" as const,
  id: "ccf-a",
  aefId: "aef-2",
  destination: "https://ccf-a.example/notices",
};

const entryAbout = (registry: Registry, aefId: string): SecurityEntry => {
  const aef = registry.aef("ccf-a", aefId);
  if (aef === undefined) throw new Error(aefId);
  const targets = [{ aef, interfaces: aef.interfaces }];
  return { aefId, prefSecurityMethods: ["PKI", "PSK"], selSecurityMethod: "PSK", targets };
};

const recordIn = (registry: Registry): InvokerRecord => {
  const entries = [entryAbout(registry, "aef-1"), entryAbout(registry, "aef-2")];
  const p0s = entries.flatMap(({ targets }) => [...(targets[0]?.interfaces.keys() ?? [])]);
  const keyOf = (p0: string): AefKey => ({
    p0,
    aefPskId: `of ${p0}`,
    aefPsk: randomBytes(32),
    expiresAt: performance.now() + 60_000,
    ...(p0.includes("more") ? { subscription } : {}),
  });
  const [first = ""] = p0s;
  const context = {
    apiInvokerId: "API-INVOKER-1",
    notificationDestination: "https://invoker.example/",
    entries: [
      ...entries,
      { interfaceDetails: at("none.example"), prefSecurityMethods: ["PKI"], targets: [] },
    ].map((entry) => ({ selSecurityMethod: undefined, ...entry })),
    keys: new Map(p0s.toReversed().map((p0) => [p0, keyOf(p0)])),
  };
  const earlier = { p0: first, aefPskId: "earlier", expiresAt: performance.now() + 1000 };
  return {
    context,
    superseded: [earlier, { ...earlier, subscription }],
    revoked: new Map([["gone", performance.now() + 5000]]),
  };
};

/** A record as it is read so many milliseconds later, by a CCF that has this registry then. */
const readBy = (registry: Registry, record: InvokerRecord, elapsedMs = 0): InvokerRecord => {
  const text = JSON.stringify(invokerRecordCodec(registryWith(one, two)).encode(record));
  return invokerRecordCodec(registry).decode(JSON.parse(text), elapsedMs);
};

/** Without the times, which are told apart. */
const timeless = ({ context, superseded, revoked }: InvokerRecord) => ({
  context: context && {
    ...context,
    keys: [...context.keys].map(([p0, key]) => [p0, { ...key, expiresAt: 0 }]),
  },
  superseded: superseded.map((key) => ({ ...key, expiresAt: 0 })),
  revoked: [...revoked.keys()],
});

describe("an invoker's record", () => {
  test("is read as it was written", () => {
    const registry = registryWith(one, two);
    const record = recordIn(registry);
    const read = readBy(registry, record);

    expect(timeless(read)).toEqual(timeless(record));
    expect(read.context?.entries[0]?.targets[0]?.aef).toBe(registry.aef("ccf-a", "aef-1"));
    expect(readBy(registry, { ...record, context: undefined }).context).toBeUndefined();
  });

  test("lets keys end when they would have, and not later", () => {
    const registry = registryWith(one, two);
    const record = recordIn(registry);
    const read = readBy(registry, record, 20_000);
    const before = [...(record.context?.keys.values() ?? [])];

    expect(before).toHaveLength(3);
    for (const { p0, expiresAt } of before) {
      const after = read.context?.keys.get(p0)?.expiresAt ?? Infinity;
      expect(after).toBeLessThanOrEqual(expiresAt - 19_900);
      expect(after).toBeGreaterThan(expiresAt - 20_100);
    }
    expect(read.revoked.get("gone")).toBeGreaterThan(performance.now() - 15_100);
  });

  test("loses what the registry does not know any more, and the key of nothing else", () => {
    const record = recordIn(registryWith(one, two));
    const moreIsGone = { ...two, interfaces: [at("two.example")] };
    const read = readBy(registryWith(moreIsGone), record);
    const without = read.context;
    const p0 = "https://two.example:443";

    expect(without?.entries.map(({ aefId }) => aefId)).toEqual(["aef-2", undefined]);
    expect([...(without?.entries[0]?.targets[0]?.interfaces.keys() ?? [])]).toEqual([p0]);
    expect([...(without?.keys.keys() ?? [])]).toEqual([p0]);
    expect(without?.keys.get(p0)?.aefPsk).toEqual(record.context?.keys.get(p0)?.aefPsk);
    expect(read.superseded.slice(2)).toMatchObject([
      { p0: "https://more.example:443", aefPskId: "of https://more.example:443", subscription },
      { p0: "https://one.example:443", aefPskId: "of https://one.example:443" },
    ]);
  });
});
