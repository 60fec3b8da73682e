import { createHash } from "node:crypto";
import { longestValidityMs } from "../http/notices.js";
import { type Codec, Records, type SealedStore } from "../store/records.js";
import type { Unsealable } from "../store/sealing.js";
import { Endings } from "./endings.js";
import type { RevokedKey } from "./keys.js";

interface Revoked extends RevokedKey {
  /** Milliseconds of the monotonic clock. */
  until: number;
}

const codec: Codec<Revoked> = {
  encode: ({ until, ...key }) => ({ ...key, leftMs: until - performance.now() }),
  decode: (written, elapsedMs) => {
    const { leftMs, ...key } = written as RevokedKey & { leftMs: number }; // sealed by `encode`
    return { ...key, until: performance.now() + leftMs - elapsedMs };
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
  readonly #endings = new Endings<string>((name) => this.#until.delete(name));

  constructor(store: SealedStore) {
    this.#records = new Records(store, "revoked", codec, { isFollowed: true });
  }

  /** Refuses a key at once, and over a restart when it resolves. */
  async add(key: RevokedKey, end = performance.now() + longestValidityMs): Promise<void> {
    const name = nameOf(key);
    const until = this.#until.get(name) ?? end;
    this.#refuse(name, until);
    const { ccfId, apiInvokerId, aefPskId } = key;
    await this.#records.put(name, { ccfId, apiInvokerId, aefPskId, until });
  }

  has(key: RevokedKey): boolean {
    return (this.#until.get(nameOf(key)) ?? 0) > performance.now();
  }

  /** Takes up what other processes know or knew, and gives it. */
  async readAll(signal?: AbortSignal): Promise<RevokedKey[]> {
    const all: Revoked[] = [];
    for await (const one of this.#records.entries(signal)) all.push(one);
    return this.#note(all);
  }

  /** Takes up what is at these keys of the store, and gives it. */
  async read(
    keys: readonly string[],
    unreadable: (error: Unsealable) => void,
  ): Promise<RevokedKey[]> {
    const found = await this.#records.at(keys, unreadable);
    return this.#note(found.flatMap(({ value }) => value ?? []));
  }

  /** How many it refuses. */
  get size(): number {
    this.#endings.tell();
    return this.#until.size;
  }

  /** Watches no more until when it refuses which. */
  close(): void {
    this.#endings.close();
  }

  #note(all: Revoked[]): RevokedKey[] {
    for (const one of all) this.#refuse(nameOf(one), one.until);
    return all;
  }

  #refuse(name: string, until: number): void {
    const known = this.#until.get(name);
    if (known !== undefined) this.#endings.delete(name, known);
    this.#until.set(name, until);
    this.#endings.add(name, until);
  }
}
