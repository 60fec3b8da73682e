import { openStore, ownKeyFile, type StoreOptions } from "../store/open.js";
import type { SealedStore } from "../store/records.js";
import { watchingWrites } from "../store/refused-writes.js";
import { sealAnew } from "../store/sealing-anew.js";
import { meteredJournal, meteredStore } from "./metered.js";
import type { Observers } from "./party.js";

/** Says once of each kind that records cannot be read, for they are read again and again. */
const complaining = (log: Observers["log"]) => {
  const told = new Set<string>();
  return (kind: string, count: number): void => {
    if (told.has(kind)) return;
    told.add(kind);
    log.error({ kind, count }, "records are damaged, or sealed with another key: passed over");
  };
};

/** Whether there may be records that another key than the current one has sealed. */
const hasEarlierKeys = (options: StoreOptions): boolean =>
  options.driver !== "memory" &&
  options.sealingKeys !== undefined &&
  options.sealingKeys.length > 1;

/** Seals anew in the background what earlier keys have sealed; closing the store ends that first. */
export const sealingAnew = (opened: SealedStore, log: Observers["log"]): SealedStore => {
  const ending = new AbortController();
  const { signal } = ending;
  const { store } = opened;
  const sealed = sealAnew(opened, signal).then(
    (count) => {
      if (!signal.aborted) log.info({ count }, "every record is sealed with the current key");
    },
    (err: unknown) => {
      if (!signal.aborted)
        log.error({ err }, "records stay sealed with an earlier key until the next start");
    },
  );
  const close = async () => {
    ending.abort();
    await sealed;
    await store.close();
  };
  return { ...opened, store: { ...store, close } };
};

/** Opens a party's store, and says where its operator ought to know more. */
export const openPartyStore = async (
  options: StoreOptions = { driver: "memory" },
  party: string,
  { log, metrics }: Pick<Observers, "log" | "metrics">,
): Promise<SealedStore> => {
  const found = await openStore(options, party);
  const opened = hasEarlierKeys(options) ? sealingAnew(found, log) : found;
  if (options.driver === "lmdb" && options.sealingKeys === undefined)
    log.warn(
      { store: options.path, sealingKey: ownKeyFile(options.path) },
      "no sealing key is configured: who can read this file and the store reads the keys",
    );
  const watched = watchingWrites(meteredStore(opened.store, metrics));
  const journal = opened.journal && meteredJournal(opened.journal, metrics);
  return { ...opened, ...watched, ...(journal && { journal }), passedOver: complaining(log) };
};
