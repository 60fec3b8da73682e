import {
  createServer,
  type Server as HttpServer,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import {
  createSecureServer,
  type Http2SecureServer,
  type Http2ServerRequest,
  type Http2ServerResponse,
  type SecureServerOptions,
} from "node:http2";
import type { Server as NetServer } from "node:net";
import { createSecureContext } from "node:tls";
import { bindPskIdentity } from "../tls/psk-binding.js";
import { closeAfter, refuse } from "./answer.js";
import { limitAnswers } from "./answer-limit.js";
import type { App } from "./app.js";
import { watchConnections } from "./connection.js";
import { holdConnections } from "./held-connections.js";
import { limitSessions } from "./http2-deadlines.js";
import type { TrustAnchor } from "./identity.js";
import { type Limits, limitsOf } from "./limits.js";
import { OpenAnswers } from "./open-answers.js";
import type { Listen } from "./party.js";
import { type OnRefused, openPort, type Port } from "./port.js";
import { PortReport, type Reported } from "./port-report.js";
import { Problem } from "./problem.js";
import { targetOf } from "./target.js";
import { answerUnreadable } from "./unreadable.js";

/** The applications of a port, by the path prefix that each lies below. */
export type Apps = ReadonlyMap<string, App>;

export interface ListenerOptions {
  tls: SecureServerOptions;
  listen: Listen;
  /** Makes the applications once the port is known. */
  apps: (port: number) => Apps;
  anchors?: readonly TrustAnchor[];
  /** Takes NSS key log lines; they hold secrets. */
  onKeylog?: ((line: Buffer) => void) | undefined;
  /** Headers of every answer of this port, whoever makes it. */
  headers?: Record<string, string>;
  limits?: Partial<Limits> | undefined;
  reported?: Reported | undefined;
  /** What a connection waits for before its handshake begins; it must not fail. */
  before?: (() => Promise<void>) | undefined;
}

/** An open TLS port. */
export interface Listener extends Port {
  server: Http2SecureServer;
  /** From now on handshakes are made, and callers identified, with these; throws for unusable ones. */
  renew: (tls: SecureServerOptions, anchors?: readonly TrustAnchor[]) => void;
}

/**
 * A request without Host is answered in the contract's form, which Node's own answer is not; an answer
 * does not wait for an earlier one's acknowledgement, which of Node's servers only HTTP/1.1's own knows.
 */
const http1 = { allowHTTP1: true, requireHostHeader: false, noDelay: true };

/** The application of the longest prefix that a path lies below. */
const appFor = (apps: Apps, path: string): App | undefined => {
  const [only] = apps.values();
  if (apps.size === 1) return only;
  const prefixes = [...apps.keys()].sort((a, b) => b.length - a.length);
  const prefix = prefixes.find((candidate) => path.startsWith(`${candidate}/`));
  return apps.get(prefix ?? prefixes[0] ?? "");
};

/** HTTP/1.1 has been measured by Node's parser; in HTTP/2 Node holds nobody to less than 64 KiB. */
const isTooLarge = ({ httpVersionMajor, rawHeaders }: IncomingMessage, most: number): boolean =>
  httpVersionMajor > 1 && rawHeaders.reduce((size, text) => size + text.length, 0) > most;

/** What the listeners of a port share. */
interface Shared {
  apps: () => Apps;
  answers: OpenAnswers;
  limits: Limits;
  report: PortReport;
}

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;

/**
 * Lets a request cost its connection, of which an address has so many a second, where no rate counts it;
 * a caller that is still sending hears its answer first.
 */
const endConnection = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
  if (incoming.httpVersionMajor > 1 || !hasBody(incoming)) closeAfter(incoming, outgoing);
  else incoming.once("end", () => incoming.socket.destroySoon());
};

const requestListener =
  ({ apps, answers, limits: { headerBytes }, report }: Shared) =>
  (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    answers.add(incoming, outgoing);
    try {
      if (isTooLarge(incoming, headerBytes)) throw new Problem(431);
      const target = targetOf(incoming);
      const app = appFor(apps(), target.path);
      if (app === undefined) throw new Problem(404);
      app(incoming, outgoing, target);
    } catch (error) {
      const refusal = error instanceof Problem ? error : new Problem(500);
      if (refusal !== error) report.unexpected(error);
      report.refusedRequest(refusal, incoming.socket);
      endConnection(incoming, outgoing);
      refuse(incoming, outgoing, refusal);
    }
  };

type Http2Listener = (incoming: Http2ServerRequest, outgoing: Http2ServerResponse) => void;

/** Gives every answer the port's headers and the contract's form, also where Node would make it. */
const withHeaders = (
  server: NetServer,
  { answers, report }: Shared,
  headers?: Record<string, string>,
): void => {
  if (headers !== undefined)
    server.prependListener("request", (_, response: ServerResponse | Http2ServerResponse) => {
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    });
  answerUnreadable(server, { answers, report, headers });
  // An expectation that Node does not know would be its own 417: it may be ignored as well.
  server.on("checkExpectation", (...exchange) => server.emit("request", ...exchange));
};

/** The limits of HTTP/1.1, which Node checks by itself, once in a while. */
const limitHttp1 = (server: HttpServer | Http2SecureServer, limits: Limits): void => {
  const { headersSeconds, requestSeconds, idleSeconds, headerBytes } = limits;
  Object.assign(server, {
    headersTimeout: headersSeconds * 1000,
    requestTimeout: Math.max(headersSeconds, requestSeconds) * 1000,
    keepAliveTimeout: idleSeconds * 1000,
    connectionsCheckingInterval: Math.min(1000, headersSeconds * 250, requestSeconds * 250),
    maxHeaderSize: headerBytes,
  });
};

/** Opens a TLS port for HTTP/1.1 and HTTP/2 (ALPN). */
export const openListener = async (options: ListenerOptions): Promise<Listener> => {
  let apps: Apps = new Map();
  let anchors = options.anchors ?? [];
  const limits = limitsOf(options.limits);
  const answers = new OpenAnswers();
  const report = new PortReport(options.reported);
  const shared = { apps: () => apps, answers, limits, report };
  const server = createSecureServer(
    {
      ...options.tls,
      ...http1,
      handshakeTimeout: limits.handshakeSeconds * 1000,
      settings: { maxConcurrentStreams: limits.streams, maxHeaderListSize: limits.headerBytes },
    },
    // Node's two versions of HTTP have requests and answers that are alike, but for their types.
    requestListener(shared) as unknown as Http2Listener,
  );
  if (options.before !== undefined) holdConnections(server, options.before);
  bindPskIdentity(server);
  watchConnections(server, () => anchors);
  withHeaders(server, shared, options.headers);
  limitHttp1(server, limits);
  limitAnswers(server, answers, limits.idleSeconds * 1000);
  limitSessions(server, limits);
  // Who has not finished a handshake can be told nothing: an answer would wait for it for ever. Node
  // would have it answered as a request that cannot be read.
  server.removeAllListeners("tlsClientError");
  server.on("tlsClientError", (error, socket) => {
    report.failedHandshake(error, socket);
    socket.destroy();
  });
  if (options.onKeylog !== undefined) server.on("keylog", options.onKeylog);
  const onRefused: OnRefused = (...refused) => report.refusedConnection(...refused);
  const port = await openPort(server, options.listen, { limits, answers, onRefused }, (number) => {
    apps = options.apps(number);
  });
  report.watch(port.connections);
  return {
    server,
    ...port,
    renew: (tls, known = []) => {
      createSecureContext(tls); // throws before anything has changed
      server.setSecureContext(tls);
      anchors = known;
    },
  };
};

/** Opens a port for HTTP/1.1 without TLS: for mocks on the loopback interface. */
export const openPlainListener = (
  options: Pick<ListenerOptions, "listen" | "apps" | "headers" | "limits">,
): Promise<Port> => {
  let apps: Apps = new Map();
  const limits = limitsOf(options.limits);
  const answers = new OpenAnswers();
  const shared = { apps: () => apps, answers, limits, report: new PortReport() };
  // Node itself would answer a request without Host, in no form of the contract.
  const server = createServer({ requireHostHeader: false }, requestListener(shared));
  withHeaders(server, shared, options.headers);
  limitHttp1(server, limits);
  limitAnswers(server, answers, limits.idleSeconds * 1000);
  return openPort(server, options.listen, { limits, answers }, (port) => {
    apps = options.apps(port);
  });
};
