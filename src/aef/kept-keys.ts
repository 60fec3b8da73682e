import type { Logger } from "pino";
import { type Codec, Records, type SealedStore } from "../store/records.js";
import type { Unsealable } from "../store/sealing.js";
import { type HeldKey, identified } from "./keys.js";

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
  /** What is being deleted counts as gone. */
  readonly #forgotten = new Set<string>();

  constructor(store: SealedStore, log: Logger) {
    this.#records = new Records(store, "key", keptKeyCodec, { isFollowed: true });
    this.#log = log;
  }

  async put(claim: string, key: HeldKey, keptAt = Date.now()): Promise<void> {
    await this.#records.put(key.pskIdentity, { claim, key, keptAt });
  }

  /** Forgets keys that take no more handshakes; nobody waits for it. */
  async forget(keys: readonly HeldKey[]): Promise<void> {
    const identities = keys.map(({ pskIdentity }) => pskIdentity);
    for (const identity of identities) this.#forgotten.add(identity);
    try {
      await Promise.all(identities.map((identity) => this.#records.delete(identity)));
    } catch (error) {
      this.#log.warn(
        { err: error },
        "a key that takes no more handshakes stays in the store until it expires",
      );
    } finally {
      for (const identity of identities) this.#forgotten.delete(identity);
    }
  }

  /** Every key, the oldest first. */
  async readAll(signal?: AbortSignal): Promise<KeptKey[]> {
    const kept: KeptKey[] = [];
    for await (const one of this.#records.entries(signal)) kept.push(one);
    const isKept = ({ key }: KeptKey) => !this.#forgotten.has(key.pskIdentity);
    return kept.filter(isKept).sort((a, b) => a.keptAt - b.keptAt);
  }

  /** What is at these keys of the store: a key, or by its identity that there is none any more. */
  async read(
    keys: readonly string[],
    unreadable: (error: Unsealable) => void,
  ): Promise<{ kept: KeptKey[]; gone: string[] }> {
    const found = await this.#records.at(keys, unreadable);
    const isThere = ({ id }: { id: string }) => !this.#forgotten.has(id);
    return {
      kept: found.filter(isThere).flatMap(({ value }) => value ?? []),
      gone: found.flatMap((one) => (one.value !== undefined && isThere(one) ? [] : one.id)),
    };
  }
}
