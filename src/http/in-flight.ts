/** Questions that are being asked: whoever asks the very same meanwhile shares the answer. */
export class InFlight<Answer> {
  readonly #asked = new Map<string, Promise<Answer>>();

  /** Asks, unless the same question is in flight; its failure is shared as its answer is. */
  share(question: string, ask: () => Promise<Answer>): Promise<Answer> {
    const asked = this.#asked.get(question);
    if (asked !== undefined) return asked;
    const answer = ask().finally(() => this.#asked.delete(question));
    this.#asked.set(question, answer);
    return answer;
  }
}
