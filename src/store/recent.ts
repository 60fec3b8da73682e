/**
 * What was used last, up to so many values, in two generations: when the younger is full, the elder
 * goes as a whole. Taking the oldest one by one out of a Map costs more the more has been taken out.
 */
export class Recent<Value> {
  readonly #mostAGeneration: number;
  #younger = new Map<string, Value>();
  #elder = new Map<string, Value>();

  constructor(most: number) {
    this.#mostAGeneration = most / 2;
  }

  get(key: string): Value | undefined {
    const young = this.#younger.get(key);
    if (young !== undefined) return young;
    const old = this.#elder.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  set(key: string, value: Value): void {
    this.#younger.set(key, value);
    if (this.#younger.size < this.#mostAGeneration) return;
    this.#elder = this.#younger;
    this.#younger = new Map();
  }

  delete(key: string): void {
    this.#younger.delete(key);
    this.#elder.delete(key);
  }
}
