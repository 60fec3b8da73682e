import type { Logger } from "pino";
import { type Codec, Records, type SealedStore } from "../store/records.js";
import { type HeldKey, type HeldKeys, identified } from "./keys.js";

/** A key with the digest of the claim that it was fetched for. */
export interface KeptKey {
  claim: string;
  key: HeldKey;
  /** Milliseconds of the wall clock: orders the keys of a holder. */
  keptAt: number;
}

interface Written extends Omit<HeldKey, "pskIdentity" | "aefPsk" | "expiresAt"> {
  claim: string;
  keptAt: number;
  aefPsk: string;
  leftMs: number;
}

const leftMs = ({ expiresAt }: HeldKey): number => expiresAt - performance.now();

/** How an AEF keeps a key. */
export const keptKeyCodec: Codec<KeptKey> = {
  encode: ({ claim, keptAt, key }): Written => {
    const { pskIdentity: _, aefPsk, expiresAt: __, ...holder } = key;
    const text = aefPsk.toString("base64url");
    return { ...holder, claim, keptAt, aefPsk: text, leftMs: leftMs(key) };
  },
  decode: (written, elapsedMs) => {
    const { claim, keptAt, aefPsk, leftMs, ...holder } = written as Written; // sealed by `encode`
    const expiresAt = performance.now() + leftMs - elapsedMs;
    const key = identified({ ...holder, aefPsk: Buffer.from(aefPsk, "base64url"), expiresAt });
    return { claim, keptAt, key };
  },
  lifetimeMs: ({ key }) => Math.max(1, leftMs(key)),
};

/** The keys of an AEF in its store: what it holds in memory is a copy, for handshakes wait for nothing. */
export class KeptKeys {
  readonly #records: Records<KeptKey>;
  readonly #log: Logger;

  constructor(store: SealedStore, log: Logger) {
    this.#records = new Records(store, "key", keptKeyCodec);
    this.#log = log;
  }

  async put(claim: string, key: HeldKey): Promise<void> {
    await this.#records.put(key.pskIdentity, { claim, key, keptAt: Date.now() });
  }

  /** Forgets keys that take no more handshakes; nobody waits for it. */
  async forget(keys: readonly HeldKey[]): Promise<void> {
    try {
      await Promise.all(keys.map(({ pskIdentity }) => this.#records.delete(pskIdentity)));
    } catch (error) {
      this.#log.warn(
        { err: error },
        "a key that takes no more handshakes stays in the store until it expires",
      );
    }
  }

  /** Gives an AEF the keys that an earlier process held and that are still good, the oldest first. */
  async restoreTo(held: HeldKeys, isGood: (key: HeldKey) => boolean): Promise<void> {
    const kept: KeptKey[] = [];
    for await (const one of this.#records.entries()) kept.push(one);
    kept.sort((a, b) => a.keptAt - b.keptAt);
    // Looked at when all are read: one may have been revoked meanwhile.
    for (const { claim, key } of kept) if (leftMs(key) > 0 && isGood(key)) held.store(claim, key);
  }
}
