import type { TLSSocket } from "node:tls";
import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { type Context, Hono } from "hono";
import { parseAccept } from "hono/utils/accept";
import type { Logger } from "pino";
import type { ApiName } from "../contract/documents.js";
import { type Operation, operationsOf } from "../contract/operations.js";
import { continuedTrace, type Trace, traceHeader } from "../contract/trace.js";
import { StoreUnavailable } from "../store/store.js";
import { connectionOf } from "./connection.js";
import type { Connection, Handlers } from "./handlers.js";
import type { Identification } from "./identity.js";
import type { PartyMetrics } from "./metrics.js";
import { pathOf } from "./path-of.js";
import { Problem, problem, problemResponse } from "./problem.js";
import type { Admit } from "./rate-limit.js";
import { largestBody, readBody, readQuery } from "./request-body.js";
import { type AnsweredRequest, countedRequest, logRequest } from "./request-log.js";

type Env = {
  Bindings: HttpBindings;
  Variables: { trace: Trace; operation?: Operation; body?: unknown; problem?: Problem };
};

/** An answer of any status, once its types are off. */
export interface Success {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

/** A request as the router hands it on, before a document's types are put on it. */
export interface RoutedRequest {
  body: unknown;
  params: Record<string, string>;
  query: Record<string, unknown>;
  headers: Headers;
  caller: unknown;
  connection: Connection;
  trace: Trace;
}

type Handler = (request: RoutedRequest) => Success | Promise<Success>;

/** Operations of a document with a handler for each. */
export interface BoundApi {
  operations: readonly Operation[];
  handlers: Record<string, Handler>;
}

/** What answers the requests of a port, or of a path prefix of it. */
export interface App {
  fetch: (request: Request, bindings: HttpBindings) => Response | Promise<Response>;
}

/** Binds handlers to a document; the types refuse a missing operation and an undocumented answer. */
export const bindApi = <A extends ApiName>(api: A, handlers: NoInfer<Handlers<A>>): BoundApi => ({
  operations: operationsOf(api),
  // Each handler is typed by its own operation; the router calls them all alike.
  handlers: handlers as unknown as Record<string, Handler>,
});

/** A request and what became of it. */
export interface Exchange {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Headers;
  operation: Operation | undefined;
  /** The body, if it passed the document's schema. */
  body: unknown;
  /** Undefined if the connection ended before the answer. */
  status: number | undefined;
}

/** Who calls an operation, by the connection. */
export type CallerOf = (
  operation: Operation,
  connection: Connection & { identification: Identification },
) => unknown;

export interface AppOptions {
  /** The path prefix that the APIs lie below. */
  prefix: string;
  log: Logger;
  metrics?: PartyMetrics | undefined;
  /** Says who calls, or throws why not; if absent, callers are who the document asks for. */
  callerOf?: CallerOf;
  /** Throws for a caller that asks too often, before its headers and body are looked at. */
  admit?: Admit;
  /** Octets; more is 413. */
  bodyBytes?: number;
  /** Called after each answer. */
  onExchange?: (exchange: Exchange) => void;
}

const longestTarget = 8000;

const documentedCaller: CallerOf = ({ authentication }, connection) => {
  const { identification, pskIdentity } = connection;
  if (authentication.client === "none") return undefined;
  if (authentication.client === "psk") {
    if (pskIdentity === undefined) throw problem.misdirected("PSK_CONNECTION_REQUIRED");
    return pskIdentity;
  }
  if (identification.outcome === "unauthenticated") throw problem.unauthenticated();
  if (identification.outcome === "unauthorized") throw problem.forbidden("CONSUMER_NOT_AUTHORIZED");
  const { identity } = identification;
  if (identity.notAfter <= Date.now()) throw problem.unauthenticated();
  if (!authentication.roles.includes(identity.role))
    throw problem.forbidden("CONSUMER_NOT_AUTHORIZED");
  return identity;
};

const rangesOfJson = ["application/json", "application/*", "*/*"];

/** The closest range decides (RFC 9110 12.5.1); an operation that answers nothing suits all. */
const refuseUnacceptable = ({ responses }: Operation, accept: string | undefined): void => {
  if (accept === undefined || !responses.has("406")) return;
  const given = parseAccept(accept.toLowerCase());
  const [closest] = rangesOfJson.flatMap((range) => given.find(({ type }) => type === range) ?? []);
  if (closest === undefined || closest.q === 0) throw new Problem(406);
};

/** Stands for an answer that has been written already, by its status. */
const written = new Map<number, Response>();

const writtenWith = (status: number): Response => {
  const known = written.get(status);
  if (known !== undefined) return known;
  const { headers } = RESPONSE_ALREADY_SENT;
  const response = new Response(null, { status, headers });
  written.set(status, response);
  return response;
};

/** Writes an answer itself: by way of a Response, a stream of one chunk, it costs several times as much. */
const answer = (
  { incoming, outgoing }: HttpBindings,
  { status, headers, body }: Success,
): Response => {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const fields = {
    ...(text === undefined ? {} : { "content-type": "application/json" }),
    ...headers,
  };
  if (incoming.method === "HEAD") return new Response(text, { status, headers: fields });
  if (text === undefined) outgoing.writeHead(status, fields).end();
  else
    outgoing.writeHead(status, { ...fields, "content-length": Buffer.byteLength(text) }).end(text);
  return writtenWith(status);
};

/** What is done with every request. */
type Checks = Required<Pick<AppOptions, "callerOf" | "bodyBytes">> & Pick<AppOptions, "admit">;

const serveOperation =
  (operation: Operation, handler: Handler, { callerOf, admit, bodyBytes }: Checks) =>
  async (c: Context<Env>) => {
    const { incoming } = c.env;
    c.set("operation", operation);
    const connection = connectionOf(incoming.socket as TLSSocket);
    const caller = callerOf(operation, connection);
    await admit?.(connection.identification);
    refuseUnacceptable(operation, incoming.headers.accept);
    const body = await readBody(c.req, operation, {
      headers: incoming.headers,
      isHttp2: incoming.httpVersionMajor === 2,
      bodyBytes,
    });
    c.set("body", body);
    const query = readQuery(c.req, operation);
    const request: RoutedRequest = {
      ...{ body, params: c.req.param(), query, caller, connection, trace: c.get("trace") },
      get headers() {
        return c.req.raw.headers;
      },
    };
    return answer(c.env, await handler(request));
  };

/** What the caller gets: a bare 500 for what nobody expects. */
const refusalOf = (error: unknown): Problem => {
  if (error instanceof Problem) return error;
  return error instanceof StoreUnavailable ? problem.unavailable("1") : new Problem(500);
};

const refuse = (c: Context<Env>, error: unknown, log: Logger): Response => {
  const refusal = refusalOf(error);
  if (refusal !== error) log.error({ err: error, traceId: c.get("trace").traceId }, "unexpected");
  c.set("problem", refusal);
  const response = problemResponse(refusal);
  if (refusal.options.closesConnection === true) closeAfter(c.env);
  return response;
};

/** Ends the connection with this answer: by header in HTTP/1.1, by GOAWAY in HTTP/2. */
const closeAfter = ({ incoming, outgoing }: HttpBindings): void => {
  if (incoming.httpVersionMajor < 2) {
    outgoing.setHeader("connection", "close");
    return;
  }
  // The stream forgets its session as soon as the answer is out.
  const { session } = (incoming as unknown as { stream: { session?: { close(): void } } }).stream;
  outgoing.once("finish", () => session?.close());
};

const byPath = (operations: readonly Operation[]): Map<string, Operation[]> => {
  const paths = new Map<string, Operation[]>();
  for (const operation of operations) {
    const path = `${operation.basePath}${operation.path}`;
    paths.set(path, [...(paths.get(path) ?? []), operation]);
  }
  return paths;
};

const routeApi = (app: Hono<Env>, bound: BoundApi, checks: Checks): void => {
  for (const [path, operations] of byPath(bound.operations)) {
    const pattern = path.replaceAll(/\{(\w+)\}/g, ":$1");
    for (const operation of operations) {
      const handler = bound.handlers[operation.operationId];
      if (handler === undefined) throw new TypeError(`no handler for ${operation.operationId}`);
      app.on(operation.method.toUpperCase(), pattern, serveOperation(operation, handler, checks));
    }
    const allow = operations.map(({ method }) => method.toUpperCase()).join(", ");
    app.all(pattern, () => {
      throw new Problem(405, { headers: { allow } });
    });
  }
};

const exchangeOf = (c: Context<Env>): Exchange => ({
  method: c.req.method,
  path: c.req.path,
  query: c.req.query(),
  headers: c.req.raw.headers,
  operation: c.get("operation"),
  body: c.get("body"),
  status: c.env.incoming.socket.destroyed ? undefined : c.res.status,
});

const answeredRequest = (c: Context<Env>, durationMs: number): AnsweredRequest => ({
  trace: c.get("trace"),
  method: c.req.method,
  path: c.req.path,
  operation: c.get("operation")?.operationId,
  params: c.req.param(),
  body: c.get("body"),
  status: c.res.status,
  problem: c.get("problem"),
  durationMs,
  socket: c.env.incoming.socket as TLSSocket,
});

/**
 * The Hono application of some APIs below one path prefix. The documents are the router; checks run
 * in the contract's order: path and method, certificate, role, headers, body, then the handler.
 */
export const createApp = (apis: readonly BoundApi[], options: AppOptions): App => {
  const { prefix, log, metrics, onExchange } = options;
  const checks = { callerOf: documentedCaller, bodyBytes: largestBody, ...options };
  const outside = "/\0";
  const app = new Hono<Env>({
    getPath: ({ url }) => {
      const path = pathOf(url);
      return path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : outside;
    },
  });
  app.use(async (c, next) => {
    const startedAt = performance.now();
    c.set("trace", continuedTrace(c.env.incoming.headers[traceHeader]));
    await next();
    const answered = answeredRequest(c, performance.now() - startedAt);
    logRequest(log, answered);
    metrics?.request(countedRequest(answered));
    onExchange?.(exchangeOf(c));
  });
  app.use(async (c, next) => {
    if (c.req.url.length > longestTarget) throw new Problem(414);
    await next();
  });
  for (const api of apis) routeApi(app, api, checks);
  app.notFound(() => problemResponse(problem.notFound("RESOURCE_URI_STRUCTURE_NOT_FOUND")));
  app.onError((error, c) => refuse(c, error, log));
  return app;
};
