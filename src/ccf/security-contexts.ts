import { createHash } from "node:crypto";
import type { InterfaceDescription, SecurityMethod } from "../contract/types.js";
import type { Records } from "../store/records.js";
import { StoreUnavailable } from "../store/store.js";
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

/** What a CCF keeps of one invoker: its context, if it has one, and which of its keys are revoked. */
export interface InvokerRecord {
  context: SecurityContext | undefined;
  /** Until when a revoked key would have been valid, by aefPskId. */
  revoked: ReadonlyMap<string, number>;
}

const none: InvokerRecord = { context: undefined, revoked: new Map() };
const mostAttempts = 100;

/** Names an invoker's record: ids may be longer than a store's keys, and are nobody else's matter. */
const recordOf = (apiInvokerId: string): string =>
  createHash("sha256").update(apiInvokerId).digest("hex");

/** What a record becomes with another context: keys that go with the earlier one are revoked. */
const withContext = (
  { context: earlier, revoked }: InvokerRecord,
  context: SecurityContext | undefined,
): InvokerRecord => {
  const present = performance.now();
  const still = new Map([...revoked].filter(([, until]) => until > present));
  for (const [p0, key] of earlier?.keys ?? [])
    if (!context?.keys.has(p0)) still.set(key.aefPskId, key.expiresAt);
  return { context, revoked: still };
};

const withoutAef = (context: SecurityContext, aef: Aef): SecurityContext | undefined => {
  const entries = context.entries.map((entry) => ({
    ...entry,
    targets: entry.targets.filter((target) => target.aef !== aef),
  }));
  const kept = entries.filter(({ targets }) => targets.length > 0);
  if (kept.length === 0) return undefined;
  const keys = new Map([...context.keys].filter(([p0]) => !aef.interfaces.has(p0)));
  return { ...context, entries: kept, keys };
};

const isRevoked = ({ revoked }: InvokerRecord, { aefPskId }: AefKey): boolean =>
  (revoked.get(aefPskId) ?? 0) > performance.now();

/** The security contexts of a CCF, and the keys that are revoked, one record an invoker. */
export class SecurityContexts {
  readonly #records: Records<InvokerRecord>;

  constructor(records: Records<InvokerRecord>) {
    this.#records = records;
  }

  async get(apiInvokerId: string): Promise<SecurityContext | undefined> {
    const found = await this.#records.get(recordOf(apiInvokerId));
    return found?.value.context;
  }

  /**
   * Puts a context in the place of the invoker's earlier one; keys that it drops are revoked. False,
   * and nothing is put, if one of its own was revoked.
   */
  put(context: SecurityContext): Promise<boolean> {
    return this.#change(context.apiInvokerId, (record) => {
      if ([...context.keys.values()].some((key) => isRevoked(record, key))) return undefined;
      return withContext(record, context);
    });
  }

  /** False if there was none. */
  delete(apiInvokerId: string): Promise<boolean> {
    return this.#change(apiInvokerId, (record) =>
      record.context === undefined ? undefined : withContext(record, undefined),
    );
  }

  /** Takes one AEF out of an invoker's context; false if it was not in it. */
  deleteAef(apiInvokerId: string, aef: Aef): Promise<boolean> {
    return this.#change(apiInvokerId, (record) => {
      const { context } = record;
      if (context === undefined || entriesOf(context, aef).length === 0) return undefined;
      return withContext(record, withoutAef(context, aef));
    });
  }

  /** Changes a record that nobody else changes meanwhile; false if there is nothing to change. */
  async #change(
    apiInvokerId: string,
    change: (record: InvokerRecord) => InvokerRecord | undefined,
  ): Promise<boolean> {
    const id = recordOf(apiInvokerId);
    for (let attempt = 0; attempt < mostAttempts; attempt++) {
      const found = await this.#records.get(id);
      const changed = change(found?.value ?? none);
      if (changed === undefined) return false;
      if (await this.#records.replace(id, found, changed)) return true;
    }
    throw new StoreUnavailable("a security context changes without end");
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
