import { isIP } from "node:net";
import { type ConnectionOptions, connect, type TLSSocket } from "node:tls";
import {
  Agent,
  type buildConnector,
  type Dispatcher,
  Request,
  Response,
  request as undiciRequest,
} from "undici";

/** How to reach one party. */
export interface TransportOptions {
  /** The TLS profile, with certificate and anchors, or with the pre-shared key. */
  tls: ConnectionOptions;
  /** Milliseconds for a whole exchange, handshake and body included. */
  timeoutMs: number;
  /** Origins besides the request's own that a 307 or 308 may lead to, once; with "none" it is the answer. */
  redirectOrigins?: readonly string[] | "none";
  /** At most so many connections at a time; 8 if absent. */
  connections?: number;
  /** Called with each new connection before anything is written; what it throws closes it. */
  onConnect?: (socket: TLSSocket, origin: string) => void;
  /** Takes NSS key log lines; they hold secrets. */
  onKeylog?: ((line: Buffer) => void) | undefined;
}

/** A way to one party: its own connection pool, shared with nobody; answers say their `url`. */
export interface Transport {
  fetch: (request: globalThis.Request) => Promise<globalThis.Response>;
  close: () => Promise<void>;
}

/** A way over TLS whose certificates can change. */
export interface TlsTransport extends Transport {
  /** Connects with this profile from now on; a connection that is open ends with its exchanges. */
  renew: (tls: ConnectionOptions) => void;
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

/** What of a transport is under way. */
interface Ongoing {
  exchanges: number;
  sockets: Set<TLSSocket>;
}

const connectorOf = (options: TransportOptions, ongoing: Ongoing): buildConnector.connector => {
  const { tls, timeoutMs, onConnect, onKeylog } = options;
  return ({ host: authority, hostname, port }, callback) => {
    // undici connects once more for a request that was aborted with its socket.
    if (ongoing.exchanges === 0) {
      callback(new TransportError("broken", "nobody waits for this connection"), null);
      return;
    }
    const host = hostname.replace(/^\[|\]$/g, "");
    const servername = isIP(host) === 0 ? host : "";
    const socket = connect({
      ALPNProtocols: ["http/1.1"],
      ...tls,
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
    const timer = setTimeout(() => end(new TransportError("timeout", "no TLS in time")), timeoutMs);
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

const failureOf = (error: unknown): TransportError => {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof TransportError) return at;
    if (at.name === "TimeoutError") return new TransportError("timeout", "no answer in time");
  }
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const message = cause instanceof Error ? cause.message : String(cause);
  return new TransportError("broken", message, { cause: error });
};

const responseOf = (
  url: string,
  { statusCode: status, headers: fields }: Dispatcher.ResponseData,
  body: ArrayBuffer | null,
): globalThis.Response => {
  const headers = Object.entries(fields).flatMap(([name, values = []]) =>
    [values].flat().map((value): [string, string] => [name, value]),
  );
  // undici's own class is the platform's, in two sets of type declarations.
  const response = new Response(body, { status, headers }) as unknown as globalThis.Response;
  return Object.defineProperty(response, "url", { value: url });
};

const redirectTarget = (
  response: globalThis.Response,
  from: string,
  origins: readonly string[] | "none",
): string | undefined => {
  if (origins === "none" || (response.status !== 307 && response.status !== 308)) return undefined;
  const location = response.headers.get("location");
  const isAddress = location !== null && URL.canParse(location, from);
  const target = isAddress ? new URL(location, from) : undefined;
  const allowed = [from, ...origins].map((origin) => new URL(origin).origin);
  if (target === undefined || !allowed.includes(target.origin))
    throw new TransportError("redirect", "redirected to an address that is not configured");
  return target.href;
};

const exchange = async (
  dispatcher: Dispatcher,
  request: globalThis.Request,
  { timeoutMs, redirectOrigins = [] }: Pick<TransportOptions, "timeoutMs" | "redirectOrigins">,
): Promise<globalThis.Response> => {
  const body = request.body === null ? null : Buffer.from(await request.arrayBuffer());
  const init = {
    method: request.method as Dispatcher.HttpMethod, // or any other: undici passes it on
    headers: Object.fromEntries(request.headers),
    body,
    signal: AbortSignal.any([request.signal, AbortSignal.timeout(timeoutMs)]),
    dispatcher,
  };
  // Not fetch: that one inflates bodies past the limit, and has a list of ports that it never calls.
  const send = async (url: string) => {
    const answer = await undiciRequest(url, init);
    const content = await answer.body.arrayBuffer();
    return responseOf(url, answer, content.byteLength === 0 ? null : content);
  };
  const first = await send(request.url);
  const target = redirectTarget(first, request.url, redirectOrigins);
  if (target === undefined) return first;
  const second = await send(target);
  if (second.status === 307 || second.status === 308)
    throw new TransportError("redirect", "redirected more than once");
  return second;
};

/** One exchange through a dispatcher of undici's, as {@link openTransport} has it. */
export const exchangeThrough: typeof exchange = async (...through) => {
  try {
    return await exchange(...through);
  } catch (error) {
    throw failureOf(error);
  }
};

/**
 * Opens a way to one party. `fetch` throws {@link TransportError}, never follows a redirect
 * but once to a configured origin, and reads at most 64 KiB.
 */
export const openTransport = (options: TransportOptions): TlsTransport => {
  const ongoing: Ongoing = { exchanges: 0, sockets: new Set() };
  const agents = new Set<Agent>();
  const open = (tls: ConnectionOptions): Agent => {
    const opened = new Agent({
      connect: connectorOf({ ...options, tls }, ongoing),
      connections: options.connections ?? 8,
      maxResponseSize: largestAnswer,
      allowH2: false,
    });
    agents.add(opened);
    return opened;
  };
  let agent = open(options.tls);
  return {
    fetch: async (request) => {
      ongoing.exchanges++;
      try {
        return await exchangeThrough(agent, request, options);
      } finally {
        ongoing.exchanges--;
      }
    },
    renew: (tls) => {
      const old = agent;
      agent = open(tls);
      void old.close().finally(() => agents.delete(old));
    },
    close: async () => {
      await Promise.all([...agents].map((one) => one.destroy()));
      for (const socket of ongoing.sockets) socket.destroy(); // those whose handshake is under way
    },
  };
};

/** The Request class that belongs to {@link Transport.fetch}. */
export const TransportRequest = Request as unknown as typeof globalThis.Request;
