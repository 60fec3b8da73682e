import { createHash } from "node:crypto";
import type { Trace } from "../contract/trace.js";
import { longestValidityMs, type RevocationNotice } from "../http/notices.js";
import type { Codec, Present, Records } from "../store/records.js";
import { StoreUnavailable } from "../store/store.js";
import type { Notice, Subscription } from "./notice.js";
import type { Outbox } from "./outbox.js";
import { UnknownKeys } from "./unknown-keys.js";

/** What names a key that came from a peer. */
export type RelayedKeyName = Pick<
  RevocationNotice,
  "ccfId" | "apiInvokerId" | "aefId" | "aefPskId"
>;

/** What a relay keeps of a key that it handed on: everything but the key. */
export interface RelayedKey {
  isRevoked: boolean;
  /** The AEF that has it, if it wants to know of its revocation. */
  subscription?: Subscription | undefined;
  /** Milliseconds of the monotonic clock. */
  expiresAt: number;
}

interface Written extends Omit<RelayedKey, "expiresAt"> {
  leftMs: number;
}

/** How a relay keeps it. */
export const relayedKeyCodec: Codec<RelayedKey> = {
  encode: ({ expiresAt, ...key }): Written => ({ ...key, leftMs: expiresAt - performance.now() }),
  decode: (written, elapsedMs) => {
    const { leftMs, ...key } = written as Written; // its seal says that `encode` wrote it
    return { ...key, expiresAt: performance.now() + leftMs - elapsedMs };
  },
  lifetimeMs: ({ expiresAt }) => Math.max(1, expiresAt - performance.now()),
};

const mostAttempts = 100;

const recordOf = ({ ccfId, apiInvokerId, aefId, aefPskId }: RelayedKeyName): string =>
  createHash("sha256")
    .update(JSON.stringify([ccfId, apiInvokerId, aefId, aefPskId]))
    .digest("hex");

const isSame = (one: Subscription | undefined, other: Subscription): boolean =>
  one?.id === other.id && one.destination === other.destination;

/** Which of its AEFs a relay gave which key, and which keys are revoked. */
export class RelayedKeys {
  readonly #records: Records<RelayedKey>;
  readonly #outbox: Pick<Outbox, "sealed" | "send">;
  readonly #unknown = new UnknownKeys();

  constructor(records: Records<RelayedKey>, outbox: Pick<Outbox, "sealed" | "send">) {
    this.#records = records;
    this.#outbox = outbox;
  }

  /** Notes who gets a key; false if it was revoked while it was on its way. */
  async handOn(
    name: RelayedKeyName,
    expiresAt: number,
    subscription: Subscription | undefined,
  ): Promise<boolean> {
    return this.#change(name, async (found) => {
      if (found?.value?.isRevoked) return false;
      if (subscription === undefined || isSame(found?.value?.subscription, subscription))
        return true;
      const key = { isRevoked: false, subscription, expiresAt };
      return (await this.#records.replace(recordOf(name), found, key)) || undefined;
    });
  }

  /**
   * Refuses a key from now on, and owes its AEF a notice. Unknown ones may be on their way: they are
   * noted as well, for each peer up to so many, since it could make them up (429 beyond them).
   */
  async revoke({ cause, ...name }: RevocationNotice, trace: Trace): Promise<void> {
    await this.#change(name, async (found) => {
      if (found?.value?.isRevoked) return true;
      if (found?.value === undefined) this.#unknown.admit(name.ccfId);
      const { subscription, expiresAt = performance.now() + longestValidityMs } =
        found?.value ?? {};
      const owedSince = performance.now();
      const notices: Notice[] =
        subscription === undefined
          ? []
          : [{ ...subscription, revocation: { ...name, cause }, trace, owedSince, expiresAt }];
      const also = notices.map((notice) => this.#outbox.sealed(notice));
      const key = { isRevoked: true, expiresAt };
      if (!(await this.#records.replace(recordOf(name), found, key, also))) return undefined;
      if (found?.value === undefined) this.#unknown.note(name.ccfId, expiresAt);
      for (const notice of notices) this.#outbox.send(notice);
      return true;
    });
  }

  /** Tries a change until nobody else changes the record meanwhile. */
  async #change(
    name: RelayedKeyName,
    change: (found: Present<RelayedKey> | undefined) => Promise<boolean | undefined>,
  ): Promise<boolean> {
    for (let attempt = 0; attempt < mostAttempts; attempt++) {
      const done = await change(await this.#records.toChange(recordOf(name)));
      if (done !== undefined) return done;
    }
    throw new StoreUnavailable("a relayed key changes without end");
  }
}
