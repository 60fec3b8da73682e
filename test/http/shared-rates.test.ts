import { randomBytes } from "node:crypto";
import { describe, expect, onTestFinished, test } from "vitest";
import { Problem } from "../../src/http/problem.js";
import { rateLimit } from "../../src/http/rate-limit.js";
import { openStore } from "../../src/store/open.js";
import { hasRedis, startRedis } from "../store/redis-server.js";

const statusOf = (work: Promise<void>): Promise<number> =>
  work.then(
    () => 200,
    (error: unknown) => (error instanceof Problem ? error.status : 500),
  );

describe.skipIf(!hasRedis)("two processes on one Redis", { timeout: 60_000 }, () => {
  const start = async () => {
    const redis = await startRedis();
    const key = randomBytes(32);
    const process = async () => {
      const { url } = redis;
      const options = { driver: "redis", url, sealingKeys: [{ kid: "k", key }] } as const;
      const { store } = await openStore(options, "ccf/ccf-b");
      onTestFinished(store.close);
      return rateLimit("test", { requests: 3, seconds: 600 }, store.sharedCounts);
    };
    return { redis, first: await process(), second: await process() };
  };

  test("count one caller's requests together, and another's apart", async () => {
    const { first, second } = await start();
    const taken = [];
    for (const limit of [first, second, first, second, first])
      taken.push(await statusOf(limit.take("API-INVOKER-1")));

    expect(taken).toEqual([200, 200, 200, 429, 429]);
    expect(await statusOf(second.take("API-INVOKER-2"))).toBe(200);
  });

  test("count each for itself while Redis is away", async () => {
    const { redis, first, second } = await start();
    await redis.signal("SIGKILL");
    const taken = [];
    for (const limit of [first, first, first, first, second])
      taken.push(await statusOf(limit.take("API-INVOKER-1")));

    expect(taken).toEqual([200, 200, 200, 429, 200]);
  });
});
