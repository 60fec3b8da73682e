import { setTimeout as pause } from "node:timers/promises";
import type { Journal } from "./store.js";

/** Who holds copies of records that other processes write as well; all of it may be called again. */
export interface Copies {
  /** Reads everything anew: at the beginning, and when changes were missed; fails at the signal's end. */
  readAll: (signal?: AbortSignal) => Promise<void>;
  /** Reads these records anew, whose keys are in the order of their latest changes. */
  read: (keys: readonly string[]) => Promise<void>;
  /** Is told that the store does not tell of changes, and why: once until it does again. */
  behind: (error: unknown) => void;
}

const mostAtOnce = 1000;
const retryMs = 250;

/** Each key once, where its latest change is. */
const latest = (keys: readonly string[]): string[] => {
  const distinct = new Set<string>();
  for (const key of keys) {
    distinct.delete(key);
    distinct.add(key);
  }
  distinct.delete(""); // of marks
  return [...distinct];
};

/**
 * Keeps copies up to date from a journal. It goes on behind what it has read last, whatever happened
 * to the store meanwhile; where that is not in the journal any more it reads everything.
 */
export class Follower {
  readonly #journal: Journal;
  readonly #copies: Copies;
  readonly #end = new AbortController();
  #position: string | undefined;
  #reading: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;
  #following: Promise<void> = Promise.resolve();

  private constructor(journal: Journal, copies: Copies) {
    this.#journal = journal;
    this.#copies = copies;
  }

  /** Begins, and resolves when everything has been read once. */
  static async start(journal: Journal, copies: Copies): Promise<Follower> {
    const follower = new Follower(journal, copies);
    await follower.caughtUp();
    follower.#following = follower.#follow();
    return follower;
  }

  /**
   * Resolves when every change that was acknowledged before the call is in the copies. It looks by
   * itself, once for all who ask meanwhile: how soon the store tells of a change does not matter.
   */
  caughtUp(): Promise<void> {
    const begin = () => {
      this.#next = undefined;
      this.#reading = this.#read();
      return this.#reading;
    };
    this.#next ??= this.#reading.then(begin, begin);
    return this.#next;
  }

  async close(): Promise<void> {
    this.#end.abort();
    await this.#following;
    await (this.#next ?? this.#reading).catch(() => {});
  }

  async #read(): Promise<void> {
    for (;;) {
      const position = this.#position;
      const changes = position && (await this.#journal.since(position, mostAtOnce));
      if (changes) {
        const keys = latest(changes.map(({ key }) => key));
        if (keys.length > 0) await this.#copies.read(keys);
        this.#position = changes.at(-1)?.position ?? position;
        if (changes.length < mostAtOnce) return;
      } else {
        this.#position = undefined; // until everything has been read
        const mark = await this.#journal.mark();
        await this.#copies.readAll(this.#end.signal);
        this.#position = mark;
      }
    }
  }

  async #follow(): Promise<void> {
    const { signal } = this.#end;
    let isBehind = false;
    while (!signal.aborted) {
      if (this.#position !== undefined) await this.#journal.wait(this.#position, signal);
      if (signal.aborted) return;
      try {
        await this.caughtUp();
        isBehind = false;
      } catch (error) {
        if (!isBehind && !signal.aborted) this.#copies.behind(error);
        isBehind = true;
        await pause(retryMs, undefined, { signal }).catch(() => {});
      }
    }
  }
}
