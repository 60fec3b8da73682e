import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { openStore } from "../../src/store/open.js";
import { openWay } from "../faults/way.js";
import { newKey } from "./opened-records.js";
import { hasRedis, startRedis } from "./redis-server.js";

const timeoutSeconds = 0.3;

describe.skipIf(!hasRedis)("a connection to Redis on which everything is lost", () => {
  const open = async () => {
    const redis = await startRedis();
    const way = await openWay({ slowMs: 0 });
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
    return { store, way };
  };

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
});
