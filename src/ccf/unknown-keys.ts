import { problem } from "../http/problem.js";

/**
 * How many revoked keys that it never had a relay notes for each peer. One notices few: those of an
 * answer on its way, or that it handed to an AEF that did not want to know of their end.
 */
const mostUnknown = 2000;

/** What a peer has had this process note of keys that it never had: who makes them up is told to wait. */
export class UnknownKeys {
  /** Milliseconds of the monotonic clock, by peer, the earliest first. */
  readonly #ends = new Map<string, number[]>();

  /** Throws 429 if a peer has to wait until one of them has ended. */
  admit(ccfId: string): void {
    const ends = this.#ends.get(ccfId) ?? [];
    if (ends.length < mostUnknown) return;
    const present = performance.now();
    const left = ends.filter((end) => end > present);
    this.#ends.set(ccfId, left);
    const [first = present] = left;
    if (left.length >= mostUnknown)
      throw problem.tooManyRequests(`${Math.ceil((first - present) / 1000)}`);
  }

  note(ccfId: string, endsAt: number): void {
    const ends = this.#ends.get(ccfId) ?? [];
    ends.push(endsAt);
    this.#ends.set(ccfId, ends);
  }
}
