import { type Codec, type Present, Records, type SealedStore } from "../store/records.js";
import type { Registry } from "./registry.js";

const codec: Codec<string[]> = {
  encode: (names) => names,
  decode: (written) => written as string[], // its seal says that `encode` wrote it
  lifetimeMs: () => undefined,
};

const id = "known";

/** Writes names beside those that others have written, if one of them is new. */
const remember = async (
  records: Records<string[]>,
  found: Present<string[]> | undefined,
  names: readonly string[],
): Promise<void> => {
  const known = found?.value;
  const all = [...new Set([...(known ?? []), ...names])].sort();
  if (all.length === known?.length) return;
  if (!(await records.replace(id, found, all)))
    await remember(records, await records.toChange(id), names);
};

/**
 * Does what looks at every context, if an interface is gone that was ever known; with a million contexts
 * that is half a minute's work, which a start has no use for where none has ever gone. What is gone stays
 * known: a replica that has not been started anew yet goes on giving out keys of it. What is new is known
 * before the work, which may not come to its end; where nothing is known, only the work makes that true.
 */
export const whenOneIsGone = async (
  store: SealedStore,
  { interfaceNames }: Pick<Registry, "interfaceNames">,
  work: () => Promise<void>,
): Promise<void> => {
  const records = new Records(store, "interfaces", codec);
  const found = await records.toChange(id);
  const known = found?.value;
  const present = new Set(interfaceNames);
  if (known !== undefined) await remember(records, found, [...present]);
  if (known?.every((name) => present.has(name)) !== true) await work();
  if (known === undefined) await remember(records, found, [...present]);
};
