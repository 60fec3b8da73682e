import { createHmac, hash } from "node:crypto";

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

/** What an Authentication Initiation Request claims, before anyone has confirmed it. */
export interface Claim {
  ccfId: string | undefined;
  /** The claimed CCF address, written like P0. */
  ccfAddress: string | undefined;
  apiInvokerId: string;
  p0: string | undefined;
}

const mostClaims = 10_000;

const text = (...parts: (string | undefined)[]): string =>
  JSON.stringify(parts.map((part) => part ?? null));

/** Identifies a claim, and what else makes a question, in few octets: strangers choose its length. */
export const claimDigest = (claim: Claim, aefPskId?: string): string => {
  const { ccfId, ccfAddress, apiInvokerId, p0 } = claim;
  return hash("sha256", text(ccfId, ccfAddress, apiInvokerId, p0, aefPskId), "hex");
};

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

/** The keys of an AEF, in memory, so that a handshake finds them at once. */
export class HeldKeys {
  /** Every valid key; a retired one serves the connections that it has, but no handshake. */
  readonly #byIdentity = new Map<string, HeldKey>();
  readonly #retired = new Set<string>();
  /** The newest key first, by holder. */
  readonly #byHolder = new Map<string, HeldKey[]>();
  /** Which holder a claim turned out to be. */
  readonly #holders = new Map<string, string>();

  /** How many are valid. */
  get size(): number {
    this.#dropExpired();
    return this.#byIdentity.size;
  }

  /** Keeps a key, by its claim's digest, beside the holder's earlier one, which stays until this one is used. */
  store(claim: string, key: HeldKey): void {
    this.#dropExpired();
    const holder = holderText(key);
    const others = (this.#byHolder.get(holder) ?? []).filter(
      ({ pskIdentity }) => pskIdentity !== key.pskIdentity,
    );
    this.#byHolder.set(holder, [key, ...others]);
    this.#byIdentity.set(key.pskIdentity, key);
    this.#retired.delete(key.pskIdentity);
    this.#rememberHolder(claim, holder);
  }

  /** The valid key for a claim: the newest, or the one of that aefPskId. */
  find(claim: Claim, aefPskId: string | undefined): HeldKey | undefined {
    const holder = this.#holders.get(claimDigest(claim));
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
    const holder = holderText(key);
    const others = (this.#byHolder.get(holder) ?? []).filter((other) => other !== key);
    this.#byHolder.set(holder, others);
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
    const isIt = (key: HeldKey) =>
      key.aefPskId === aefPskId && key.ccfId === ccfId && key.apiInvokerId === apiInvokerId;
    const dropped = [...this.#byIdentity.values()].filter(isIt);
    for (const key of dropped) {
      const { pskIdentity } = key;
      this.#byIdentity.delete(pskIdentity);
      this.#retired.delete(pskIdentity);
      const holder = holderText(key);
      const others = (this.#byHolder.get(holder) ?? []).filter((other) => other !== key);
      this.#byHolder.set(holder, others);
    }
    return dropped;
  }

  /** A stranger can word a claim in many ways; a forgotten one only costs another question. */
  #rememberHolder(claim: string, holder: string): void {
    this.#holders.delete(claim);
    this.#holders.set(claim, holder);
    const [oldest] = this.#holders.keys();
    if (this.#holders.size > mostClaims && oldest !== undefined) this.#holders.delete(oldest);
  }

  #dropExpired(): void {
    for (const [identity, key] of this.#byIdentity)
      if (!isValid(key)) {
        this.#byIdentity.delete(identity);
        this.#retired.delete(identity);
      }
    for (const [holder, keys] of this.#byHolder) {
      const valid = keys.filter(isValid);
      if (valid.length > 0) this.#byHolder.set(holder, valid);
      else this.#byHolder.delete(holder);
    }
    for (const [claim, holder] of this.#holders)
      if (!this.#byHolder.has(holder)) this.#holders.delete(claim);
  }
}
