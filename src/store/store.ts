/** What is there at once, or will be: for whoever awaits it no difference, save of time. */
export type Awaitable<T> = T | Promise<T>;

/** Goes on with a value: at once if it is there. */
export const whenThere = <T, U>(
  value: Awaitable<T>,
  goOn: (value: T) => Awaitable<U>,
): Awaitable<U> => (value instanceof Promise ? value.then(goOn) : goOn(value));

export interface PutOptions {
  /** Housekeeping only: when the store may forget the record. What is valid is said by its content. */
  expiresInMs?: number | undefined;
}

/** A write of which other processes are to be told. */
export interface Journaled {
  /** The journal that the record's key is appended to, in the same transaction. */
  journal?: string | undefined;
}

/** A record to write. */
export interface Write extends PutOptions {
  key: string;
  value: string;
}

export interface ReplaceOptions extends PutOptions {
  /** The store may forget it when it might have forgotten the earlier one. */
  keepsExpiry?: boolean | undefined;
  /** What is written in the same transaction: all of it, or with the replacement nothing. */
  also?: readonly Write[] | undefined;
}

/**
 * What keeps records over a restart: text by key. A promise that resolves is an acknowledgement: the
 * write is then there for every later process. All drivers behave alike (test/store/drivers.test.ts).
 */
export interface Store {
  /** At once where the driver can, and then it fails at once, too. */
  get: (key: string) => Awaitable<string | undefined>;
  put: (key: string, value: string, options?: PutOptions & Journaled) => Promise<void>;
  /** False if there was none. */
  delete: (key: string, options?: Journaled) => Promise<boolean>;
  /** Writes only if the key still has the value `found`, or still none; false if it has another. */
  replace: (
    key: string,
    found: string | undefined,
    value: string,
    options?: ReplaceOptions,
  ) => Promise<boolean>;
  /**
   * Every record whose key begins so, in no order; of those written meanwhile some or none. Fails soon
   * after the signal's end.
   */
  entries: (
    prefix: string,
    signal?: AbortSignal,
  ) => AsyncIterable<readonly [key: string, value: string]>;
  /**
   * Every key that begins so, in no order, perhaps twice; of those written or forgotten meanwhile some.
   * Fails soon after the signal's end.
   */
  keys: (prefix: string, signal?: AbortSignal) => AsyncIterable<string>;
  /** A journal of changes; a store that no other process can open has none. */
  journal?: (name: string) => Journal;
  /** Where processes that share the store count together; only a server has one. */
  sharedCounts?: SharedCounts;
  close: () => Promise<void>;
}

/** An entry of a journal, and the key that it tells of. */
export interface Change {
  position: string;
  key: string;
}

/** Which records were written or deleted, in order; the oldest entries are forgotten some day. */
export interface Journal {
  /** Appends an entry that tells of no record (its key is empty), and gives its position. */
  mark: () => Promise<string>;
  /** The entries behind one, the first first; undefined if that one is not there any more. */
  since: (position: string, most: number) => Promise<Change[] | undefined>;
  /** Waits until there is something behind an entry, or for a while; never fails. */
  wait: (position: string, signal: AbortSignal) => Promise<void>;
}

/** How many entries a journal has at least before it forgets one. */
export const journalLength = 10_000;

/** A connected client of @redis/client. */
export type SharedCounts = object;

const defaultTimeoutSeconds = 2;

/** For how many milliseconds callers wait for a store. */
export const timeoutMsOf = ({
  timeoutSeconds = defaultTimeoutSeconds,
}: {
  timeoutSeconds?: number;
} = {}): number => timeoutSeconds * 1000;

/** The store does not work now, and may later: the caller is told to try again. */
export class StoreUnavailable extends Error {
  constructor(cause: unknown) {
    super(`the store: ${cause instanceof Error ? cause.message : String(cause)}`);
    this.name = "StoreUnavailable";
  }
}

/** What to do about a store of an earlier version: keys are short-lived, and derived anew when asked for. */
export const remedy = "begin with an empty one, and invokers get their keys anew";

/** A store that cannot be used as it is, and why, in one line for its operator. */
export class StoreError extends Error {
  constructor(place: string, reason: string) {
    super(`${place}: ${reason}`);
    this.name = "StoreError";
  }
}
