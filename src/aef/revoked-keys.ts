import { createHash } from "node:crypto";
import { longestValidityMs } from "../http/notices.js";
import { type Codec, Records, type SealedStore } from "../store/records.js";
import type { RevokedKey } from "./keys.js";

interface Revoked {
  name: string;
  /** Milliseconds of the monotonic clock. */
  until: number;
}

const codec: Codec<Revoked> = {
  encode: ({ name, until }) => ({ name, leftMs: until - performance.now() }),
  decode: (written, elapsedMs) => {
    const { name, leftMs } = written as { name: string; leftMs: number }; // sealed by `encode`
    return { name, until: performance.now() + leftMs - elapsedMs };
  },
  lifetimeMs: ({ until }) => Math.max(1, until - performance.now()),
};

const nameOf = ({ ccfId, apiInvokerId, aefPskId }: RevokedKey): string =>
  createHash("sha256")
    .update(JSON.stringify([ccfId, apiInvokerId, aefPskId]))
    .digest("hex");

/** The keys that must not be stored any more: an answer on its way may still bring one. */
export class RevokedKeys {
  readonly #records: Records<Revoked>;
  readonly #until = new Map<string, number>();

  constructor(store: SealedStore) {
    this.#records = new Records(store, "revoked", codec);
  }

  /** Refuses a key at once, and over a restart when it resolves. */
  async add(key: RevokedKey, end = performance.now() + longestValidityMs): Promise<void> {
    const name = nameOf(key);
    const present = performance.now();
    for (const [old, until] of this.#until) if (until <= present) this.#until.delete(old);
    const until = this.#until.get(name) ?? end;
    this.#until.set(name, until);
    await this.#records.put(name, { name, until });
  }

  has(key: RevokedKey): boolean {
    return (this.#until.get(nameOf(key)) ?? 0) > performance.now();
  }

  /** Takes up what an earlier process knew. */
  async restore(): Promise<void> {
    for await (const { name, until } of this.#records.entries()) this.#until.set(name, until);
  }
}
