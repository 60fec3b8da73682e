import { hash } from "node:crypto";

/** What an Authentication Initiation Request claims, before anyone has confirmed it. */
export interface Claim {
  ccfId: string | undefined;
  /** The claimed CCF address, written like P0. */
  ccfAddress: string | undefined;
  apiInvokerId: string;
  p0: string | undefined;
}

/** How many claims may lead to one holder: its id and addresses, with the interface and without. */
const mostWordings = 16;

export const text = (...parts: (string | undefined)[]): string =>
  JSON.stringify(parts.map((part) => part ?? null));

/** Identifies a claim, and what else makes a question, in few octets: strangers choose its length. */
export const claimDigest = (claim: Claim, aefPskId?: string): string => {
  const { ccfId, ccfAddress, apiInvokerId, p0 } = claim;
  return hash("sha256", text(ccfId, ccfAddress, apiInvokerId, p0, aefPskId), "hex");
};

/** Which holder of keys a claim turned out to be. */
export class ConfirmedClaims {
  readonly #holders = new Map<string, string>();
  readonly #claims = new Map<string, Set<string>>();

  holderOf(claim: string): string | undefined {
    return this.#holders.get(claim);
  }

  /**
   * A stranger can word a claim in many ways. The first stay: what is not remembered only costs
   * another question, and nobody's wording takes the place of another's.
   */
  remember(claim: string, holder: string): void {
    const former = this.#holders.get(claim);
    if (former !== undefined && former !== holder) this.#claims.get(former)?.delete(claim);
    const claims = this.#claims.get(holder) ?? new Set();
    if (claims.size >= mostWordings && !claims.has(claim)) {
      this.#holders.delete(claim);
      return;
    }
    this.#claims.set(holder, claims.add(claim));
    this.#holders.set(claim, holder);
  }

  /** Forgets what led to a holder. */
  forget(holder: string): void {
    for (const claim of this.#claims.get(holder) ?? []) this.#holders.delete(claim);
    this.#claims.delete(holder);
  }
}
