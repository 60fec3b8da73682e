import type { SealedStore } from "../store/records.js";

/** Why a party does not take requests now; nothing if it does. */
export type Readiness = () => Promise<string[]>;

/** A party is ready while its store answers. */
export const readinessOf =
  ({ store, prefix }: SealedStore): Readiness =>
  async () => {
    try {
      await store.get(`${prefix}format`);
      return [];
    } catch (error) {
      return [error instanceof Error ? error.message : "the store does not answer"];
    }
  };
