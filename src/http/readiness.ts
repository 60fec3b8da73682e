import type { SealedStore } from "../store/records.js";
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

/**
 * A party is ready while its store answers, and takes writes again if it has refused one; whoever asks
 * meanwhile waits for the same read.
 */
export const readinessOf = (opened: SealedStore): Readiness => {
  const reads = new InFlight<string[]>();
  const read = async () => {
    try {
      await opened.store.get(`${opened.prefix}format`);
      if (opened.refusesWrites?.()) await tryToWrite(opened);
      return [];
    } catch (error) {
      return [error instanceof Error ? error.message : "the store does not answer"];
    }
  };
  return () => reads.share("", read);
};
