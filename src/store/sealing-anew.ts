import { givingWay } from "./giving-way.js";
import type { SealedStore } from "./records.js";
import { type Sealing, Unsealable } from "./sealing.js";

const mostAtOnce = 100;

/** What an earlier key has sealed; undefined of what the current one has, and of what nothing opens. */
const sealedEarlier = (sealing: Sealing, key: string, sealed: string): string | undefined => {
  try {
    return sealing.isCurrent(sealed) ? undefined : sealing.open(key, sealed);
  } catch (error) {
    if (error instanceof Unsealable) return undefined;
    throw error;
  }
};

/**
 * Seals with the current key what an earlier one has sealed, and gives how many records that were: then
 * the earlier one may go. What somebody writes meanwhile is sealed by whoever writes it. Fails soon after
 * the signal's end.
 */
export const sealAnew = async (
  { store, sealing, prefix }: SealedStore,
  signal: AbortSignal,
): Promise<number> => {
  let count = 0;
  const stale: { key: string; sealed: string; text: string }[] = [];
  const writeStale = async (): Promise<void> => {
    const writes = stale
      .splice(0)
      .map(({ key, sealed, text }) =>
        store.replace(key, sealed, sealing.seal(key, text), { keepsExpiry: true }),
      );
    const settled = await Promise.allSettled(writes); // none is under way when this fails
    for (const one of settled) {
      if (one.status === "rejected") throw one.reason;
      if (one.value) count++;
    }
  };
  for await (const [key, sealed] of givingWay(store.entries(prefix, signal))) {
    const text = sealedEarlier(sealing, key, sealed);
    if (text === undefined) continue;
    stale.push({ key, sealed, text });
    if (stale.length === mostAtOnce) await writeStale();
  }
  await writeStale();
  return count;
};
