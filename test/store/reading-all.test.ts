import { setImmediate as turn } from "node:timers/promises";
import { pino } from "pino";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { openPartyStore } from "../../src/http/party-store.js";
import { openLmdb } from "../../src/store/lmdb.js";
import { openMemory } from "../../src/store/memory.js";
import { Records } from "../../src/store/records.js";
import { unsealed } from "../../src/store/sealing.js";
import { all } from "./all.js";
import { newKey } from "./opened-records.js";
import { temporaryFolder } from "./places.js";

const inMemory = () => {
  const decode = vi.fn(Number);
  const codec = { encode: (value: number) => value, decode, lifetimeMs: () => undefined };
  const sealed = { store: openMemory(), sealing: unsealed, prefix: "p/" };
  return { decode, records: new Records<number>(sealed, "number", codec) };
};

/** How often the event loop goes round while something is done. */
const turnsDuring = async (work: Promise<unknown>): Promise<number> => {
  const state = { isDone: false, turns: 0 };
  const done = work.finally(() => {
    state.isDone = true;
  });
  for (; !state.isDone; state.turns++) await turn();
  await done;
  return state.turns;
};

describe("reading all records", () => {
  test("lets others have their turn, often", async () => {
    const { records } = inMemory();
    for (let index = 0; index < 2000; index++) await records.put(String(index), index);

    expect(await turnsDuring(all(records.entries()))).toBeGreaterThan(15);
    expect(await turnsDuring(all(records.others(new Set(["1"]))))).toBeGreaterThan(15);
  });

  test("stops at once where its signal ends, be there anything to give or not", async () => {
    const { records, decode } = inMemory();
    const ids = Array.from({ length: 2000 }, (_, index) => String(index));
    for (const id of ids) await records.put(id, Number(id));
    for (const read of [
      (signal: AbortSignal) => records.entries(signal),
      (signal: AbortSignal) => records.others(new Set(ids), signal),
    ]) {
      const ending = new AbortController();
      const reading = all(read(ending.signal));
      await turn();
      ending.abort();

      await expect(reading).rejects.toBe(ending.signal.reason);
    }
    expect(decode.mock.calls.length).toBeLessThan(1000);
  });

  test("opens only those that are asked for", async () => {
    const { records, decode } = inMemory();
    for (const index of [1, 2, 3, 4]) await records.put(String(index), index);

    expect((await all(records.others(new Set(["1", "3", "9"])))).sort()).toEqual([2, 4]);
    expect(decode).toHaveBeenCalledTimes(2);
  });

  test("passes over what is damaged or sealed with another key, and says so once", async () => {
    const path = temporaryFolder();
    const log = pino({ level: "silent" });
    const error = vi.spyOn(log, "error");
    const options = { driver: "lmdb", path, sealingKeys: [newKey("k")] } as const;
    const opened = await openPartyStore(options, "party/1", { log });
    onTestFinished(() => opened.store.close());
    const codec = { encode: String, decode: Number, lifetimeMs: () => undefined };
    const records = new Records<number>(opened, "number", codec);
    for (const index of [1, 2, 3]) await records.put(String(index), index);
    const raw = openLmdb(path);
    onTestFinished(() => raw.close());
    await raw.put("party/1/number/bad", "garbage");
    await raw.put("party/1/number/2", (await raw.get("party/1/number/3")) ?? "");

    expect((await all(records.entries())).sort()).toEqual([1, 3]);
    expect((await all(records.others(new Set(["1"])))).sort()).toEqual([3]);
    expect(error).toHaveBeenCalledTimes(1);
    expect(error).toHaveBeenCalledWith({ kind: "number", count: 2 }, expect.any(String));
  });
});
