import { createHmac } from "node:crypto";
import { type Claim, ConfirmedClaims, claimDigest, text } from "./claims.js";
import { Endings } from "./endings.js";

/** An AEF_PSK that this AEF holds, and whom it stands for. */
export interface HeldKey {
  /** Names the key in the handshake; shows nothing of the invoker. */
  pskIdentity: string;
  /** The CCF that confirmed the invoker. */
  ccfId: string;
  apiInvokerId: string;
  /** Service API interface information (P0). */
  p0: string;
  aefPsk: Buffer;
  aefPskId: string;
  /** Milliseconds of the monotonic clock. */
  expiresAt: number;
}

/** What names a key that is revoked. */
export type RevokedKey = Pick<HeldKey, "ccfId" | "apiInvokerId" | "aefPskId">;

const holderText = ({ ccfId, apiInvokerId, p0 }: Omit<HeldKey, "pskIdentity">): string =>
  text(ccfId, apiInvokerId, p0);

const pskIdentityOf = (key: Omit<HeldKey, "pskIdentity">): string =>
  createHmac("sha256", key.aefPsk)
    .update(`capif-psk-identity ${holderText(key)}`)
    .digest()
    .subarray(0, 16)
    .toString("base64url");

/** The same key of the same holder always gets the same identity, whoever keeps it. */
export const identified = (confirmed: Omit<HeldKey, "pskIdentity">): HeldKey => ({
  ...confirmed,
  pskIdentity: pskIdentityOf(confirmed),
});

const isValid = ({ expiresAt }: HeldKey): boolean => expiresAt > performance.now();

const without = (keys: readonly HeldKey[] = [], key: HeldKey): HeldKey[] =>
  keys.filter((other) => other !== key);

const setOrDelete = (map: Map<string, HeldKey[]>, name: string, keys: HeldKey[]): void => {
  if (keys.length > 0) map.set(name, keys);
  else map.delete(name);
};

/** The keys of an AEF, in memory, so that a handshake finds them at once. */
export class HeldKeys {
  /** Every valid key; a retired one serves the connections that it has, but no handshake. */
  readonly #byIdentity = new Map<string, HeldKey>();
  readonly #retired = new Set<string>();
  /** Milliseconds of the wall clock, by PSK identity. */
  readonly #keptAt = new Map<string, number>();
  /** The newest key first, by holder. */
  readonly #byHolder = new Map<string, HeldKey[]>();
  readonly #byKeyId = new Map<string, HeldKey[]>();
  readonly #claims = new ConfirmedClaims();
  readonly #endings = new Endings<HeldKey>((key) => this.#forget(key));

  /** How many are valid. */
  get size(): number {
    this.#endings.tell();
    return this.#byIdentity.size;
  }

  /**
   * Keeps a key, by its claim's digest, beside the holder's earlier one, which stays until this one is
   * used. Which is earlier is said by when they were kept, not by when they are read again.
   */
  store(claim: string, key: HeldKey, keptAt = this.keptNow(key)): void {
    const holder = holderText(key);
    this.#claims.remember(claim, holder);
    const { pskIdentity, aefPskId } = key;
    if (keptAt < (this.#keptAt.get(pskIdentity) ?? keptAt)) return;
    const known = this.#byIdentity.get(pskIdentity);
    if (known !== undefined) this.#takeOut(known);
    const others = this.#byHolder.get(holder) ?? [];
    const newer = others.filter((other) => this.#keptAtOf(other) > keptAt);
    this.#byHolder.set(holder, [...newer, key, ...others.slice(newer.length)]);
    this.#byIdentity.set(pskIdentity, key);
    this.#byKeyId.set(aefPskId, [...(this.#byKeyId.get(aefPskId) ?? []), key]);
    this.#keptAt.set(pskIdentity, keptAt);
    this.#endings.add(key, key.expiresAt);
  }

  /** When a key counts as kept that has just come, in milliseconds of the wall clock: behind no other of its holder. */
  keptNow(key: HeldKey): number {
    const [newest = key] = this.#byHolder.get(holderText(key)) ?? [];
    return Math.max(Date.now(), this.#keptAtOf(newest) + 1, this.#keptAtOf(key) + 1);
  }

  /** The valid key for a claim: the newest, or the one of that aefPskId. */
  find(claim: Claim, aefPskId: string | undefined): HeldKey | undefined {
    const holder = this.#claims.holderOf(claimDigest(claim));
    const keys = (this.#byHolder.get(holder ?? "") ?? []).filter(isValid);
    return aefPskId === undefined ? keys[0] : keys.find((key) => key.aefPskId === aefPskId);
  }

  /** The key that a handshake on one of these interfaces may use. */
  forHandshake(pskIdentity: string, p0s: ReadonlySet<string>): HeldKey | undefined {
    const key = this.of(pskIdentity);
    return key !== undefined && p0s.has(key.p0) && !this.#retired.has(pskIdentity)
      ? key
      : undefined;
  }

  /** The valid key that a connection is bound to. */
  of(pskIdentity: string): HeldKey | undefined {
    const key = this.#byIdentity.get(pskIdentity);
    return key !== undefined && isValid(key) ? key : undefined;
  }

  /** Notes that a key was used in a handshake: those that it superseded, which it returns, take no more. */
  used(key: HeldKey): HeldKey[] {
    const keys = this.#byHolder.get(holderText(key)) ?? [];
    const older = keys.slice(keys.indexOf(key) + 1);
    for (const { pskIdentity } of older) this.retire(pskIdentity);
    return older;
  }

  /** Lets a key serve the connections that it has, and no more handshakes. */
  retire(pskIdentity: string): void {
    const key = this.of(pskIdentity);
    if (key === undefined) return;
    this.#retired.add(pskIdentity);
    this.#leaveHolder(key);
  }

  /** Retires what is not among the present keys, where these have a key of the same holder. */
  retireSuperseded(present: readonly HeldKey[]): void {
    const identities = new Set(present.map(({ pskIdentity }) => pskIdentity));
    const holders = new Set(present.map(holderText));
    for (const [identity, key] of this.#byIdentity)
      if (!identities.has(identity) && holders.has(holderText(key))) this.retire(identity);
  }

  /** Takes out a key that is revoked, whether it is retired or not. */
  drop({ ccfId, apiInvokerId, aefPskId }: RevokedKey): HeldKey[] {
    const isIt = (key: HeldKey) => key.ccfId === ccfId && key.apiInvokerId === apiInvokerId;
    const dropped = (this.#byKeyId.get(aefPskId) ?? []).filter(isIt);
    for (const key of dropped) this.#forget(key);
    return dropped;
  }

  /** Watches the keys' ends no more. */
  close(): void {
    this.#endings.close();
  }

  #keptAtOf({ pskIdentity }: HeldKey): number {
    return this.#keptAt.get(pskIdentity) ?? 0;
  }

  #forget(key: HeldKey): void {
    this.#takeOut(key);
    const holder = holderText(key);
    if (!this.#byHolder.has(holder)) this.#claims.forget(holder);
  }

  #takeOut(key: HeldKey): void {
    const { pskIdentity, aefPskId } = key;
    this.#byIdentity.delete(pskIdentity);
    this.#retired.delete(pskIdentity);
    this.#keptAt.delete(pskIdentity);
    setOrDelete(this.#byKeyId, aefPskId, without(this.#byKeyId.get(aefPskId), key));
    this.#endings.delete(key, key.expiresAt);
    this.#leaveHolder(key);
  }

  #leaveHolder(key: HeldKey): void {
    const holder = holderText(key);
    setOrDelete(this.#byHolder, holder, without(this.#byHolder.get(holder), key));
  }
}
