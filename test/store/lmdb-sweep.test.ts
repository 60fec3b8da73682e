import { open } from "lmdb";
import { describe, expect, onTestFinished, test } from "vitest";
import { openLmdb } from "../../src/store/lmdb.js";
import { firstKey, keptTextsOptions } from "../../src/store/lmdb-form.js";
import { temporaryFolder } from "./places.js";

const short = { expiresInMs: 1 };
const long = { expiresInMs: 3_600_000 };

/** An embedded store, and how many records and notes of their end its file has. */
const opened = (options = {}) => {
  const path = temporaryFolder();
  const store = openLmdb(path, options);
  onTestFinished(() => store.close());
  const root = open({ path, noSubdir: false, maxDbs: 3 });
  onTestFinished(() => root.close());
  const [records, expiries] = [
    root.openDB({ name: "records", ...keptTextsOptions }),
    root.openDB({ name: "expiries" }),
  ];
  const keys = () =>
    [...records.getKeys({ start: firstKey })].filter((key) => String(key).startsWith("k/"));
  const counts = () => {
    root.resetReadTxn();
    return { records: keys().length, ends: expiries.getKeysCount() };
  };
  return { store, counts };
};

describe("the embedded store", () => {
  test("forgets whatever has expired, however much that is", async () => {
    const { store, counts } = opened({ sweepEveryMs: 500 });
    const write = (index: number) => store.put(`k/${index}`, "x", short);
    await Promise.all(Array.from({ length: 2500 }, (_, index) => write(index)));
    await store.put("k/long", "x", long);

    await expect.poll(counts, { timeout: 10_000 }).toEqual({ records: 1, ends: 1 });
  });

  test("notes one end of a record, however often it is written", async () => {
    const { store, counts } = opened();
    for (let index = 0; index < 20; index++) {
      await store.put("k/put", "x", { expiresInMs: 1_000_000 + index });
      await store.replace("k/replaced", index === 0 ? undefined : "x", "x", long);
    }
    await store.put("k/deleted", "x", long);
    await store.delete("k/deleted");
    await store.put("k/good", "x", long);
    await store.put("k/good", "x");

    expect(counts()).toEqual({ records: 3, ends: 2 });
  });
});
