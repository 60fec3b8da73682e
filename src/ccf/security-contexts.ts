import type { InterfaceDescription, SecurityMethod } from "../contract/types.js";
import type { Aef } from "./registry.js";

/** An AEF_PSK with what it is bound to. */
export interface AefKey {
  /** Service API interface information (P0). */
  p0: string;
  aefPsk: Buffer;
  aefPskId: string;
  /** Milliseconds of the monotonic clock. */
  expiresAt: number;
}

/** The interfaces of one AEF that an entry is about. */
export interface Target {
  aef: Aef;
  interfaces: ReadonlyMap<string, InterfaceDescription>;
}

/** One entry of securityInfo: what the invoker asked for, and what came of it. */
export interface SecurityEntry {
  aefId?: string;
  interfaceDetails?: InterfaceDescription;
  prefSecurityMethods: string[];
  /** Undefined if invoker and AEF have no method in common. */
  selSecurityMethod: SecurityMethod | undefined;
  targets: Target[];
}

/** The security context of one API invoker (TS 29.222 8.5). */
export interface SecurityContext {
  apiInvokerId: string;
  notificationDestination: string;
  entries: SecurityEntry[];
  keys: ReadonlyMap<string, AefKey>;
}

/** The security contexts of a CCF, in memory, and the keys that are revoked. */
export class SecurityContexts {
  readonly #contexts = new Map<string, SecurityContext>();
  /** Until when a revoked key would have been valid, by aefPskId. */
  readonly #revoked = new Map<string, number>();

  get(apiInvokerId: string): SecurityContext | undefined {
    return this.#contexts.get(apiInvokerId);
  }

  /** Puts a context in the place of the invoker's earlier one; keys that it drops are revoked. */
  put(context: SecurityContext): void {
    const earlier = this.#contexts.get(context.apiInvokerId);
    for (const [p0, key] of earlier?.keys ?? []) if (!context.keys.has(p0)) this.#revoke(key);
    this.#contexts.set(context.apiInvokerId, context);
  }

  delete(apiInvokerId: string): boolean {
    for (const key of this.#contexts.get(apiInvokerId)?.keys.values() ?? []) this.#revoke(key);
    return this.#contexts.delete(apiInvokerId);
  }

  /** Takes one AEF out of an invoker's context; false if it was not in it. */
  deleteAef(apiInvokerId: string, aef: Aef): boolean {
    const context = this.#contexts.get(apiInvokerId);
    const entries = (context?.entries ?? []).map((entry) => ({
      ...entry,
      targets: entry.targets.filter((target) => target.aef !== aef),
    }));
    const kept = entries.filter(({ targets }) => targets.length > 0);
    const before = context?.entries.flatMap(({ targets }) => targets).length ?? 0;
    const after = kept.flatMap(({ targets }) => targets).length;
    if (context === undefined || after === before) return false;
    if (kept.length === 0) return this.delete(apiInvokerId);
    const keys = new Map([...context.keys].filter(([p0]) => !aef.interfaces.has(p0)));
    this.put({ ...context, entries: kept, keys });
    return true;
  }

  isRevoked({ aefPskId }: AefKey): boolean {
    const until = this.#revoked.get(aefPskId);
    return until !== undefined && until > performance.now();
  }

  #revoke({ aefPskId, expiresAt }: AefKey): void {
    const present = performance.now();
    for (const [id, until] of this.#revoked) if (until <= present) this.#revoked.delete(id);
    this.#revoked.set(aefPskId, expiresAt);
  }
}

/** Whole seconds left, rounded down; less than one counts as none (contract, `remainingValidity`). */
export const remainingSeconds = (expiresAt: number): number =>
  Math.max(0, Math.floor((expiresAt - performance.now()) / 1000));

/** The part of a context that is about one AEF. */
export const entriesOf = ({ entries }: SecurityContext, aef: Aef): SecurityEntry[] =>
  entries
    .map((entry) => ({ ...entry, targets: entry.targets.filter((target) => target.aef === aef) }))
    .filter(({ targets }) => targets.length > 0);
