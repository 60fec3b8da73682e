import { setTimeout as pause } from "node:timers/promises";
import { createClient } from "@redis/client";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { openLmdb } from "../../src/store/lmdb.js";
import { openStore, type StoreOptions } from "../../src/store/open.js";
import { Records } from "../../src/store/records.js";
import { newKey } from "./opened-records.js";
import { temporaryFolder } from "./places.js";
import { hasRedis, startRedis } from "./redis-server.js";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const codec = { encode: String, decode: Number, lifetimeMs: () => hourMs / 2 };

const openRecords = async (options: StoreOptions) => {
  const opened = await openStore(options, "party");
  onTestFinished(() => opened.store.close());
  return () => new Records<number>(opened, "number", codec);
};

const now = Date.now;
const setForward = (ms: number) => vi.spyOn(Date, "now").mockImplementation(() => now() + ms);

describe("a wall clock that jumps ahead", () => {
  afterEach(() => vi.restoreAllMocks());

  test("makes the embedded store forget nothing, nor its sweep", async () => {
    const path = temporaryFolder();
    const records = await openRecords({ driver: "lmdb", path });
    await records().put("a", 1);
    expect(await records().replace("b", undefined, 2, [await records().sealed("c", 3)])).toBe(true);
    setForward(hourMs);
    const other = openLmdb(path, { sweepEveryMs: 20 });
    onTestFinished(() => other.close());
    await pause(200);
    const found = await Promise.all(["a", "b", "c"].map((id) => records().get(id)));

    expect(found.map((one) => one?.value)).toEqual([1, 2, 3]);
    setForward(dayMs + hourMs);
    await expect.poll(() => records().get("a"), { timeout: 5000 }).toBeUndefined();
  });

  test("makes memory forget nothing", async () => {
    const records = await openRecords({ driver: "memory" });
    await records().put("a", 1);
    setForward(hourMs);

    expect((await records().get("a"))?.value).toBe(1);
  });

  test.skipIf(!hasRedis)("finds what Redis forgets a day later", async () => {
    const { url } = await startRedis();
    const options = { driver: "redis", url, sealingKeys: [newKey("k")] } as const;
    const records = await openRecords(options);
    await records().put("a", 1);
    await records().replace("b", undefined, 2, [await records().sealed("c", 3)]);
    const client = await createClient({ url }).connect();
    onTestFinished(() => client.destroy());
    const keys = ["a", "b", "c"].map((id) => `capif-interconnect/party/number/${id}`);
    const left = await Promise.all(keys.map((key) => client.pTTL(key)));

    for (const ms of left) expect(Math.abs(ms - dayMs - hourMs / 2)).toBeLessThan(60_000);
  });
});
