import type { Socket } from "node:net";

/** What a client offers in its first message, in the clear (RFC 5246 7.4.1.2, RFC 8446 4.1.2). */
export interface ClientHello {
  /** Protocol versions, as numbers on the wire; in TLS 1.2 only the highest is told. */
  versions: readonly number[];
  /** Compression methods; 0 is none. */
  compressions: readonly number[];
  /** Cipher suites as registered with IANA, in order. */
  suites: readonly number[];
  /** Extensions by their type. */
  extensions: ReadonlyMap<number, Buffer>;
}

/** Types of extensions as registered with IANA. */
export const extension = {
  extendedMasterSecret: 23,
  sessionTicket: 35,
  supportedVersions: 43,
  preSharedKey: 41,
  earlyData: 42,
  pskKeyExchangeModes: 45,
} as const;

const recordHeader = 5;
const handshakeHeader = 4;
const randomLength = 32;

/** Takes octets one after the other; RangeError past the end. */
class Reader {
  readonly #octets: Buffer;
  #at = 0;

  constructor(octets: Buffer) {
    this.#octets = octets;
  }

  get isDone(): boolean {
    return this.#at >= this.#octets.length;
  }

  number(size: number): number {
    const value = this.#octets.readUIntBE(this.#at, size);
    this.#at += size;
    return value;
  }

  octets(length: number): Buffer {
    if (this.#at + length > this.#octets.length) throw new RangeError("it is cut short");
    this.#at += length;
    return this.#octets.subarray(this.#at - length, this.#at);
  }

  /** A vector whose length takes so many octets. */
  vector(size: number): Buffer {
    return this.octets(this.number(size));
  }
}

const extensionsIn = (octets: Buffer): ReadonlyMap<number, Buffer> => {
  const reader = new Reader(octets);
  const found = new Map<number, Buffer>();
  while (!reader.isDone) found.set(reader.number(2), reader.vector(2));
  return found;
};

const numbersIn = (octets: Buffer): number[] =>
  Array.from({ length: octets.length / 2 }, (_, index) => octets.readUInt16BE(2 * index));

/** Reads a TLS record; undefined if it is no ClientHello. */
export const readClientHello = (record: Buffer): ClientHello | undefined => {
  if (record[0] !== 22 || record[recordHeader] !== 1) return undefined;
  try {
    const reader = new Reader(record.subarray(recordHeader + handshakeHeader));
    const version = reader.number(2);
    reader.octets(randomLength);
    reader.vector(1); // Session ID
    const suites = numbersIn(reader.vector(2));
    const compressions = [...reader.vector(1)];
    const extensions = reader.isDone ? new Map() : extensionsIn(reader.vector(2));
    const versions = extensions.get(extension.supportedVersions);
    return {
      versions: versions === undefined ? [version] : numbersIn(versions.subarray(1)),
      compressions,
      suites,
      extensions,
    };
  } catch {
    return undefined;
  }
};

const isWhole = (record: Buffer): boolean =>
  record.length >= recordHeader && record.length >= recordHeader + record.readUInt16BE(3);

/** Looks at a connection's first record, and then passes the connection on as if unread. */
export const afterFirstRecord = (socket: Socket, pass: (record: Buffer) => void): void => {
  let read = Buffer.alloc(0);
  const take = (chunk: Buffer) => {
    read = Buffer.concat([read, chunk]);
    if (!isWhole(read)) return;
    socket.off("data", take);
    socket.pause();
    socket.unshift(read);
    pass(read);
  };
  socket.on("data", take);
};

const within = (...ranges: readonly (readonly [number, number])[]) => {
  return (suite: number) => ranges.some(([first, last]) => suite >= first && suite <= last);
};

/** PSK and RSA_PSK suites of TLS 1.2: whoever learns the key later reads what was said. */
export const isPskWithoutForwardSecrecy = within(
  [0x002c, 0x002c],
  [0x002e, 0x002e],
  [0x008a, 0x008d],
  [0x0092, 0x0095],
  [0x00a8, 0x00a9],
  [0x00ac, 0x00b1],
  [0x00b6, 0x00b9],
  [0xc064, 0xc065],
  [0xc068, 0xc06b],
  [0xc06e, 0xc06f],
  [0xc08e, 0xc08f],
  [0xc092, 0xc095],
  [0xc098, 0xc099],
  [0xc0a4, 0xc0a5],
  [0xc0a8, 0xc0a9],
  [0xccab, 0xccab],
  [0xccae, 0xccae],
);

const isPskWithForwardSecrecy = within(
  [0x002d, 0x002d],
  [0x008e, 0x0091],
  [0x00aa, 0x00ab],
  [0x00b2, 0x00b5],
  [0xc033, 0xc03b],
  [0xc0a6, 0xc0a7],
  [0xc0aa, 0xc0ab],
  [0xccac, 0xccad],
  [0xd001, 0xd005],
);

/** Suites of TLS 1.2 and 1.3 with authenticated encryption and forward secrecy, and signals in their place. */
export const isSuiteOfProfile = within(
  [0x009e, 0x009f],
  [0x00aa, 0x00ab],
  [0x00ff, 0x00ff],
  [0x1301, 0x1305],
  [0x5600, 0x5600],
  [0xc02b, 0xc02c],
  [0xc02f, 0xc030],
  [0xc052, 0xc053],
  [0xc05c, 0xc05d],
  [0xc060, 0xc061],
  [0xc07c, 0xc07d],
  [0xc086, 0xc087],
  [0xc08a, 0xc08b],
  [0xc09e, 0xc09f],
  [0xc0a2, 0xc0a3],
  [0xc0a6, 0xc0a7],
  [0xc0aa, 0xc0af],
  [0xcca8, 0xccaa],
  [0xccac, 0xccad],
  [0xd001, 0xd005],
);

/** Values that mean nothing and keep servers tolerant (RFC 8701). */
export const isGrease = (value: number): boolean =>
  (value & 0x0f0f) === 0x0a0a && value >> 8 === (value & 0xff);

/** Whether the client wants a pre-shared key to key the connection. */
export const offersPsk = ({ suites, extensions }: ClientHello): boolean =>
  extensions.has(extension.preSharedKey) ||
  suites.some((suite) => isPskWithForwardSecrecy(suite) || isPskWithoutForwardSecrecy(suite));
