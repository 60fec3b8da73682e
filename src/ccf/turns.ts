interface Line {
  underWay: number;
  waiting: (() => void)[];
}

/** Lets so many at a time do something for each of several, in the order in which they came. */
export class Turns {
  readonly #most: number;
  readonly #lines = new Map<string, Line>();

  constructor(most: number) {
    this.#most = most;
  }

  /** Does something when it is its turn. */
  async take<T>(whose: string, work: () => Promise<T>): Promise<T> {
    const line = this.#lines.get(whose) ?? { underWay: 0, waiting: [] };
    this.#lines.set(whose, line);
    if (line.underWay < this.#most) line.underWay++;
    else await new Promise<void>((resolve) => line.waiting.push(resolve)); // takes over a turn
    try {
      return await work();
    } finally {
      const next = line.waiting.shift();
      if (next !== undefined) next();
      else if (--line.underWay === 0) this.#lines.delete(whose);
    }
  }

  /** Lets everybody go on who waits. */
  end(): void {
    for (const line of this.#lines.values()) {
      line.underWay += line.waiting.length;
      for (const goOn of line.waiting.splice(0)) goOn();
    }
  }
}
