import { describe, expect, test } from "vitest";
import { invokerRecordCodec } from "../../src/ccf/context-record.js";
import type { Notice } from "../../src/ccf/notice.js";
import { type RegisteredAef, Registry } from "../../src/ccf/registry.js";
import { type AefKey, SecurityContexts } from "../../src/ccf/security-contexts.js";
import { openMemory } from "../../src/store/memory.js";
import { Records } from "../../src/store/records.js";
import { unsealed } from "../../src/store/sealing.js";

const at = (fqdn: string) => ({ fqdn, port: 443 });
const [stays, goes] = [at("stays.example"), at("goes.example")];
const id = "API-INVOKER-1";

/** Contexts of a CCF that is started again and again, each time with what its agreement covers then. */
const restartable = () => {
  const store = openMemory();
  const notices: string[] = [];
  const outbox = {
    sealed: ({ revocation }: Notice) => ({ key: `notice/${revocation.aefPskId}`, value: "" }),
    send: ({ revocation }: Notice) => void notices.push(revocation.aefPskId),
  };
  const start = (...interfaces: RegisteredAef["interfaces"]) => {
    const aefs = interfaces.length === 0 ? [] : [{ aefId: "aef-1", interfaces }];
    const agreements = [{ ccfId: "ccf-a", addresses: [], aefs }];
    const registry = new Registry({
      ccfId: "ccf-b",
      addresses: [],
      invokers: [],
      aefs: [],
      agreements,
    });
    const codec = invokerRecordCodec(registry);
    const records = new Records({ store, sealing: unsealed, prefix: "" }, "invoker", codec);
    return { registry, contexts: new SecurityContexts(records, { ccfId: "ccf-b", outbox }) };
  };
  return { start, notices };
};

/** A context with a key of each interface, whose AEF's CCF wants to hear of them. */
const contextAt = (registry: Registry) => {
  const aef = registry.aef("ccf-a", "aef-1");
  if (aef === undefined) throw new Error("no AEF");
  const keyOf = (p0: string): AefKey => ({
    ...{ p0, aefPskId: `of ${p0}`, aefPsk: Buffer.from(p0) },
    expiresAt: performance.now() + 60_000,
    subscription: { role: "ccf", id: "ccf-a", aefId: "aef-1", destination: "https://a.example/" },
  });
  const targets = [{ aef, interfaces: aef.interfaces }];
  return {
    apiInvokerId: id,
    notificationDestination: "https://invoker.invalid/",
    entries: [{ prefSecurityMethods: ["PSK"], selSecurityMethod: "PSK" as const, targets }],
    keys: new Map([...aef.interfaces.keys()].map((p0) => [p0, keyOf(p0)])),
  };
};

const [ofStays, ofGoes] = ["of https://stays.example:443", "of https://goes.example:443"];

describe("keys of an interface that a CCF is started without", () => {
  const derived = async () => {
    const { start, notices } = restartable();
    const { registry, contexts } = start(stays, goes);
    const context = contextAt(registry);
    await contexts.put(context);
    return { start, notices, context };
  };

  test("are revoked, with a notice, once; the others stay", async () => {
    const { start, notices } = await derived();
    const { contexts } = start(stays);
    await contexts.withdraw();
    await contexts.withdraw();

    expect(notices).toEqual([ofGoes]);
    expect([...((await contexts.get(id))?.keys.values() ?? [])].map((key) => key.aefPskId)).toEqual(
      [ofStays],
    );
  });

  test("stay revoked when the interface is back", async () => {
    const { start, context } = await derived();
    await start(stays).contexts.withdraw();

    expect(await start(stays, goes).contexts.put(context)).toBe(false);
  });

  test("are revoked by any change that comes before", async () => {
    const { start, notices } = await derived();
    await start(stays).contexts.delete(id);

    expect(notices.sort()).toEqual([ofGoes, ofStays]);
  });

  for (const what of ["withdraw", "offboard"] as const)
    test(`are revoked where nothing else is left of the context (${what})`, async () => {
      const { start, notices } = await derived();
      const { contexts } = start();
      expect(await contexts.get(id)).toBeUndefined();
      await (what === "withdraw" ? contexts.withdraw() : contexts.offboard([]));

      expect(notices.sort()).toEqual([ofGoes, ofStays]);
      expect(await contexts.get(id)).toBeUndefined();
    });
});
