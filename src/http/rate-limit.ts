import { hash } from "node:crypto";
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import type { SharedCounts } from "../store/store.js";
import type { Identification } from "./identity.js";
import { problem } from "./problem.js";

/** So many requests in so many seconds. */
export interface Rate {
  requests: number;
  seconds: number;
}

/** Lets a caller's request in, or throws why not. */
export type Admit = (caller: Identification) => Promise<void> | undefined;

/** A budget of requests for each that asks. */
export interface RateLimit {
  /** Takes one request from a budget; throws 429 with Retry-After if there is none left. */
  take: (...whose: readonly string[]) => Promise<void>;
}

const patienceMs = 100;
const countsAloneMs = 5000;

/** Until when processes count for themselves, because Redis did not answer; monotonic clock. */
const aloneUntil = new WeakMap<SharedCounts, number>();

type Limiter = Pick<RateLimiterMemory, "consume">;

/** Counts in Redis; while that is away, or does not answer, each process counts for itself. */
const sharedLimiter = (
  options: ConstructorParameters<typeof RateLimiterMemory>[0],
  counts: SharedCounts,
): Limiter => {
  const memory = new RateLimiterMemory(options);
  const redis = new RateLimiterRedis({
    ...options,
    storeClient: counts,
    useRedisPackage: true,
    rejectIfRedisNotReady: true,
    insuranceLimiter: memory,
    // Who has used up its budget costs Redis nothing more.
    inMemoryBlockOnConsumed: Number(options.points) + 1,
  });
  return {
    consume: async (key) => {
      if ((aloneUntil.get(counts) ?? 0) > performance.now()) return memory.consume(key);
      const shared = redis.consume(key);
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<"late">((resolve) => {
        timer = setTimeout(() => resolve("late"), patienceMs);
      });
      const first = await Promise.race([shared, late]).finally(() => clearTimeout(timer));
      if (first !== "late") return first;
      shared.catch(() => {}); // whatever it comes to
      aloneUntil.set(counts, performance.now() + countsAloneMs);
      return memory.consume(key);
    },
  };
};

const limiterOf = (
  name: string,
  { requests, seconds }: Rate,
  counts: SharedCounts | undefined,
): Limiter => {
  const options = { keyPrefix: `capif-rate:${name}`, points: requests, duration: seconds };
  return counts === undefined ? new RateLimiterMemory(options) : sharedLimiter(options, counts);
};

const longestName = 64;

/** Names are of any length, and strangers choose some of them: a long one counts by its digest. */
const budgetOf = (whose: readonly string[]): string => {
  const name = JSON.stringify(whose);
  return name.length > longestName ? hash("sha256", name, "base64url") : name;
};

const taken = (): void => {};

const refuse = (refused: unknown): never => {
  if (!(refused instanceof RateLimiterRes)) throw refused;
  throw problem.tooManyRequests(`${Math.max(1, Math.ceil(refused.msBeforeNext / 1000))}`);
};

/** A limit by fixed windows, counted in this process, or in Redis with others of the same name. */
export const rateLimit = (name: string, rate: Rate, counts?: SharedCounts): RateLimit => {
  const limiter = limiterOf(name, rate, counts);
  return { take: (...whose) => limiter.consume(budgetOf(whose)).then(taken, refuse) };
};
