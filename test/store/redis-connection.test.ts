import { setTimeout as delay } from "node:timers/promises";
import { createClient } from "@redis/client";
import { describe, expect, onTestFinished, test } from "vitest";
import { openStore } from "../../src/store/open.js";
import { openWay } from "../faults/way.js";
import { all } from "./all.js";
import { newKey } from "./opened-records.js";
import { hasRedis, startRedis } from "./redis-server.js";

const timeoutSeconds = 0.3;

const open = async ({ slowMs = 0 } = {}) => {
  const redis = await startRedis();
  const way = await openWay({ slowMs });
  onTestFinished(way.close);
  way.leadTo(Number(new URL(redis.url).port));
  const url = `redis://127.0.0.1:${way.port}`;
  const sealingKeys = [newKey("k")] as const;
  const { store } = await openStore(
    { driver: "redis", url, sealingKeys, timeoutSeconds },
    "party/1",
  );
  onTestFinished(store.close);
  await store.put("party/1/a", "x");
  return { redis, store, way };
};

describe.skipIf(!hasRedis)("a connection to Redis on which everything is lost", () => {
  for (const [who, everyMs] of [
    ["whoever asks all the time", 20],
    ["who has not asked for a while", 2500],
  ] as const)
    test(`gives way to another: ${who}`, async () => {
      const { store, way } = await open();
      way.loseConnections();
      await expect(store.get("party/1/a")).rejects.toThrow("no answer within 300 ms");
      const ask = setInterval(
        () => Promise.resolve(store.get("party/1/a")).catch(() => {}),
        everyMs,
      );
      onTestFinished(() => clearInterval(ask));
      await delay(2500);

      expect(await store.get("party/1/a")).toBe("x");
    });

  test("keeps nobody waiting who reads all of it", async () => {
    const { store, way } = await open();
    way.loseConnections();
    for (const read of [store.entries, store.keys])
      await expect(read("party/1/")[Symbol.asyncIterator]().next()).rejects.toThrow(
        "no answer within 300 ms",
      );
  });

  test("keeps nobody waiting who has found keys, and reads what is there", async () => {
    const { store, way } = await open({ slowMs: 100 });
    await way.break("slow");
    const reading = store.entries("party/1/a")[Symbol.asyncIterator]().next();
    await delay(50); // the keys are on their way
    way.loseConnections();

    await expect(reading).rejects.toThrow("no answer within 300 ms");
  });
});

test.skipIf(!hasRedis)(
  "what is among many keys of others is found, however long it takes",
  async () => {
    const { redis, store, way } = await open({ slowMs: 20 });
    const admin = await createClient({ url: redis.url }).connect();
    onTestFinished(() => admin.destroy());
    await admin.eval("for i = 1, 20000 do redis.call('SET', 'other/' .. i, 'x') end");
    await way.break("slow");
    const startedAt = performance.now();
    const [keys, entries] = await Promise.all([
      all(store.keys("party/1/a")),
      all(store.entries("party/1/a")),
    ]);

    expect(performance.now() - startedAt).toBeGreaterThan(2 * timeoutSeconds * 1000);
    expect(keys).toEqual(["party/1/a"]);
    expect(entries).toEqual([["party/1/a", "x"]]);
  },
);
