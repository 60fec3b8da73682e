import type { CaseResult } from "../run/outcome.js";
import { progressLine, type Screen } from "./console.js";

/** Where the progress goes: a terminal, or a file that keeps every line. */
export interface ProgressStream extends Pick<NodeJS.WriteStream, "isTTY"> {
  write(text: string): unknown;
}

const clear = "\r\u001b[2K";

/** Tells of a run while it goes on: one line that is refreshed on a terminal, else a line a case. */
export class Progress {
  readonly #stream: ProgressStream;
  readonly #screen: () => Screen;
  readonly #total: number;
  #done = 0;

  /** The screen is asked for each line: a terminal's width changes. */
  constructor(stream: ProgressStream, total: number, screen: () => Screen) {
    this.#stream = stream;
    this.#total = total;
    this.#screen = screen;
  }

  finished(result: CaseResult): void {
    this.#done += 1;
    const line = progressLine(result, { done: this.#done, total: this.#total }, this.#screen());
    this.#stream.write(this.#stream.isTTY ? `${clear}${line}` : `${line}\n`);
  }

  /** Text that stays. */
  say(text: string): void {
    this.#stream.write(`${this.#stream.isTTY ? clear : ""}${text}\n`);
  }

  /** Leaves the terminal to what comes next. */
  end(): void {
    if (this.#stream.isTTY) this.#stream.write(clear);
  }
}
