export interface PutOptions {
  /** Housekeeping only: when the store may forget the record. What is valid is said by its content. */
  expiresInMs?: number | undefined;
}

/** A record to write. */
export interface Write extends PutOptions {
  key: string;
  value: string;
}

export interface ReplaceOptions extends PutOptions {
  /** What is written in the same transaction: all of it, or with the replacement nothing. */
  also?: readonly Write[] | undefined;
}

/**
 * What keeps records over a restart: text by key. A promise that resolves is an acknowledgement: the
 * write is then there for every later process. All drivers behave alike (test/store/drivers.test.ts).
 */
export interface Store {
  get: (key: string) => Promise<string | undefined>;
  put: (key: string, value: string, options?: PutOptions) => Promise<void>;
  /** False if there was none. */
  delete: (key: string) => Promise<boolean>;
  /** Writes only if the key still has the value `found`, or still none; false if it has another. */
  replace: (
    key: string,
    found: string | undefined,
    value: string,
    options?: ReplaceOptions,
  ) => Promise<boolean>;
  /** Every record whose key begins so, in no order; of those written meanwhile some or none. */
  entries: (prefix: string) => AsyncIterable<readonly [key: string, value: string]>;
  /** Where processes that share the store count together; only a server has one. */
  sharedCounts?: SharedCounts;
  close: () => Promise<void>;
}

/** A connected client of @redis/client. */
export type SharedCounts = object;

/** The store does not work now, and may later: the caller is told to try again. */
export class StoreUnavailable extends Error {
  constructor(cause: unknown) {
    super(`the store: ${cause instanceof Error ? cause.message : String(cause)}`);
    this.name = "StoreUnavailable";
  }
}

/** A store that cannot be used as it is, and why, in one line for its operator. */
export class StoreError extends Error {
  constructor(place: string, reason: string) {
    super(`${place}: ${reason}`);
    this.name = "StoreError";
  }
}
