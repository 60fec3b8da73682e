import type { TLSSocket } from "node:tls";
import { dhePskSuite } from "./suites.js";

/** What must be read from a socket to tell how its handshake was keyed; HTTP/2's proxy passes it on. */
export type HandshakeFacts = Pick<
  TLSSocket,
  "getProtocol" | "getCipher" | "isSessionReused" | "getPeerX509Certificate"
>;

/**
 * Whether a finished handshake was keyed by an external PSK: DHE-PSK in TLS 1.2; in TLS 1.3 OpenSSL
 * reports it as a session reused, which is true only where nothing is resumed (no tickets, no cache).
 */
export function isKeyedByPsk(socket: HandshakeFacts): boolean {
  if (socket.getPeerX509Certificate() !== undefined) return false;
  switch (socket.getProtocol()) {
    case "TLSv1.3":
      return socket.isSessionReused();
    case "TLSv1.2":
      return socket.getCipher()?.name === dhePskSuite && !socket.isSessionReused();
    default:
      return false;
  }
}

/**
 * Throws unless the client's handshake was keyed by its PSK. Call at `secureConnect`, before the first
 * read or write: a connection that holds a ticket by then resumed an older session, which TLS 1.3 and
 * Node show exactly like a PSK; later a server's new ticket would look the same.
 */
export function assertPsk(socket: HandshakeFacts & Pick<TLSSocket, "getTLSTicket">): void {
  if (isKeyedByPsk(socket) && socket.getTLSTicket() === undefined) return;
  const suite = socket.getCipher()?.name ?? "no suite";
  throw new Error(`not keyed by PSK: ${socket.getProtocol() ?? "no TLS"} with ${suite}`);
}
