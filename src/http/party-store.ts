import { openStore, ownKeyFile, type StoreOptions } from "../store/open.js";
import type { SealedStore } from "../store/records.js";
import { meteredStore } from "./metered.js";
import type { Observers } from "./party.js";

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
  return { ...opened, store: meteredStore(opened.store, metrics) };
};
