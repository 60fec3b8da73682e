import type { Subscription } from "./notice.js";
import type { SecurityContext } from "./security-contexts.js";

/** What is known of a key besides the key. */
export interface KeyFacts {
  /** Service API interface information (P0). */
  p0: string;
  aefPskId: string;
  /** Milliseconds of the monotonic clock. */
  expiresAt: number;
  /** Who asked for it and wants to know of its revocation. */
  subscription?: Subscription | undefined;
}

/** What a CCF keeps of one invoker: its context, if it has one, and what became of earlier keys. */
export interface InvokerRecord {
  context: SecurityContext | undefined;
  /**
   * Keys that a newer one has replaced, and that whoever asked for them may hold: the oldest first. Behind
   * them those of interfaces that are gone: the next change revokes them.
   */
  superseded: readonly KeyFacts[];
  /** Until when a revoked key would have been valid, by aefPskId. */
  revoked: ReadonlyMap<string, number>;
}

/** A record after a change, and the keys that the change revokes. */
export interface Change {
  record: InvokerRecord;
  revokes: readonly KeyFacts[];
}

export const noRecord: InvokerRecord = { context: undefined, superseded: [], revoked: new Map() };

/** More than so many keys that nobody has seen the end of: the oldest is revoked. */
const mostSuperseded = 16;

/** More revoked keys than these are not kept: their invoker gets no new key before one has ended. */
const mostRevoked = 2000;

const isValid = ({ expiresAt }: KeyFacts): boolean => expiresAt > performance.now();

const factsOf = ({ p0, aefPskId, expiresAt, subscription }: KeyFacts): KeyFacts => ({
  p0,
  aefPskId,
  expiresAt,
  ...(subscription === undefined ? {} : { subscription }),
});

/**
 * Seconds until an invoker whose keys were revoked so often may have another; nothing if it may now. To
 * forget one instead would make it good again.
 */
export const secondsUntilNextKey = ({ revoked }: InvokerRecord): number | undefined => {
  if (revoked.size < mostRevoked) return undefined;
  const present = performance.now();
  const still = [...revoked.values()].filter((until) => until > present);
  if (still.length < mostRevoked) return undefined;
  return Math.ceil((Math.min(...still) - present) / 1000);
};

/** Whether there are keys of interfaces that are gone. */
export const hasWithdrawnKeys = ({ context, superseded }: InvokerRecord): boolean =>
  superseded.some(({ p0 }) => !context?.keys.has(p0));

/** A key that is derived anew from the same session is the same key: who asked for it stays known. */
const withSubscriptions = (context: SecurityContext, earlier: readonly KeyFacts[]) => {
  const known = new Map(earlier.map(({ aefPskId, subscription }) => [aefPskId, subscription]));
  const keys = [...context.keys].map(([p0, key]) => {
    const subscription = key.subscription ?? known.get(key.aefPskId);
    return [p0, subscription === undefined ? key : { ...key, subscription }] as const;
  });
  return keys.some(([p0, key]) => context.keys.get(p0) !== key)
    ? { ...context, keys: new Map(keys) }
    : context;
};

/**
 * What a record becomes with another context: keys that go with the earlier one are revoked, and with
 * them those that they had replaced. A key that is replaced is not: it ends when the new one is used.
 */
export const withContext = (
  { context: earlier, superseded, revoked }: InvokerRecord,
  context: SecurityContext | undefined,
): Change => {
  const before = [...superseded, ...[...(earlier?.keys.values() ?? [])].map(factsOf)].filter(
    isValid,
  );
  const after = context && withSubscriptions(context, before);
  const kept = new Set([...(after?.keys.values() ?? [])].map(({ aefPskId }) => aefPskId));
  const gone = before.filter(({ aefPskId }) => !kept.has(aefPskId));
  const dropped = gone.filter(({ p0 }) => !after?.keys.has(p0));
  const replaced = gone.filter((key) => !dropped.includes(key) && key.subscription !== undefined);
  const ended = [...dropped, ...replaced.slice(0, -mostSuperseded)];
  const present = performance.now();
  const still = [...revoked].filter(([, until]) => until > present);
  return {
    record: {
      context: after,
      superseded: replaced.slice(-mostSuperseded),
      revoked: new Map([...still, ...ended.map((key) => [key.aefPskId, key.expiresAt] as const)]),
    },
    revokes: ended,
  };
};
