/** Of how many keys that were offered once it is remembered, at most. */
const slots = 2 ** 14;

const charactersThatDiffer = 8;

/** 32 bits of a key's end: keys of one kind begin alike. */
const digestOf = (key: string): number => {
  let digest = key.length;
  for (let at = Math.max(0, key.length - charactersThatDiffer); at < key.length; at++)
    digest = Math.imul(digest ^ key.charCodeAt(at), 0x9e3779b1);
  return (digest ^ (digest >>> 15)) | 1;
};

/**
 * What was used last, up to so many values, in two generations: when the younger is full, the elder
 * goes as a whole. Taking the oldest one by one out of a Map costs more the more has been taken out.
 * A key has to be offered twice: values that nobody asks for again would otherwise drive out those that
 * somebody does. Nor is there an exception as long as there is room: where the first values all stay, V8
 * takes their like for long-lived ones, and makes every later one where only a full collection frees it.
 */
export class Recent<Value> {
  readonly #mostAGeneration: number;
  readonly #offered = new Int32Array(slots);
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

  /** Sets it if it is there, or was offered before, not long ago. */
  offer(key: string, value: Value): void {
    if (this.#younger.has(key) || this.#wasOffered(key)) this.set(key, value);
  }

  delete(key: string): void {
    this.#younger.delete(key);
    this.#elder.delete(key);
  }

  #wasOffered(key: string): boolean {
    const digest = digestOf(key);
    const slot = digest >>> 18;
    const was = this.#offered[slot] === digest;
    this.#offered[slot] = was ? 0 : digest;
    return was;
  }
}
