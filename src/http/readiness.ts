import type { SealedStore } from "../store/records.js";
import { within } from "../store/within.js";
import { InFlight } from "./in-flight.js";

/** Why a party does not take requests now; nothing if it does. */
export type Readiness = () => Promise<string[]>;

/** A full LMDB finds room for little in what others have left: this is more than most records have. */
const probe = ".".repeat(20_000);

const tryToWrite = async ({ store, prefix }: SealedStore): Promise<void> => {
  const key = `${prefix}probe`;
  await store.put(key, probe, { expiresInMs: 1000 });
  await store.delete(key);
};

const tryToUse = async (opened: SealedStore): Promise<void> => {
  await opened.store.get(`${opened.prefix}format`);
  if (opened.refusesWrites?.()) await tryToWrite(opened);
};

/**
 * A party is ready while its store answers, and takes writes again if it has refused one, in the time
 * that one answer may take; whoever asks meanwhile waits for the same read.
 */
export const readinessOf = (opened: SealedStore, timeoutMs: number): Readiness => {
  const reads = new InFlight<string[]>();
  const read = async () => {
    try {
      await within(tryToUse(opened), timeoutMs);
      return [];
    } catch (error) {
      return [error instanceof Error ? error.message : "the store does not answer"];
    }
  };
  return () => reads.share("", read);
};
