import type { SealedStore } from "../store/records.js";
import { InFlight } from "./in-flight.js";

/** Why a party does not take requests now; nothing if it does. */
export type Readiness = () => Promise<string[]>;

/** A party is ready while its store answers; whoever asks meanwhile waits for the same read. */
export const readinessOf = ({ store, prefix }: SealedStore): Readiness => {
  const reads = new InFlight<string[]>();
  const read = async () => {
    try {
      await store.get(`${prefix}format`);
      return [];
    } catch (error) {
      return [error instanceof Error ? error.message : "the store does not answer"];
    }
  };
  return () => reads.share("", read);
};
