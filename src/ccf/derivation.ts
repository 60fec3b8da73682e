import type { Connection } from "../http/handlers.js";
import type { Identity } from "../http/identity.js";
import { problem } from "../http/problem.js";
import { aefPskId, deriveAefPsk, readTlsSession, type TlsSession } from "../psk/index.js";
import type { AefKey } from "./security-contexts.js";

const tls12 = 0x0303;

/**
 * The session that carried a request, if AEF_PSK can come from it: TLS 1.2, full handshake, extended
 * master secret (RFC 7627). Otherwise 403 FULL_HANDSHAKE_REQUIRED.
 */
const derivableSession = ({ socket }: Connection): TlsSession => {
  if (socket.getProtocol() !== "TLSv1.2")
    throw problem.fullHandshakeRequired("The connection is not TLS 1.2.");
  if (socket.isSessionReused()) throw problem.fullHandshakeRequired("The TLS session was resumed.");
  const session = readTlsSession(socket.getSession());
  if (session.protocolVersion !== tls12 || !session.extendedMasterSecret)
    throw problem.fullHandshakeRequired("The handshake had no extended master secret.");
  return session;
};

/** When keys of this connection end: counted from its handshake, not past the certificate's end. */
const expiryOf = (connection: Connection, caller: Identity, validitySeconds: number): number => {
  const certificateEnds = performance.now() + caller.notAfter - Date.now();
  return Math.min(connection.handshakeAt + validitySeconds * 1000, certificateEnds);
};

/** Derives keys from the connection that carried a request (TS 33.122 A.1), by P0. */
export const deriveKeys = (
  connection: Connection,
  caller: Identity,
  { p0s, validitySeconds }: { p0s: Iterable<string>; validitySeconds: number },
): Map<string, AefKey> => {
  const { masterSecret, sessionId } = derivableSession(connection);
  const expiresAt = expiryOf(connection, caller, validitySeconds);
  if (expiresAt - performance.now() < 1000)
    throw problem.fullHandshakeRequired("The key of this TLS session has expired.");
  const keyFor = (p0: string): AefKey => {
    const aefPsk = deriveAefPsk({ masterSecret, sessionId, interfaceInformation: p0 });
    return { p0, aefPsk, aefPskId: aefPskId(aefPsk), expiresAt };
  };
  return new Map([...p0s].map((p0) => [p0, keyFor(p0)]));
};
