import { describe, expect, test } from "vitest";
import { invokerRecordCodec } from "../../src/ccf/context-record.js";
import type { Notice } from "../../src/ccf/notice.js";
import { type RegisteredAef, Registry } from "../../src/ccf/registry.js";
import { SecurityContexts } from "../../src/ccf/security-contexts.js";
import { openMemory } from "../../src/store/memory.js";
import { Records } from "../../src/store/records.js";
import { unsealed } from "../../src/store/sealing.js";
import { contextAt } from "./keyed-context.js";

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

const [ofStays, ofGoes] = ["of https://stays.example:443", "of https://goes.example:443"];

describe("keys of an interface that a CCF is started without", () => {
  const derived = async () => {
    const { start, notices } = restartable();
    const { registry, contexts } = start(stays, goes);
    const context = contextAt(registry, id);
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

  test("stay owed where looking for them is ended, which is a failure", async () => {
    const { start, notices } = await derived();
    const { contexts } = start();
    const signal = AbortSignal.abort();
    await expect(contexts.withdraw(signal)).rejects.toBe(signal.reason);
    await expect(contexts.offboard([], signal)).rejects.toBe(signal.reason);

    expect(notices).toEqual([]);
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
