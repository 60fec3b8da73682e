import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Database, open, type RootDatabase } from "lmdb";
import { asked, isUsable, refuseUnusable } from "./lmdb-failures.js";
import { faultOfLmdbFile } from "./lmdb-file.js";
import {
  firstKey,
  isOfThisForm,
  type KeptTexts,
  keptAt,
  keptTextsOptions,
  octetsOf,
} from "./lmdb-form.js";
import { appendTo, type JournalEntries, openLmdbJournal } from "./lmdb-journal.js";
import { sweepRegularly } from "./lmdb-sweep.js";
import {
  type Journaled,
  type PutOptions,
  remedy,
  type Store,
  StoreError,
  StoreUnavailable,
} from "./store.js";

const mostAtOnce = 1000;
/** A transaction's work keeps the event loop. */
const mostSwept = 200;

interface Databases {
  root: RootDatabase;
  records: KeptTexts;
  /** What may be forgotten, the first first. */
  expiries: Database<true, [expiresAt: number, key: string]>;
  journals: JournalEntries;
}

const without = {
  /** It would tell a transaction to be done before it is on the disk. */
  overlappingSync: false,
  /** It puts a mark before each batch, whose promise nobody has: a full disk would end the process. */
  eventTurnBatching: false,
};

const openDatabases = (path: string): Databases => {
  const file = join(path, "data.mdb");
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    const fault = existsSync(file) ? faultOfLmdbFile(file) : undefined;
    if (fault !== undefined) throw new StoreError(file, fault);
    const root = open({ path, noSubdir: false, maxDbs: 3, ...without });
    const records: KeptTexts = root.openDB({ name: "records", ...keptTextsOptions });
    if (!isOfThisForm(records)) {
      void root.close();
      throw new StoreError(path, `was written by an earlier version: ${remedy}`);
    }
    return {
      root,
      records,
      expiries: root.openDB({ name: "expiries" }),
      journals: root.openDB({ name: "journals" }),
    };
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError(path, `the store cannot be opened: ${(error as Error).message}`);
  }
};

const present = ({ records }: Databases, key: string): string | undefined => {
  const kept = keptAt(records, key);
  return kept !== undefined && kept.expiresAt > Date.now() ? kept.text : undefined;
};

/** As long as the present value is kept. */
const remaining = ({ records }: Databases, key: string): PutOptions => {
  const { expiresAt = Infinity } = keptAt(records, key) ?? {};
  return { expiresInMs: expiresAt - Date.now() };
};

/** Takes out when the present value may be forgotten: another one comes, or none. */
const dropExpiry = ({ records, expiries }: Databases, key: string): void => {
  const { expiresAt = Infinity } = keptAt(records, key) ?? {};
  if (expiresAt < Infinity) expiries.remove([expiresAt, key]);
};

const put = (
  databases: Databases,
  key: string,
  value: string,
  options: PutOptions & Journaled,
): void => {
  const { records, expiries, journals } = databases;
  dropExpiry(databases, key);
  if (options.journal !== undefined) appendTo(journals, options.journal, key);
  const { expiresInMs = Infinity } = options;
  const expiresAt = Date.now() + expiresInMs;
  records.put(key, octetsOf({ text: value, expiresAt }));
  if (expiresAt < Infinity) expiries.put([expiresAt, key], true);
};

const remove = (databases: Databases, key: string, { journal }: Journaled): void => {
  const { records, journals } = databases;
  dropExpiry(databases, key);
  records.remove(key);
  if (journal !== undefined) appendTo(journals, journal, key);
};

/** The next keys that begin so: up to the text of the prefix's length that comes behind it. */
const rangeOf = (prefix: string, after: string | undefined) => {
  const last = prefix.charCodeAt(prefix.length - 1);
  const end = prefix.slice(0, -1) + String.fromCharCode(last + 1);
  const start = after ?? prefix;
  return {
    start: start === "" ? firstKey : start,
    exclusiveStart: after !== undefined,
    ...(prefix === "" ? {} : { end }),
    limit: mostAtOnce,
  };
};

/** The keys that begin so, some at a time: closing LMDB under an open cursor ends the process. */
async function* listed(
  { records }: Databases,
  prefix: string,
  signal: AbortSignal | undefined,
): AsyncIterable<string[]> {
  for (let after: string | undefined; ; ) {
    signal?.throwIfAborted();
    const keys = await asked(() => [...records.getKeys(rangeOf(prefix, after))]);
    yield keys;
    if (keys.length < mostAtOnce) return;
    after = keys.at(-1);
  }
}

/** Forgets a part of what has expired; a record written anew meanwhile has an entry of its own. */
const sweep = ({ records, expiries }: Databases): { isDone: boolean } => {
  const stale = [...expiries.getKeys({ end: [Date.now(), ""], limit: mostSwept })];
  for (const entry of stale) {
    const [expiresAt, key] = entry;
    if (keptAt(records, key)?.expiresAt === expiresAt) records.remove(key);
    expiries.remove(entry);
  }
  return { isDone: stale.length < mostSwept };
};

/**
 * The embedded store: LMDB in a folder. An acknowledged write is flushed to the disk, so it outlives
 * the process and, as far as the disk keeps its word, a loss of power.
 */
export const openLmdb = (path: string, options: { sweepEveryMs?: number } = {}): Store => {
  const databases = openDatabases(path);
  const { root, journals } = databases;
  const write = <T>(work: () => T): Promise<T> =>
    asked(() => {
      refuseUnusable(root);
      return root.transaction(work);
    });
  const endSweeping = sweepRegularly(() => write(() => sweep(databases)), options.sweepEveryMs);
  return {
    get: (key) => {
      try {
        return present(databases, key);
      } catch (error) {
        throw new StoreUnavailable(error);
      }
    },
    put: (key, value, options = {}) => write(() => put(databases, key, value, options)),
    delete: (key, options = {}) =>
      write(() => {
        const isThere = present(databases, key) !== undefined;
        if (isThere) remove(databases, key, options);
        return isThere;
      }),
    replace: (key, found, value, options = {}) =>
      write(() => {
        const isUnchanged = present(databases, key) === found;
        if (!isUnchanged) return false;
        put(databases, key, value, options.keepsExpiry ? remaining(databases, key) : options);
        for (const more of options.also ?? []) put(databases, more.key, more.value, more);
        return true;
      }),
    async *keys(prefix, signal) {
      for await (const keys of listed(databases, prefix, signal)) yield* keys;
    },
    async *entries(prefix, signal) {
      for await (const keys of listed(databases, prefix, signal))
        for (const key of keys) {
          const value = await asked(() => present(databases, key));
          if (value !== undefined) yield [key, value];
        }
    },
    journal: (name) => openLmdbJournal({ root, entries: journals, write }, name),
    close: async () => {
      endSweeping();
      if (isUsable(root)) await root.close();
    },
  };
};
