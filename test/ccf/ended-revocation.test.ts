import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { invokerRecordCodec } from "../../src/ccf/context-record.js";
import { Registry } from "../../src/ccf/registry.js";
import { SecurityContexts } from "../../src/ccf/security-contexts.js";
import { openStore, type StoreOptions } from "../../src/store/open.js";
import { Records } from "../../src/store/records.js";
import { temporaryFolder } from "../store/places.js";
import { startInterconnect } from "../support/interconnect.js";
import { contextAt } from "./keyed-context.js";

const names = Array.from({ length: 1000 }, (_, index) => `API-INVOKER-${index}`);
const gone = [{ aefId: "aef-1", interfaces: [{ fqdn: "gone.example", port: 443 }] }];
const earlier = new Registry({
  ccfId: "ccf-b",
  addresses: [],
  invokers: [],
  aefs: [],
  agreements: [{ ccfId: "ccf-a", addresses: [], aefs: gone }],
});

/** The store of a CCF-B that knew these invokers and an interface that is gone. */
const leftStore = () => {
  const options: StoreOptions = { driver: "lmdb", path: join(temporaryFolder(), "ccf-b.store") };
  const read = async <T>(work: (contexts: SecurityContexts) => Promise<T>): Promise<T> => {
    const opened = await openStore(options, "ccf/ccf-b");
    const records = new Records(opened, "invoker", invokerRecordCodec(earlier));
    return work(new SecurityContexts(records)).finally(opened.store.close);
  };
  return {
    options,
    fill: () =>
      read((contexts) => Promise.all(names.map((name) => contexts.put(contextAt(earlier, name))))),
    left: () =>
      read(async (contexts) => {
        const found = await Promise.all(names.map((name) => contexts.get(name)));
        return found.filter((context) => context !== undefined).length;
      }),
  };
};

describe("the end of a CCF that revokes what is no more in its configuration", () => {
  test("comes before that of its store", async () => {
    const { options } = leftStore();
    const lab = await startInterconnect({ changes: { "ccf-b": { store: options } } });
    onTestFinished(lab.close);
    let isRead = false;
    const offboard = vi.spyOn(SecurityContexts.prototype, "offboard");
    onTestFinished(() => offboard.mockRestore());
    offboard.mockImplementation(async function (this: SecurityContexts, _, signal) {
      if (signal?.aborted === false) await once(signal, "abort");
      await delay(200);
      await this.get("API-INVOKER-1");
      isRead = true;
    });
    await lab.restart("ccf-b");
    await lab.stop("ccf-b");

    expect(isRead).toBe(true);
  });

  for (const [what, invokers] of [
    ["of invokers", []],
    ["of interfaces", names.map((apiInvokerId) => ({ apiInvokerId }))],
  ] as const)
    test(`leaves what is not in hand to the next start: ${what}`, async () => {
      const { options, fill, left } = leftStore();
      await fill();
      let store: StoreOptions = { driver: "memory" };
      const lab = await startInterconnect({ changes: { "ccf-b": () => ({ store, invokers }) } });
      onTestFinished(lab.close);
      const replace = vi.spyOn(Records.prototype, "replace");
      onTestFinished(() => replace.mockRestore());
      store = options;
      await lab.restart("ccf-b");
      await vi.waitFor(() => expect(replace).toHaveBeenCalled(), { interval: 1 });
      await lab.stop("ccf-b");

      expect(lab.log()).not.toContain("that are gone stay for now");
      const still = await left();
      expect(still).toBeGreaterThan(0);
      expect(still).toBeLessThan(names.length);
    });
});
