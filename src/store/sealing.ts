import { createSecretKey, type KeyObject } from "node:crypto";
import { decodeProtectedHeader } from "jose";
import { openCompact, sealCompact } from "./compact-jwe.js";

/** A key-encryption key: 32 octets, and the id that sealed records name it by. */
export interface SealingKey {
  kid: string;
  key: Uint8Array;
}

/** A record that none of the keys opens, or that is not the one it should be. */
export class Unsealable extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = "Unsealable";
  }
}

/** Seals text for one record key, and opens it for that key only. */
export interface Sealing {
  seal: (recordKey: string, text: string) => string;
  open: (recordKey: string, sealed: string) => string;
  /** Whether it was sealed with the key that seals now. */
  isCurrent: (sealed: string) => boolean;
}

/** For a store that nobody else can read. */
export const unsealed: Sealing = {
  seal: (_, text) => text,
  open: (_, text) => text,
  isCurrent: () => true,
};

const headerOf = (sealed: string) => {
  try {
    return decodeProtectedHeader(sealed);
  } catch {
    throw new Unsealable("a record is not sealed");
  }
};

/** Looking takes less time than JSON.stringify, and nearly every record's key is of these characters. */
const needsNoEscape = /^[\w/.%-]*$/;

const opened = (sealed: string, headerLength: number, key: KeyObject): string => {
  try {
    return openCompact(sealed, headerLength, key);
  } catch {
    throw new Unsealable("a record is damaged, or sealed with another key of that kid");
  }
};

/**
 * Sealing as compact JWE (AES-256-GCM): the first key seals, each opens. The record key is in the
 * header, which the tag covers: a record put in the place of another is refused.
 */
export const sealWith = (keys: readonly [SealingKey, ...SealingKey[]]): Sealing => {
  const byKid = new Map(keys.map(({ kid, key }) => [kid, createSecretKey(key)]));
  const [{ kid, key }] = keys;
  const own = createSecretKey(key);
  const headerFor = (record: string) => ({ alg: "dir", enc: "A256GCM", kid, record });
  const beforeRecord = Buffer.from(JSON.stringify(headerFor("")).slice(0, -'""}'.length));
  const whole = beforeRecord.length - (beforeRecord.length % 3);
  const ownBegin = beforeRecord.toString("base64url", 0, whole);
  const ownRest = beforeRecord.toString("utf8", whole);
  /** What comes behind `ownBegin` in the header that this sealing itself writes, letter for letter. */
  const ownEnd = (record: string): string => {
    const quoted = needsNoEscape.test(record) ? `"${record}"` : JSON.stringify(record);
    return Buffer.from(`${ownRest}${quoted}}`).toString("base64url");
  };
  return {
    seal: (record, text) => sealCompact(ownBegin + ownEnd(record), text, own),
    open: (record, sealed) => {
      const end = ownEnd(record);
      if (sealed.startsWith(ownBegin) && sealed.startsWith(end, ownBegin.length))
        return opened(sealed, ownBegin.length + end.length, own);
      const header = headerOf(sealed);
      const known = byKid.get(String(header.kid));
      if (known === undefined)
        throw new Unsealable(`a record is sealed with the key ${header.kid}, which is not given`);
      if (header.alg !== "dir" || header.enc !== "A256GCM")
        throw new Unsealable("a record is sealed in another way");
      const text = opened(sealed, sealed.indexOf("."), known);
      if (header.record !== record) throw new Unsealable("a record is in the place of another");
      return text;
    },
    isCurrent: (sealed) => headerOf(sealed).kid === kid,
  };
};
