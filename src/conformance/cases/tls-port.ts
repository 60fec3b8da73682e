import { constants } from "node:crypto";
import type { ConnectionOptions, TLSSocket } from "node:tls";
import { takesCompression } from "../bench/compression.js";
import { expect } from "../bench/expect.js";
import { broken } from "../bench/failures.js";
import {
  type Handshake,
  type HandshakeOptions,
  openTls,
  tryHandshake,
} from "../bench/handshake.js";

/** A port under test: what a client of its own with valid credentials offers there, with changes. */
export type TlsPort = (changes: ConnectionOptions) => HandshakeOptions;

export const tls12 = { minVersion: "TLSv1.2", maxVersion: "TLSv1.2" } as const;
export const tls13 = { minVersion: "TLSv1.3", maxVersion: "TLSv1.3" } as const;

/** Suites of TLS 1.2 whose key exchange is the pre-shared key, or RSA: no forward secrecy. */
export const withoutForwardSecrecy = {
  ...tls12,
  ciphers: "PSK-AES128-GCM-SHA256:PSK-AES256-GCM-SHA384:AES128-GCM-SHA256:AES256-GCM-SHA384",
  pskCallback: () => ({ identity: "anybody", psk: Buffer.alloc(32) }),
  checkServerIdentity: () => undefined,
} satisfies ConnectionOptions;

/** Expects a handshake of what the client offers. */
export const made = async (port: TlsPort, changes: ConnectionOptions): Promise<Handshake> => {
  const result = await tryHandshake(port(changes));
  if (!("refused" in result)) return result;
  throw broken({
    message: `there is no TLS from ${changes.minVersion} to ${changes.maxVersion}`,
    expected: "a TLS connection",
    actual: result.refused,
  });
};

/** Expects that a handshake of what is right succeeds, and one of this does not. */
export const expectRefused = async (port: TlsPort, changes: ConnectionOptions): Promise<void> => {
  await made(port, tls12);
  const result = await tryHandshake(port(changes));
  expect("refused" in result, "the handshake was not refused", {
    expected: "a TLS alert",
    actual: "refused" in result ? result.refused : `${result.protocol} ${result.cipher}`,
  });
};

/** Whether the server follows the client into a second handshake on an open connection. */
const renegotiates = (socket: TLSSocket, patienceMs: number): Promise<boolean> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), patienceMs);
    const told = (answer: boolean) => {
      clearTimeout(timer);
      resolve(answer);
    };
    socket.once("close", () => told(false));
    socket.renegotiate({}, (error) => told(error === null));
  });

/** Expects that the client cannot renegotiate. */
export const expectNoRenegotiation = async (port: TlsPort): Promise<void> => {
  // Ours would not ask for it with SSL_OP_NO_RENEGOTIATION.
  const options = port({ ...tls12, secureOptions: constants.SSL_OP_NO_TICKET });
  const socket = await openTls(options);
  try {
    const again = await renegotiates(socket, options.timeoutMs / 2);
    expect(!again, "the client could renegotiate");
  } finally {
    socket.destroy();
  }
};

/** Expects extended master secret in TLS 1.2 (RFC 7627). */
export const expectExtendedMasterSecret = async (port: TlsPort): Promise<Handshake> => {
  const agreed = await made(port, { ...tls12, secureOptions: 0 });
  expect(agreed.session?.extendedMasterSecret === true, "there is no extended master secret");
  return agreed;
};

/** Expects that the server compresses nothing, even for a client that would have it so. */
export const expectNoCompression = async (port: TlsPort): Promise<void> => {
  await made(port, tls12);
  expect(!(await takesCompression(port({}))), "the server chose compression", {
    expected: "compression method 0, or a refusal",
    actual: "DEFLATE",
  });
};
