const tickMs = 1000;

const secondOf = (endsAt: number): number => Math.ceil(endsAt / tickMs);

/**
 * Tells of each thing when it has ended, a tick later at most and though nobody asks; what has not
 * ended costs nothing meanwhile, however much there is of it.
 */
export class Endings<Thing> {
  readonly #ended: (thing: Thing) => void;
  /** By the second in which they end: milliseconds of the monotonic clock, as they were added. */
  readonly #bySecond = new Map<number, Map<Thing, number>>();
  #timer: NodeJS.Timeout | undefined;

  constructor(ended: (thing: Thing) => void) {
    this.#ended = ended;
  }

  add(thing: Thing, endsAt: number): void {
    const second = secondOf(endsAt);
    const things = this.#bySecond.get(second) ?? new Map<Thing, number>();
    this.#bySecond.set(second, things.set(thing, endsAt));
    this.#timer ??= setInterval(() => this.tell(), tickMs).unref();
  }

  /** Forgets a thing that was added with this end. */
  delete(thing: Thing, endsAt: number): void {
    const things = this.#bySecond.get(secondOf(endsAt));
    things?.delete(thing);
    if (things?.size === 0) this.#bySecond.delete(secondOf(endsAt));
  }

  /** Tells of all that has ended by now. */
  tell(): void {
    const present = performance.now();
    for (const [second, things] of this.#bySecond) {
      if (second > secondOf(present)) continue;
      for (const [thing, endsAt] of things)
        if (endsAt <= present) {
          this.delete(thing, endsAt);
          this.#ended(thing);
        }
    }
    if (this.#bySecond.size === 0) this.close();
  }

  /** Tells of nothing by itself any more. */
  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
