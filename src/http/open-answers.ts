import type { ServerResponse } from "node:http";
import type { Http2ServerResponse } from "node:http2";

/** An answer in either version of HTTP. */
export type Answer = ServerResponse | Http2ServerResponse;

/** The answers of a port that are not finished. */
export class OpenAnswers {
  readonly #open = new Set<Answer>();
  #onClosed = (): void => {};
  readonly #closed: (this: Answer) => void;

  constructor() {
    const close = (answer: Answer) => {
      this.#open.delete(answer);
      this.#onClosed();
    };
    // One listener for all: `this` is the answer.
    this.#closed = function closed() {
      close(this);
    };
  }

  get size(): number {
    return this.#open.size;
  }

  add(answer: Answer): void {
    this.#open.add(answer);
    answer.on("close", this.#closed);
  }

  [Symbol.iterator](): Iterator<Answer> {
    return this.#open.values();
  }

  /** From now on this is called after each that has ended. */
  onClosed(listener: () => void): void {
    this.#onClosed = listener;
  }
}
