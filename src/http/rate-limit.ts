import { createHash } from "node:crypto";
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import type { SharedCounts } from "../store/store.js";
import { problem } from "./problem.js";

/** So many requests in so many seconds. */
export interface Rate {
  requests: number;
  seconds: number;
}

/** A budget of requests for each that asks. */
export interface RateLimit {
  /** Takes one request from a budget; throws 429 with Retry-After if there is none left. */
  take: (...whose: readonly string[]) => Promise<void>;
}

const limiterOf = (name: string, { requests, seconds }: Rate, counts: SharedCounts | undefined) => {
  const options = { keyPrefix: `capif-rate:${name}`, points: requests, duration: seconds };
  const memory = new RateLimiterMemory(options);
  if (counts === undefined) return memory;
  return new RateLimiterRedis({
    ...options,
    storeClient: counts,
    useRedisPackage: true,
    rejectIfRedisNotReady: true,
    // While Redis is away each process counts for itself.
    insuranceLimiter: memory,
    // Who has used up its budget costs Redis nothing more.
    inMemoryBlockOnConsumed: requests + 1,
  });
};

/** Names are of any length, and strangers choose some of them. */
const digest = (whose: readonly string[]): string =>
  createHash("sha256").update(JSON.stringify(whose)).digest("base64url");

/** A limit by fixed windows, counted in this process, or in Redis with others of the same name. */
export const rateLimit = (name: string, rate: Rate, counts?: SharedCounts): RateLimit => {
  const limiter = limiterOf(name, rate, counts);
  return {
    take: async (...whose) => {
      try {
        await limiter.consume(digest(whose));
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        throw problem.tooManyRequests(`${Math.max(1, Math.ceil(refused.msBeforeNext / 1000))}`);
      }
    },
  };
};
