import { setTimeout as pause } from "node:timers/promises";
import type { Database, RootDatabase } from "lmdb";
import { type Change, type Journal, journalLength, StoreUnavailable } from "./store.js";

const lookEveryMs = 100;
const last = Number.MAX_SAFE_INTEGER;

/** Keys of records, by the journal that tells of them and a number that grows by one. */
export type JournalEntries = Database<string, [journal: string, number: number]>;

/** Appends an entry within a transaction, and gives its number. */
export const appendTo = (entries: JournalEntries, name: string, key: string): number => {
  const newest = entries.getKeys({ start: [name, last], end: [name, 0], reverse: true, limit: 1 });
  const [[, before] = [name, 0]] = newest;
  const number = before + 1;
  entries.put([name, number], key);
  entries.remove([name, number - journalLength]);
  return number;
};

/** A journal in the embedded store, which other processes of this machine have open as well. */
export const openLmdbJournal = (
  {
    root,
    entries,
    write,
  }: {
    root: RootDatabase;
    entries: JournalEntries;
    write: <T>(work: () => T) => Promise<T>;
  },
  name: string,
): Journal => ({
  mark: async () => String(await write(() => appendTo(entries, name, ""))),
  since: async (position, most) => {
    try {
      root.resetReadTxn(); // what is read in this turn of the event loop may be older than the call
      const [first, ...later] = entries
        .getRange({ start: [name, Number(position)], end: [name, last], limit: most + 1 })
        .map(({ key: [, number], value }): Change => ({ position: String(number), key: value }));
      return first?.position === position ? later : undefined;
    } catch (error) {
      throw new StoreUnavailable(error);
    }
  },
  wait: async (_, signal) => {
    await pause(lookEveryMs, undefined, { signal }).catch(() => {});
  },
});
