import { isIP } from "node:net";
import { type ConnectionOptions, connect, type TLSSocket } from "node:tls";
import { tlsFacts } from "../../contract/steps.js";
import { readTlsSession, type TlsSession } from "../../psk/index.js";
import { HandshakeRefused, TargetUnreachable } from "./failures.js";

/** A handshake by itself: no HTTP comes after it. */
export interface HandshakeOptions {
  host: string;
  port: number;
  /** What the client offers; `servername` follows from the host unless given. */
  tls: ConnectionOptions;
  timeoutMs: number;
}

/** What a handshake agreed on. */
export interface Handshake {
  /** `TLSv1.2` or `TLSv1.3`. */
  protocol: string;
  /** The suite's name at IANA. */
  cipher: string;
  /** By ALPN. */
  alpn: string | undefined;
  /** Whether the server gave a session ticket; to be asked in TLS 1.2. */
  hasTicket: boolean;
  /** The session, of TLS 1.2 only. */
  session: TlsSession | undefined;
}

/** Where the server of an apiRoot listens. */
export const serverOf = (apiRoot: string): Pick<HandshakeOptions, "host" | "port"> => {
  const { hostname, port } = new URL(apiRoot);
  return { host: hostname.replace(/^\[|\]$/g, ""), port: Number(port || 443) };
};

const codeOf = (error: Error): string =>
  "code" in error && typeof error.code === "string" ? error.code : "";

const isUnreachable = (code: string): boolean =>
  ["ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH", "ENOTFOUND", "EAI_AGAIN"].includes(code);

/** What the suite's own TLS library cannot offer is no verdict on the target. */
const isOurs = (code: string): boolean =>
  ["ERR_SSL_NO_PROTOCOLS_AVAILABLE", "ERR_SSL_NO_CIPHERS_AVAILABLE"].includes(code);

const failureOf = (error: Error, where: string): Error => {
  const code = codeOf(error);
  if (isUnreachable(code)) return new TargetUnreachable(where, code);
  if (isOurs(code)) return error;
  return new HandshakeRefused(error.message.trim().slice(0, 200));
};

/**
 * Makes a handshake and leaves the connection open. HandshakeRefused if there is none; in TLS 1.3 a
 * server may still refuse the client's certificate afterwards.
 */
export const openTls = ({ host, port, tls, timeoutMs }: HandshakeOptions): Promise<TLSSocket> =>
  new Promise((resolve, reject) => {
    const where = `${host}:${port}`;
    const servername = isIP(host) === 0 ? host : "";
    const socket = connect({ servername, ...tls, host, port });
    const timer = setTimeout(() => {
      socket.destroy();
      reject(new TargetUnreachable(where, "no TLS in time"));
    }, timeoutMs);
    socket.on("error", (error) => {
      clearTimeout(timer);
      reject(failureOf(error, where));
    });
    socket.once("secureConnect", () => {
      clearTimeout(timer);
      resolve(socket);
    });
  });

/** What the handshake of an open connection agreed on. */
export const handshakeOf = (socket: TLSSocket): Handshake => {
  const { version: protocol, suite: cipher } = tlsFacts(socket);
  return {
    protocol,
    cipher,
    alpn: socket.alpnProtocol || undefined,
    hasTicket: socket.getTLSTicket() !== undefined,
    session: protocol === "TLSv1.2" ? readTlsSession(socket.getSession()) : undefined,
  };
};

/** Makes a handshake and ends it: what came of it, or why the target refused it. */
export const tryHandshake = async (
  options: HandshakeOptions,
): Promise<Handshake | { refused: string }> => {
  try {
    const socket = await openTls(options);
    try {
      return handshakeOf(socket);
    } finally {
      socket.destroy();
    }
  } catch (error) {
    if (error instanceof HandshakeRefused) return { refused: String(error.actual) };
    throw error;
  }
};
