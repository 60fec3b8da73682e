import type { Database } from "lmdb";

/** A text in LMDB and, if the store may forget it some day, that day: milliseconds of the wall clock. */
export interface Kept {
  text: string;
  expiresAt: number;
}

/** Kept texts: what a value's octets say is read by `keptAt`, what is written made by `octetsOf`. */
export type KeptTexts = Database<Buffer, string>;

// A value's first octet says its form, eight more the day (Infinity for none), and then comes the text.
// What MessagePack writes for an array, as earlier versions did, begins with another.
const form = 2;
const textAt = 9;

/** Keys in UTF-8, as they are: the ordered form that is usual takes as long as finding one does. */
const keyEncoder = {
  writeKey: (key: string, target: Buffer, start: number): number => {
    const isLong = start + 3 * key.length > target.length;
    if (isLong && start + Buffer.byteLength(key) > target.length)
      throw new RangeError("the key is longer than what is left");
    return start + target.write(key, start);
  },
  readKey: (octets: Buffer, start: number, end: number): string =>
    octets.toString("utf8", start, end),
};

/** No key is before this one; without a beginning lmdb writes one in the form that is usual. */
export const firstKey = "\0";

/** How a database has to be opened for such texts. */
export const keptTextsOptions = { encoding: "binary", keyEncoder } as const;

/** The octets of a text that is kept so long. */
export const octetsOf = ({ text, expiresAt }: Kept): Buffer => {
  const octets = Buffer.allocUnsafe(textAt + Buffer.byteLength(text));
  octets[0] = form;
  octets.writeDoubleLE(expiresAt, 1);
  octets.write(text, textAt);
  return octets;
};

/** Until when a key's text is kept, and the text; undefined if there is none. */
export const keptAt = (texts: KeptTexts, key: string): Kept | undefined => {
  const octets = texts.getBinaryFast(key); // until the next read
  if (octets === undefined) return undefined;
  // lmdb says the value's length on the buffer itself, which is longer: Node 24 looks at its own alone.
  const text = octets.toString("utf8", textAt, octets.length);
  return { text, expiresAt: octets.readDoubleLE(1) };
};

/** Whether what is in a database was written in this form. */
export const isOfThisForm = (texts: KeptTexts): boolean => {
  for (const { value } of texts.getRange({ start: firstKey, limit: 1 })) return value[0] === form;
  return true;
};
