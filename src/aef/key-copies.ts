import type { Logger } from "pino";
import type { Copies } from "../store/follower.js";
import type { Unsealable } from "../store/sealing.js";
import type { KeptKey, KeptKeys } from "./kept-keys.js";
import type { HeldKey, HeldKeys, RevokedKey } from "./keys.js";
import type { RevokedKeys } from "./revoked-keys.js";

export interface KeyCopiesOptions {
  held: HeldKeys;
  kept: KeptKeys;
  revoked: RevokedKeys;
  /** Interfaces whose keys this AEF takes. */
  p0s: ReadonlySet<string>;
  /** Takes a key out of memory, and ends its connections. */
  drop: (key: RevokedKey) => HeldKey[];
  log: Logger;
}

/** What an AEF holds of its store, which other processes of the same AEF may write as well. */
export class KeyCopies implements Copies {
  readonly #options: KeyCopiesOptions;

  constructor(options: KeyCopiesOptions) {
    this.#options = options;
  }

  async readAll(signal?: AbortSignal): Promise<void> {
    const { held, kept, revoked } = this.#options;
    const [ended, keys] = [await revoked.readAll(signal), await kept.readAll(signal)];
    this.#drop(ended);
    for (const key of keys) this.#take(key);
    // A store that has lost its data says nothing about the keys that it does not have.
    held.retireSuperseded(keys.map(({ key }) => key));
  }

  async read(keys: readonly string[]): Promise<void> {
    const { held, kept, revoked } = this.#options;
    const unreadable = (err: Unsealable) =>
      this.#options.log.error({ err }, "what another process has stored cannot be read");
    this.#drop(await revoked.read(keys, unreadable));
    const { kept: present, gone } = await kept.read(keys, unreadable);
    for (const identity of gone) held.retire(identity);
    for (const key of present) this.#take(key);
  }

  behind(err: unknown): void {
    this.#options.log.warn(
      { err },
      "the store does not tell what other processes do: new keys and revocations wait for it",
    );
  }

  /** Looked at when all are read: a key may have been revoked meanwhile. */
  #take({ claim, key, keptAt }: KeptKey): void {
    const { held, revoked, p0s } = this.#options;
    if (key.expiresAt > performance.now() && p0s.has(key.p0) && !revoked.has(key))
      held.store(claim, key, keptAt);
  }

  /** A process that got a key while another was told of its end has stored it: nobody needs it. */
  #drop(ended: readonly RevokedKey[]): void {
    void this.#options.kept.forget(ended.flatMap(this.#options.drop));
  }
}
