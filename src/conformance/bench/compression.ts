import { randomBytes } from "node:crypto";
import { connect, isIP } from "node:net";
import type { HandshakeOptions } from "./handshake.js";

// OpenSSL, and Node with it, never offers compression: the ClientHello is written by hand.

const noCompression = 0;
const deflate = 1;

const number = (value: number, size: number): Buffer => {
  const octets = Buffer.alloc(size);
  octets.writeUIntBE(value, 0, size);
  return octets;
};

/** A vector whose length takes so many octets (RFC 5246 4.3). */
const vector = (size: number, ...parts: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  return Buffer.concat([number(content.length, size), content]);
};

const codes = (...values: readonly number[]): Buffer =>
  Buffer.concat(values.map((value) => number(value, 2)));

const extensionOf = (type: number, content: Buffer): Buffer =>
  Buffer.concat([number(type, 2), vector(2, content)]);

const extensionsFor = (host: string): readonly Buffer[] => [
  ...(isIP(host) === 0
    ? [extensionOf(0, vector(2, Buffer.of(0), vector(2, Buffer.from(host))))]
    : []),
  extensionOf(10, vector(2, codes(0x001d, 0x0017, 0x0018, 0x0101))), // groups
  extensionOf(11, vector(1, Buffer.of(0))), // uncompressed points
  extensionOf(13, vector(2, codes(0x0403, 0x0503, 0x0804, 0x0805, 0x0401, 0x0501))), // signatures
  extensionOf(23, Buffer.alloc(0)), // extended master secret
  extensionOf(0xff01, Buffer.of(0)), // secure renegotiation
];

/** A ClientHello of TLS 1.2 that would rather have its data compressed (RFC 3749). */
const helloWithDeflate = (host: string): Buffer => {
  const hello = Buffer.concat([
    number(0x0303, 2),
    randomBytes(32),
    vector(1),
    vector(2, codes(0xc02b, 0xc02c, 0xc02f, 0xc030, 0xcca9, 0xcca8, 0x009e)),
    vector(1, Buffer.of(deflate, noCompression)),
    vector(2, ...extensionsFor(host)),
  ]);
  const handshake = Buffer.concat([Buffer.of(1), vector(3, hello)]);
  return Buffer.concat([Buffer.of(22), number(0x0301, 2), vector(2, handshake)]);
};

const handshakeRecord = 22;
const serverHello = 2;
const sessionIdAt = 5 + 4 + 2 + 32;

/** The compression method of a ServerHello; undefined while it is not there yet. */
const methodIn = (read: Buffer): number | undefined => {
  const idLength = read[sessionIdAt];
  return idLength === undefined ? undefined : read[sessionIdAt + 1 + idLength + 2];
};

/** Whether the server takes compression from a client that offers it; a refusal is a no. */
export const takesCompression = ({
  host,
  port,
  timeoutMs,
}: Omit<HandshakeOptions, "tls">): Promise<boolean> =>
  new Promise((resolve, reject) => {
    let read = Buffer.alloc(0);
    const socket = connect({ host, port });
    const tell = (answer: boolean) => {
      resolve(answer);
      socket.destroy();
    };
    socket.setTimeout(timeoutMs, () => tell(false));
    socket.once("connect", () => socket.write(helloWithDeflate(host)));
    socket.once("error", (error) => (socket.bytesWritten === 0 ? reject(error) : tell(false)));
    socket.once("close", () => tell(false));
    socket.on("data", (chunk) => {
      read = Buffer.concat([read, chunk]);
      if (read[0] !== handshakeRecord || (read[5] ?? serverHello) !== serverHello) tell(false);
      const method = methodIn(read);
      if (method !== undefined) tell(method !== noCompression);
    });
  });
