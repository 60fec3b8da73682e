import { elapsedSince, stampNow } from "./clock.js";
import { givingWay } from "./giving-way.js";
import { Recent } from "./recent.js";
import { type Sealing, Unsealable } from "./sealing.js";
import type { Awaitable, Journal, Journaled, Store, Write } from "./store.js";

/** How a value is written, and read so many milliseconds later. */
export interface Codec<T> {
  encode: (value: T) => unknown;
  decode: (written: unknown, elapsedMs: number) => T;
  /** Milliseconds for which a record is of use; for good if undefined. */
  lifetimeMs: (value: T) => number | undefined;
}

/** What is sealed: a stamp, and what the codec wrote; short, for each octet of it is read cold. */
type Written = [wall: number, boot: string, uptime: number, value: unknown];

/** A value, and the sealed text that it was found in. */
export interface Found<T> {
  value: T;
  sealed: string;
}

/** What is at a record's place: of a text that nothing opens there is no value. */
export interface Present<T> {
  value: T | undefined;
  sealed: string;
}

const mostOpened = 10_000;

/**
 * One kind of record in a sealed store. What was opened stays opened as long as the store still has
 * the very text that it came from: one read tells, whichever process wrote last.
 */
export class Records<T> {
  readonly #store: Store;
  readonly #sealing: Sealing;
  readonly #prefix: string;
  readonly #codec: Codec<T>;
  readonly #journaled: Journaled;
  readonly #kind: string;
  readonly #passedOver: SealedStore["passedOver"];
  readonly #opened = new Recent<Found<T>>(mostOpened);

  /** Of records that are followed other processes are told, if there are any. */
  constructor(
    { store, sealing, prefix, journal, passedOver }: SealedStore,
    kind: string,
    codec: Codec<T>,
    { isFollowed = false } = {},
  ) {
    this.#store = store;
    this.#sealing = sealing;
    this.#prefix = `${prefix}${kind}/`;
    this.#codec = codec;
    this.#kind = kind;
    this.#passedOver = passedOver;
    this.#journaled = isFollowed && journal !== undefined ? { journal: prefix } : {};
  }

  /**
   * At once where the store is read at once, and then it fails at once, too. A record that nothing
   * opens counts as none.
   */
  get(id: string): Awaitable<Found<T> | undefined> {
    const key = this.#prefix + id;
    const sealed = this.#store.get(key);
    return sealed instanceof Promise
      ? sealed.then((text) => this.#readableIn(key, text))
      : this.#readableIn(key, sealed);
  }

  /**
   * What a change begins with. A record that nothing opens says no more than one that is lost, and
   * whatever it said is over, revocations as well: `replace` puts another in its place. Whoever it
   * belongs to would else be locked out for as long as it stays.
   */
  async toChange(id: string): Promise<Present<T> | undefined> {
    const key = this.#prefix + id;
    const sealed = await this.#store.get(key);
    const value = this.#readableIn(key, sealed)?.value;
    return sealed === undefined ? undefined : { value, sealed };
  }

  /** The records of this kind at some keys, as they are now; without those that nothing opens. */
  async at(
    keys: readonly string[],
    unreadable: (error: Unsealable) => void,
  ): Promise<{ id: string; value: T | undefined }[]> {
    const ids = keys.flatMap((key) => this.#idAt(key) ?? []);
    const found = ids.map(async (id) => {
      try {
        const key = this.#prefix + id;
        return [{ id, value: this.#foundIn(key, await this.#store.get(key))?.value }];
      } catch (error) {
        if (!(error instanceof Unsealable)) throw error;
        unreadable(error);
        return [];
      }
    });
    return (await Promise.all(found)).flat();
  }

  async put(id: string, value: T): Promise<void> {
    const key = this.#prefix + id;
    const sealed = this.#seal(key, value);
    const expiresInMs = this.#codec.lifetimeMs(value);
    await this.#store.put(key, sealed, { ...this.#journaled, expiresInMs });
  }

  /**
   * Writes only if the record is still the one that was found, or still none, and then with it what
   * else is given; false if it is not.
   */
  async replace(
    id: string,
    found: Pick<Present<T>, "sealed"> | undefined,
    value: T,
    also: readonly Write[] = [],
  ): Promise<boolean> {
    const key = this.#prefix + id;
    const sealed = this.#seal(key, value);
    const options = { expiresInMs: this.#codec.lifetimeMs(value), also };
    if (!(await this.#store.replace(key, found?.sealed, sealed, options))) return false;
    this.#opened.set(key, { value, sealed });
    return true;
  }

  /** A record as another one's `replace` writes it along. */
  sealed(id: string, value: T): Write {
    const key = this.#prefix + id;
    const expiresInMs = this.#codec.lifetimeMs(value);
    return { key, value: this.#seal(key, value), expiresInMs };
  }

  async delete(id: string): Promise<boolean> {
    this.#opened.delete(this.#prefix + id);
    return this.#store.delete(this.#prefix + id, this.#journaled);
  }

  /** Every record of this kind that can be opened; fails soon after the signal's end. */
  entries(signal?: AbortSignal): AsyncIterable<T> {
    return this.#readable(this.#store.entries(this.#prefix, signal), signal);
  }

  /** Those whose id is none of these: the others are not opened. Fails soon after the signal's end. */
  others(ids: ReadonlySet<string>, signal?: AbortSignal): AsyncIterable<T> {
    return this.#readable(this.#sealedOthers(ids, signal), signal);
  }

  async *#sealedOthers(
    ids: ReadonlySet<string>,
    signal: AbortSignal | undefined,
  ): AsyncIterable<readonly [string, string]> {
    for await (const key of givingWay(this.#store.keys(this.#prefix, signal), signal)) {
      if (ids.has(key.slice(this.#prefix.length))) continue;
      const sealed = await this.#store.get(key);
      if (sealed !== undefined) yield [key, sealed];
    }
  }

  async *#readable(
    found: AsyncIterable<readonly [string, string]>,
    signal: AbortSignal | undefined,
  ): AsyncIterable<T> {
    let unreadable = 0;
    for await (const [key, sealed] of givingWay(found, signal)) {
      const value = this.#readableAt(key, sealed);
      if (value === undefined) unreadable++;
      else yield value;
    }
    if (unreadable > 0) this.#passedOver?.(this.#kind, unreadable);
  }

  #readableAt(key: string, sealed: string): T | undefined {
    try {
      return this.#decode(this.#sealing.open(key, sealed));
    } catch (error) {
      if (error instanceof Unsealable) return undefined;
      throw error;
    }
  }

  #idAt(key: string): string | undefined {
    return key.startsWith(this.#prefix) ? key.slice(this.#prefix.length) : undefined;
  }

  #readableIn(key: string, sealed: string | undefined): Found<T> | undefined {
    try {
      return this.#foundIn(key, sealed);
    } catch (error) {
      if (!(error instanceof Unsealable)) throw error;
      this.#passedOver?.(this.#kind, 1);
      return undefined;
    }
  }

  #foundIn(key: string, sealed: string | undefined): Found<T> | undefined {
    if (sealed === undefined) {
      this.#opened.delete(key);
      return undefined;
    }
    const opened = this.#opened.get(key);
    return opened?.sealed === sealed ? opened : this.#open(key, sealed);
  }

  #open(key: string, sealed: string): Found<T> {
    const value = this.#decode(this.#sealing.open(key, sealed));
    const found = { value, sealed };
    this.#opened.offer(key, found);
    return found;
  }

  #seal(key: string, value: T): string {
    const { wall, boot, uptime } = stampNow();
    const written: Written = [wall, boot, Math.floor(uptime), this.#codec.encode(value)];
    return this.#sealing.seal(key, JSON.stringify(written));
  }

  #decode(text: string): T {
    // Its seal, or that it never left the process, says that this is what #seal wrote.
    const [wall, boot, uptime, value]: Written = JSON.parse(text);
    return this.#codec.decode(value, elapsedSince({ wall, boot, uptime }));
  }
}

/** An open store with what seals its records, and what the keys of one party's records begin with. */
export interface SealedStore {
  store: Store;
  sealing: Sealing;
  prefix: string;
  /** Where other processes use the same records: what was changed. */
  journal?: Journal;
  /** Whether it refused the last write. */
  refusesWrites?: () => boolean;
  /** Is told how many records of a kind could not be opened, and count as none. */
  passedOver?: (kind: string, count: number) => void;
}
