import { setImmediate as turn } from "node:timers/promises";
import type { RootDatabase } from "lmdb";
import { StoreUnavailable } from "./store.js";

/** lmdb tells why a commit failed by a promise of its own, beside the one that its caller has. */
interface CommitFailure {
  commitError?: Promise<never>;
}

/** A database that has given up never says why: nobody waits for it. */
const reasonOf = async (error: unknown): Promise<unknown> => {
  const { commitError } = error as CommitFailure; // undefined of whatever else failed
  if (commitError === undefined) return error;
  const told = commitError.catch((reason: unknown) => reason);
  return Promise.race([told, turn(error)]);
};

/** A failure of the disk or the file, which the next attempt may not meet. */
export const asked = async <T>(work: () => T | Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw new StoreUnavailable(await reasonOf(error));
  }
};

/** Throws for a database that has given up (MDB_PANIC): lmdb itself would neither write nor end. */
export const refuseUnusable = (root: RootDatabase): void => void root.get("any");

export const isUsable = (root: RootDatabase): boolean => {
  try {
    refuseUnusable(root);
    return true;
  } catch {
    return false;
  }
};
