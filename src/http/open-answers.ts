import type { IncomingMessage, ServerResponse } from "node:http";
import type { Http2ServerResponse } from "node:http2";
import type { Socket } from "node:net";

/** An answer in either version of HTTP. */
export type Answer = ServerResponse | Http2ServerResponse;

/** On a connection of HTTP/1.1 its latest answer: those before it are finished earlier. */
const latest = Symbol("capif.latestAnswer");

declare module "node:net" {
  interface Socket {
    [latest]?: Answer;
  }
}

/**
 * The answers of a port that are not finished. In HTTP/1.1 each is noted at its connection alone: to
 * list every answer costs more than most of what is done for a request.
 */
export class OpenAnswers {
  readonly #connections = new Set<Socket>();
  readonly #streams = new Set<Answer>();
  #onClosed = (): void => {};

  add({ httpVersionMajor, socket }: IncomingMessage, answer: Answer): void {
    if (httpVersionMajor > 1) this.#watch(this.#streams, answer);
    else {
      if (socket[latest] === undefined) this.#watch(this.#connections, socket);
      socket[latest] = answer;
    }
  }

  *[Symbol.iterator](): Generator<Answer> {
    yield* this.#streams;
    for (const { [latest]: answer } of this.#connections)
      if (answer !== undefined && !answer.writableFinished) yield answer;
  }

  get isEmpty(): boolean {
    return this[Symbol.iterator]().next().done === true;
  }

  /** The answer of a connection of HTTP/1.1 that is not finished, if there is one. */
  at({ [latest]: answer }: Socket): Answer | undefined {
    return answer?.writableFinished ? undefined : answer;
  }

  /** From now on this is called whenever there may be one less. */
  onClosed(listener: () => void): void {
    this.#onClosed = listener;
    for (const answer of this) answer.once("close", listener);
  }

  #watch<T extends Socket | Answer>(open: Set<T>, one: T): void {
    open.add(one);
    (one as Socket).once("close", () => {
      open.delete(one);
      this.#onClosed();
    });
  }
}
