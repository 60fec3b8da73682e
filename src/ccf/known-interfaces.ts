import { isDeepStrictEqual } from "node:util";
import { type Codec, Records, type SealedStore } from "../store/records.js";
import type { Registry } from "./registry.js";

const codec: Codec<string[]> = {
  encode: (names) => names,
  decode: (written) => written as string[], // its seal says that `encode` wrote it
  lifetimeMs: () => undefined,
};

/**
 * Does what looks at every context, if an interface is gone that was known when it was last done; with a
 * million contexts that is half a minute's work, which most starts have no use for.
 */
export const whenOneIsGone = async (
  store: SealedStore,
  { interfaceNames }: Pick<Registry, "interfaceNames">,
  work: () => Promise<void>,
): Promise<void> => {
  const records = new Records(store, "interfaces", codec);
  const found = await records.toChange("known");
  const present = new Set(interfaceNames);
  if (found?.value?.every((name) => present.has(name)) !== true) await work();
  const names = [...present].sort();
  if (!isDeepStrictEqual(found?.value, names)) await records.replace("known", found, names);
};
