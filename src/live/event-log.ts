import { randomUUID } from "node:crypto";

/** Something that open pages are told. */
export interface LiveEvent {
  number: number;
  data: string;
}

/** Numbered events, the latest of them kept, for pages that come back after a break. */
export class EventLog {
  /** Another lab on the same port has other numbers. */
  readonly #name = randomUUID();
  readonly #kept: LiveEvent[] = [];
  readonly #listeners = new Set<(event: LiveEvent) => void>();
  readonly #keep: number;
  #last = 0;

  constructor(keep = 200) {
    this.#keep = keep;
  }

  /** The id of the latest event, for `Last-Event-ID`. */
  get lastId(): string {
    return this.idOf(this.#last);
  }

  idOf(number: number): string {
    return `${this.#name}/${number}`;
  }

  add(data: string): void {
    this.#last += 1;
    const event = { number: this.#last, data };
    this.#kept.push(event);
    if (this.#kept.length > this.#keep) this.#kept.shift();
    for (const listener of this.#listeners) listener(event);
  }

  /** Everything after an id; undefined if that is not known any more. */
  since(id: string): LiveEvent[] | undefined {
    const [name, text] = id.split("/");
    const number = Number(text);
    const oldest = this.#kept[0]?.number ?? this.#last + 1;
    const isKnown = name === this.#name && number >= oldest - 1 && number <= this.#last;
    return isKnown ? this.#kept.filter((event) => event.number > number) : undefined;
  }

  /** Tells of each further event; returns what ends that. */
  listen(listener: (event: LiveEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
