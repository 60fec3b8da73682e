import { forgettingLate } from "./forgetting-late.js";
import { openMemory } from "./memory.js";
import type { SealedStore } from "./records.js";
import type { RedisOptions } from "./redis.js";
import { type Sealing, type SealingKey, sealWith, Unsealable, unsealed } from "./sealing.js";
import { ownSealingKey } from "./sealing-keys.js";
import { type Journal, remedy, type Store, StoreError, timeoutMsOf } from "./store.js";
import { within } from "./within.js";

/** Where a party keeps its state. Without sealing keys LMDB gets a key file of its own beside its folder. */
export type StoreOptions =
  | { driver: "memory"; timeoutSeconds?: never }
  | {
      driver: "lmdb";
      path: string;
      sealingKeys?: SealingKeys;
      timeoutSeconds?: number;
      /** Whether other processes use the same party's records at the same time. */
      isShared?: boolean;
    }
  | ({ driver: "redis"; sealingKeys: SealingKeys; timeoutSeconds?: number } & RedisOptions);

export type SealingKeys = readonly [SealingKey, ...SealingKey[]];

/** 2: lists in place of objects. What reads it says so before it is misread. */
const format = "2";

const openDriver = async (options: StoreOptions): Promise<Store> => {
  if (options.driver === "memory") return openMemory();
  if (options.driver === "redis") return (await import("./redis.js")).openRedis(options);
  return (await import("./lmdb.js")).openLmdb(options.path);
};

/** The file that a store's own sealing key is in: beside its folder, so that a copy of one is not both. */
export const ownKeyFile = (path: string): string => `${path}.key`;

const sealingOf = (options: StoreOptions): Sealing => {
  if (options.driver === "memory") return unsealed;
  if (options.driver === "redis") return sealWith(options.sealingKeys);
  return sealWith(options.sealingKeys ?? [ownSealingKey(ownKeyFile(options.path))]);
};

const journalWithTimeout = ({ mark, since, wait }: Journal, timeoutMs: number): Journal => ({
  mark: () => within(mark(), timeoutMs),
  since: (position, most) => within(since(position, most), timeoutMs),
  wait,
});

/**
 * A store whose callers do not wait for ever: what comes late was not acknowledged. What a driver does
 * at once is never late; how long a search takes is no sign of that, so that a driver limits its steps.
 */
export const withTimeout = ({ journal, ...store }: Store, timeoutMs: number): Store => ({
  ...store,
  ...(journal && { journal: (name) => journalWithTimeout(journal(name), timeoutMs) }),
  get: (key) => {
    const found = store.get(key);
    return found instanceof Promise ? within(found, timeoutMs) : found;
  },
  put: (key, value, options) => within(store.put(key, value, options), timeoutMs),
  delete: (key, options) => within(store.delete(key, options), timeoutMs),
  replace: (key, found, value, options) =>
    within(store.replace(key, found, value, options), timeoutMs),
});

/** Refuses a store of another format, or sealed with other keys, before anyone relies on it. */
const checkFormat = async ({ store, sealing, prefix }: SealedStore): Promise<void> => {
  const key = `${prefix}format`;
  const sealed = await store.get(key);
  const found = sealed === undefined ? format : sealing.open(key, sealed);
  if (found !== format)
    throw new Unsealable(`it has format ${found}; this version reads ${format}: ${remedy}`);
  if (sealed === undefined || !sealing.isCurrent(sealed))
    await store.put(key, sealing.seal(key, format));
};

/** Redis is there to be shared; LMDB is, where somebody says so. */
const isShared = (options: StoreOptions): boolean =>
  options.driver === "redis" || (options.driver === "lmdb" && options.isShared === true);

const placeOf = (options: StoreOptions): string =>
  options.driver === "lmdb" ? options.path : options.driver === "redis" ? options.url : "memory";

/** Opens a party's store; StoreError, in one line, for one that cannot be used. */
export const openStore = async (options: StoreOptions, party: string): Promise<SealedStore> => {
  const sealing = sealingOf(options);
  const driver = await openDriver(options);
  const store =
    options.driver === "memory"
      ? driver // it forgets by the monotonic clock, and is never late
      : withTimeout(forgettingLate(driver), timeoutMsOf(options));
  const prefix = `${party}/`;
  const journal = isShared(options) ? store.journal?.(prefix) : undefined;
  const opened = { store, sealing, prefix, ...(journal && { journal }) };
  try {
    await checkFormat(opened);
    return opened;
  } catch (error) {
    await driver.close().catch(() => {});
    throw new StoreError(placeOf(options), (error as Error).message);
  }
};
