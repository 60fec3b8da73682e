import { isIP } from "node:net";
import { type ConnectionOptions, connect, type TLSSocket } from "node:tls";
import { Agent, type buildConnector, Request, Response, fetch as undiciFetch } from "undici";

/** How to reach one party. */
export interface TransportOptions {
  /** The TLS profile, with certificate and anchors, or with the pre-shared key. */
  tls: ConnectionOptions;
  /** Milliseconds for a whole exchange, handshake and body included. */
  timeoutMs: number;
  /** Origins besides the request's own that a 307 or 308 may lead to, once. */
  redirectOrigins?: readonly string[];
  /** At most so many connections at a time; 8 if absent. */
  connections?: number;
  /** Called with each new connection before anything is written; what it throws closes it. */
  onConnect?: (socket: TLSSocket) => void;
  /** Takes NSS key log lines; they hold secrets. */
  onKeylog?: ((line: Buffer) => void) | undefined;
}

/** A way to one party: its own connection pool, shared with nobody. */
export interface Transport {
  fetch: (request: globalThis.Request) => Promise<globalThis.Response>;
  close: () => Promise<void>;
}

/** Why no answer came that the contract could judge. */
export type TransportFailure = "unreachable" | "timeout" | "broken" | "redirect";

/** An exchange that ended without an answer. */
export class TransportError extends Error {
  readonly failure: TransportFailure;

  constructor(failure: TransportFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "TransportError";
    this.failure = failure;
  }
}

const largestAnswer = 64 * 1024;

const connectorOf = (options: TransportOptions): buildConnector.connector => {
  const { tls, timeoutMs, onConnect, onKeylog } = options;
  return ({ hostname, port }, callback) => {
    const host = hostname.replace(/^\[|\]$/g, "");
    const servername = isIP(host) === 0 ? host : "";
    const socket = connect({
      ALPNProtocols: ["http/1.1"],
      ...tls,
      host,
      port: Number(port || 443),
      servername,
    });
    if (onKeylog !== undefined) socket.on("keylog", onKeylog);
    const fail = (error: Error) => {
      clearTimeout(timer);
      socket.destroy();
      callback(new TransportError("unreachable", error.message, { cause: error }), null);
    };
    const timer = setTimeout(() => fail(new Error("no TLS connection in time")), timeoutMs);
    socket.once("error", fail);
    socket.once("secureConnect", () => {
      clearTimeout(timer);
      try {
        onConnect?.(socket);
      } catch (error) {
        fail(error as Error);
        return;
      }
      socket.off("error", fail);
      callback(null, socket);
    });
  };
};

const failureOf = (error: unknown): TransportError => {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof TransportError) return at;
    if (at.name === "TimeoutError") return new TransportError("timeout", "no answer in time");
  }
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const message = cause instanceof Error ? cause.message : String(cause);
  return new TransportError("broken", message, { cause: error });
};

const redirectTarget = (
  response: globalThis.Response,
  from: string,
  origins: readonly string[],
): string | undefined => {
  if (response.status !== 307 && response.status !== 308) return undefined;
  const location = response.headers.get("location") ?? "";
  const target = URL.canParse(location, from) ? new URL(location, from) : undefined;
  const allowed = [from, ...origins].map((origin) => new URL(origin).origin);
  if (target === undefined || !allowed.includes(target.origin))
    throw new TransportError("redirect", "redirected to an address that is not configured");
  return target.href;
};

/**
 * Opens a way to one party. `fetch` throws {@link TransportError}, never follows a redirect
 * but once to a configured origin, and reads at most 64 KiB.
 */
export const openTransport = (options: TransportOptions): Transport => {
  const agent = new Agent({
    connect: connectorOf(options),
    connections: options.connections ?? 8,
    maxResponseSize: largestAnswer,
    allowH2: false,
  });
  const exchange = async (request: globalThis.Request) => {
    const { method, headers } = request;
    const body = request.body === null ? null : await request.text();
    const signal = AbortSignal.timeout(options.timeoutMs);
    const init = { method, headers: [...headers], body, signal };
    const send = async (url: string) => {
      const answer = await undiciFetch(url, { ...init, redirect: "manual", dispatcher: agent });
      const bytes = answer.body === null ? null : await answer.arrayBuffer();
      const content = bytes === null || bytes.byteLength === 0 ? null : bytes;
      // undici's own classes are the platform's, in two sets of type declarations.
      return new Response(content, answer) as unknown as globalThis.Response;
    };
    const first = await send(request.url);
    const target = redirectTarget(first, request.url, options.redirectOrigins ?? []);
    if (target === undefined) return first;
    const second = await send(target);
    if (second.status === 307 || second.status === 308)
      throw new TransportError("redirect", "redirected more than once");
    return second;
  };
  return {
    fetch: (request) =>
      exchange(request).catch((error: unknown) => {
        throw failureOf(error);
      }),
    close: () => agent.destroy(),
  };
};

/** The Request class that belongs to {@link Transport.fetch}. */
export const TransportRequest = Request as unknown as typeof globalThis.Request;
