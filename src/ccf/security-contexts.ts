import { hash } from "node:crypto";
import { newTrace, type Trace } from "../contract/trace.js";
import type { InterfaceDescription, SecurityMethod } from "../contract/types.js";
import { problem } from "../http/problem.js";
import { givingWay } from "../store/giving-way.js";
import { Recent } from "../store/recent.js";
import type { Found, Present, Records } from "../store/records.js";
import { type Awaitable, StoreUnavailable, whenThere } from "../store/store.js";
import {
  type Change,
  hasWithdrawnKeys,
  type InvokerRecord,
  type KeyFacts,
  noRecord,
  secondsUntilNextKey,
  withContext,
} from "./invoker-record.js";
import type { Notice, Subscription } from "./notice.js";
import type { Outbox } from "./outbox.js";
import type { Aef } from "./registry.js";

/** An AEF_PSK with what it is bound to. */
export interface AefKey extends KeyFacts {
  aefPsk: Buffer;
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

/** What a change comes of, for those who are told of it: a trace begins with one that nobody asked for. */
export interface Occasion {
  cause?: string | undefined;
  trace?: Trace;
}

const mostAttempts = 100;

/** A context of which nothing is known any more is none. */
const contextIn = (found: Found<InvokerRecord> | undefined): SecurityContext | undefined => {
  const context = found?.value.context;
  return context?.entries.length === 0 ? undefined : context;
};

/** Names an invoker's record: ids may be longer than a store's keys, and are nobody else's matter. */
const recordOf = (apiInvokerId: string): string => hash("sha256", apiInvokerId, "hex");

const mostNames = 10_000;

/** What is said of a revocation that its originator gave no cause for (TS 29.222, Cause). */
const unexplained = "UNEXPECTED_REASON";

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

const withoutWithdrawnKeys = (record: InvokerRecord): Change | undefined => {
  const { context } = record;
  if (!hasWithdrawnKeys(record)) return undefined;
  return withContext(record, context?.entries.length === 0 ? undefined : context);
};

const isRevoked = ({ revoked }: InvokerRecord, { aefPskId }: AefKey): boolean =>
  (revoked.get(aefPskId) ?? 0) > performance.now();

/** Who sends notices of revoked keys, and in whose name. */
export interface Notifying {
  ccfId: string;
  outbox: Pick<Outbox, "sealed" | "send">;
}

/** The security contexts of a CCF, and the keys that are revoked, one record an invoker. */
export class SecurityContexts {
  readonly #records: Records<InvokerRecord>;
  readonly #notifying: Notifying | undefined;
  readonly #names = new Recent<string>(mostNames);

  constructor(records: Records<InvokerRecord>, notifying?: Notifying) {
    this.#records = records;
    this.#notifying = notifying;
  }

  get(apiInvokerId: string): Awaitable<SecurityContext | undefined> {
    return whenThere(this.#records.get(this.#recordOf(apiInvokerId)), contextIn);
  }

  /**
   * Puts a context in the place of the invoker's earlier one; keys that it drops are revoked. False,
   * and nothing is put, if one of its own was revoked; 429 for an invoker whose keys are revoked again and
   * again.
   */
  put(context: SecurityContext, occasion?: Occasion): Promise<boolean> {
    const inItsPlace = (record: InvokerRecord) => {
      const seconds = secondsUntilNextKey(record);
      if (seconds !== undefined) throw problem.tooManyRequests(String(seconds));
      if ([...context.keys.values()].some((key) => isRevoked(record, key))) return undefined;
      return withContext(record, context);
    };
    return this.#change(context.apiInvokerId, inItsPlace, occasion);
  }

  /** False if there was none. */
  delete(apiInvokerId: string, occasion?: Occasion): Promise<boolean> {
    const withoutIt = (record: InvokerRecord) =>
      record.context === undefined ? undefined : withContext(record, undefined);
    return this.#change(apiInvokerId, withoutIt, occasion);
  }

  /** Takes one AEF out of an invoker's context; false if it was not in it. */
  deleteAef(apiInvokerId: string, aef: Aef, occasion?: Occasion): Promise<boolean> {
    const withoutIt = (record: InvokerRecord) => {
      const { context } = record;
      if (context === undefined || entriesOf(context, aef).length === 0) return undefined;
      return withContext(record, withoutAef(context, aef));
    };
    return this.#change(apiInvokerId, withoutIt, occasion);
  }

  /** Notes who is to be told when a key is revoked; false if it is not the invoker's any more. */
  subscribe(
    apiInvokerId: string,
    { p0, aefPskId }: AefKey,
    subscription: Subscription,
  ): Promise<boolean> {
    return this.#change(apiInvokerId, (record) => {
      const key = record.context?.keys.get(p0);
      if (record.context === undefined || key?.aefPskId !== aefPskId) return undefined;
      const keys = new Map(record.context.keys).set(p0, { ...key, subscription });
      return { record: { ...record, context: { ...record.context, keys } }, revokes: [] };
    });
  }

  /** Revokes what invokers have that are onboarded no more (TS 33.122 6.8); fails if the signal ends it. */
  async offboard(onboarded: Iterable<string>, signal?: AbortSignal): Promise<void> {
    const ids = new Set<string>();
    for await (const apiInvokerId of givingWay(onboarded, signal)) ids.add(recordOf(apiInvokerId));
    const others = this.#records.others(ids, signal);
    await this.#forEach(others, ({ apiInvokerId }) => this.delete(apiInvokerId));
  }

  /** Revokes keys of interfaces that are registered, or in an agreement, no more; fails as `offboard`. */
  async withdraw(signal?: AbortSignal): Promise<void> {
    await this.#forEach(this.#records.entries(signal), async ({ apiInvokerId }, record) => {
      if (hasWithdrawnKeys(record)) await this.#change(apiInvokerId, withoutWithdrawnKeys);
    });
  }

  /** Where it fails it goes on with the others, and throws at the end. */
  async #forEach(
    records: AsyncIterable<InvokerRecord>,
    work: (context: SecurityContext, record: InvokerRecord) => Promise<unknown>,
  ): Promise<void> {
    const failures: unknown[] = [];
    for await (const record of records)
      if (record.context !== undefined)
        await work(record.context, record).catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  }

  /** Remembered for those who come again: the digest is a tenth of what is done for a question. */
  #recordOf(apiInvokerId: string): string {
    const known = this.#names.get(apiInvokerId);
    if (known !== undefined) return known;
    const name = recordOf(apiInvokerId);
    this.#names.offer(apiInvokerId, name);
    return name;
  }

  /**
   * Changes a record that nobody else changes meanwhile, and owes a notice of each key that it revokes
   * from then on; false if there is nothing to change.
   */
  async #change(
    apiInvokerId: string,
    change: (record: InvokerRecord) => Change | undefined,
    occasion: Occasion = {},
  ): Promise<boolean> {
    const id = recordOf(apiInvokerId);
    for (let attempt = 0; attempt < mostAttempts; attempt++) {
      const found = await this.#records.toChange(id);
      const changed = change(found?.value ?? noRecord);
      if (changed === undefined) return false;
      const notices = this.#noticesOf(apiInvokerId, changed, occasion);
      if (await this.#replace(id, found, changed.record, notices)) return true;
    }
    throw new StoreUnavailable("a security context changes without end");
  }

  async #replace(
    id: string,
    found: Present<InvokerRecord> | undefined,
    record: InvokerRecord,
    notices: readonly Notice[],
  ): Promise<boolean> {
    const outbox = this.#notifying?.outbox;
    const also = notices.flatMap((notice) => outbox?.sealed(notice) ?? []);
    if (!(await this.#records.replace(id, found, record, also))) return false;
    for (const notice of notices) outbox?.send(notice);
    return true;
  }

  #noticesOf(
    apiInvokerId: string,
    { revokes }: Change,
    { cause = unexplained, trace = newTrace() }: Occasion,
  ): Notice[] {
    const ccfId = this.#notifying?.ccfId;
    if (ccfId === undefined) return [];
    const owedSince = performance.now();
    return revokes.flatMap(({ aefPskId, expiresAt, subscription }) => {
      if (subscription === undefined) return [];
      const { aefId } = subscription;
      const revocation = { ccfId, apiInvokerId, aefId, aefPskId, cause };
      return [{ ...subscription, revocation, trace, owedSince, expiresAt }];
    });
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
