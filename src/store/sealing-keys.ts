import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { SealingKey } from "./sealing.js";
import { StoreError } from "./store.js";

const keyLength = 32;
const hex = /^[0-9a-f]{64}$/i;
const base64 = /^[A-Za-z0-9+/_-]{43}=?$/;

/** 32 octets written in hex, base64 or base64url; StoreError, which never shows them, for anything else. */
export const parseSealingKey = (text: string, place: string): Uint8Array => {
  const written = text.trim();
  if (hex.test(written)) return Buffer.from(written, "hex");
  if (base64.test(written)) return Buffer.from(written, "base64");
  throw new StoreError(place, `holds no key: ${keyLength} octets in base64 or hex are needed`);
};

/**
 * The key of a file that is made, for its owner's eyes only, when it is not there: better than plain
 * text where nobody has configured a key, and no better than who can read the file.
 */
export const ownSealingKey = (file: string): SealingKey => {
  try {
    if (!existsSync(file)) {
      mkdirSync(dirname(file), { recursive: true });
      const text = `${randomBytes(keyLength).toString("base64")}\n`;
      writeFileSync(file, text, { mode: 0o600, flag: "wx", flush: true });
    }
    return { kid: "own", key: parseSealingKey(readFileSync(file, "utf8"), file) };
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError(file, `the sealing key cannot be kept: ${(error as Error).message}`);
  }
};
