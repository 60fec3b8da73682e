/** How many keys beyond the values it has one that is full remembers to have been asked for, about. */
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
 * Once it is full, a key has to be offered twice: values that nobody asks for again would otherwise
 * drive out those that somebody does, and each cost the garbage collector its way into the old space.
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

  /** Sets it if there is room, or if it was offered before, not long ago. */
  offer(key: string, value: Value): void {
    const hasRoom = this.#elder.size === 0;
    if (hasRoom || this.#younger.has(key) || this.#wasOffered(key)) this.set(key, value);
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
