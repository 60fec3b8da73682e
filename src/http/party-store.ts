import { openStore, ownKeyFile, type StoreOptions } from "../store/open.js";
import type { SealedStore } from "../store/records.js";
import { meteredStore } from "./metered.js";
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

/** Opens a party's store, and says where its operator ought to know more. */
export const openPartyStore = async (
  options: StoreOptions = { driver: "memory" },
  party: string,
  { log, metrics }: Pick<Observers, "log" | "metrics">,
): Promise<SealedStore> => {
  const opened = await openStore(options, party);
  if (options.driver === "lmdb" && options.sealingKeys === undefined)
    log.warn(
      { store: options.path, sealingKey: ownKeyFile(options.path) },
      "no sealing key is configured: who can read this file and the store reads the keys",
    );
  const store = meteredStore(opened.store, metrics);
  return { ...opened, store, passedOver: complaining(log) };
};
