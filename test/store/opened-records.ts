import { randomBytes } from "node:crypto";
import { openStore, type StoreOptions } from "../../src/store/open.js";
import { Records } from "../../src/store/records.js";
import type { SealingKey } from "../../src/store/sealing.js";

export const newKey = (kid: string): SealingKey => ({ kid, key: randomBytes(32) });

const text = { encode: (value: string) => value, decode: String, lifetimeMs: () => undefined };

/** Texts in a sealed store. */
export const openRecords = async (options: StoreOptions) => {
  const opened = await openStore(options, "party/1");
  return { records: new Records<string>(opened, "text", text), close: () => opened.store.close() };
};
