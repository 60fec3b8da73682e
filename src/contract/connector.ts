import { isIP } from "node:net";
import {
  type ConnectionOptions,
  connect,
  createSecureContext,
  type SecureContext,
  type TLSSocket,
} from "node:tls";
import type { buildConnector } from "undici";
import { TransportError } from "./transport-error.js";

/** How connections to one party are made. */
export interface ConnectorOptions {
  /** The TLS profile, with certificate and anchors, or with the pre-shared key. */
  tls: ConnectionOptions;
  /** Milliseconds for a handshake. */
  timeoutMs: number;
  /** Called with each new connection before anything is written; what it throws closes it. */
  onConnect?: (socket: TLSSocket, origin: string) => void;
  /** Takes NSS key log lines; they hold secrets. */
  onKeylog?: ((line: Buffer) => void) | undefined;
}

/** What of a transport is under way. */
export interface Ongoing {
  exchanges: number;
  sockets: Set<TLSSocket>;
}

/** Makes connections; reads the profile's certificates and keys once, at the first of them. */
export const connectorOf = (
  { tls, timeoutMs, onConnect, onKeylog }: ConnectorOptions,
  ongoing: Ongoing,
): buildConnector.connector => {
  let secureContext: SecureContext | undefined;
  return ({ host: authority, hostname, port }, callback) => {
    // undici connects once more for a request that was aborted with its socket.
    if (ongoing.exchanges === 0) {
      callback(new TransportError("broken", "nobody waits for this connection"), null);
      return;
    }
    const host = hostname.replace(/^\[|\]$/g, "");
    const servername = isIP(host) === 0 ? host : "";
    secureContext ??= createSecureContext(tls);
    const socket = connect({
      ALPNProtocols: ["http/1.1"],
      ...tls,
      secureContext,
      host,
      port: Number(port || 443),
      servername,
    });
    socket.setNoDelay(true); // or a body may wait 40 ms for its headers' acknowledgement
    ongoing.sockets.add(socket);
    socket.once("close", () => {
      ongoing.sockets.delete(socket);
      clearTimeout(timer);
    });
    if (onKeylog !== undefined) socket.on("keylog", onKeylog);
    const end = (error: TransportError) => {
      clearTimeout(timer);
      socket.destroy();
      callback(error, null);
    };
    const fail = (error: Error) =>
      end(new TransportError("unreachable", error.message, { cause: error }));
    const late = () => end(new TransportError("timeout", "no TLS in time", { wasSent: false }));
    const timer = setTimeout(late, timeoutMs);
    socket.once("error", fail);
    socket.once("secureConnect", () => {
      clearTimeout(timer);
      try {
        onConnect?.(socket, new URL(`https://${authority}`).origin);
      } catch (error) {
        fail(error as Error);
        return;
      }
      socket.off("error", fail);
      callback(null, socket);
    });
  };
};
