import type { Server, TLSSocket, TlsOptions } from "node:tls";
import { isKeyedByPsk } from "./keyed-by-psk.js";

/** The key for an identity, from memory: the handshake waits for nothing. `undefined` if there is none. */
export type PskLookup = (identity: string, socket: TLSSocket) => Buffer | undefined;

/** Ours are at most 128 unreserved characters; Node decodes UTF-8, so two others could look the same. */
const askableIdentity = /^[\x21-\x7e]{1,128}$/;

/** The identity that the latest callback of a handshake found a key for: a claim, not yet a proof. */
const claimed = new WeakMap<TLSSocket, string>();

/** On the socket itself: HTTP/2 shows a Proxy of it, through which a property reads but no WeakMap matches. */
const bound = Symbol("capif.pskIdentity");

/**
 * The listener's share of TLS-PSK; needs `bindPskIdentity` on the server made with it. `lookup` must not
 * throw. One handshake may ask several times (several identities offered, HelloRetryRequest, a ticket
 * taken for an identity), and OpenSSL goes on with the last key it was given, or with none.
 */
export function pskServerOptions(lookup: PskLookup) {
  return {
    pskCallback(socket, identity) {
      claimed.delete(socket);
      const key = askableIdentity.test(identity) ? lookup(identity, socket) : undefined;
      if (key === undefined) return null;
      claimed.set(socket, identity);
      return key;
    },
  } satisfies TlsOptions;
}

/**
 * Binds each connection, once its handshake is finished, to the PSK identity that keyed it, if one
 * did. For https, tls and HTTP/2 servers; runs ahead of other `secureConnection` listeners.
 */
export function bindPskIdentity(server: Server): void {
  server.prependListener("secureConnection", (socket) => {
    const identity = claimed.get(socket);
    if (identity === undefined || !isKeyedByPsk(socket)) return;
    Object.defineProperty(socket, bound, { value: identity });
  });
}

/**
 * The PSK identity that the connection's handshake proved, `undefined` if none did or the connection is
 * gone; takes the sockets of requests and sessions, HTTP/2's too.
 */
export function boundPskIdentity(socket: object): string | undefined {
  try {
    const identity: unknown = Reflect.get(socket, bound);
    return typeof identity === "string" ? identity : undefined;
  } catch {
    return undefined; // HTTP/2's proxy throws once its session has let the socket go
  }
}
