import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { parseAccept } from "hono/utils/accept";
import type { Logger } from "pino";
import type { ApiName } from "../contract/documents.js";
import { type Operation, operationsOf } from "../contract/operations.js";
import type { Trace } from "../contract/trace.js";
import { StoreUnavailable } from "../store/store.js";
import { answer, refuse, type Success } from "./answer.js";
import { type CallerOf, documentedCaller } from "./documented-caller.js";
import { Exchange } from "./exchange.js";
import type { Connection, Handlers } from "./handlers.js";
import type { PartyMetrics } from "./metrics.js";
import { Problem, problem } from "./problem.js";
import type { Admit } from "./rate-limit.js";
import { largestBody, readBody, readMessage, readQuery } from "./request-body.js";
import { countedRequest, logRequest } from "./request-log.js";
import { type Find, routerOf } from "./router.js";
import type { Target } from "./target.js";

/** A request as the router hands it on, before a document's types are put on it. */
export interface RoutedRequest {
  body: unknown;
  params: Record<string, string>;
  query: Record<string, unknown>;
  headers: IncomingHttpHeaders;
  caller: unknown;
  connection: Connection;
  trace: Trace;
}

/** Answers the requests of one operation. */
export type Handler = (request: RoutedRequest) => Success | Promise<Success>;

/** Operations of a document with a handler for each. */
export interface BoundApi {
  operations: readonly Operation[];
  handlers: Record<string, Handler>;
}

/** What answers the requests of a port, or of a path prefix of it. */
export type App = (incoming: IncomingMessage, outgoing: ServerResponse, target: Target) => unknown;

/** Binds handlers to a document; the types refuse a missing operation and an undocumented answer. */
export const bindApi = <A extends ApiName>(api: A, handlers: NoInfer<Handlers<A>>): BoundApi => ({
  operations: operationsOf(api),
  // Each handler is typed by its own operation; the router calls them all alike.
  handlers: handlers as unknown as Record<string, Handler>,
});

export interface AppOptions {
  /** The path prefix that the APIs lie below. */
  prefix: string;
  log: Logger;
  metrics?: PartyMetrics | undefined;
  /** Says who calls, or throws why not; if absent, callers are who the document asks for. */
  callerOf?: CallerOf;
  /** Throws for a caller that asks too often, before its headers and body are looked at. */
  admit?: Admit;
  /** Takes the refusal of a request that no handler got; what it throws is answered instead. */
  admitRefused?: (connection: Connection) => Promise<void>;
  /** Octets; more is 413. */
  bodyBytes?: number;
  /** Called after each answer. */
  onExchange?: (exchange: Exchange) => void;
}

const longestTarget = 8000;

const rangesOfJson = ["application/json", "application/*", "*/*"];

/** The closest range decides (RFC 9110 12.5.1); an operation that answers nothing suits all. */
const refuseUnacceptable = ({ responses }: Operation, accept: string | undefined): void => {
  if (accept === undefined || !responses.has("406")) return;
  const given = parseAccept(accept.toLowerCase());
  const [closest] = rangesOfJson.flatMap((range) => given.find(({ type }) => type === range) ?? []);
  if (closest === undefined || closest.q === 0) throw new Problem(406);
};

/** What is done with every request. */
interface Checks extends Required<Pick<AppOptions, "callerOf" | "bodyBytes">> {
  find: Find;
  admit: Admit | undefined;
  prefix: string;
}

/** In the contract's order: path and method, certificate, role, headers, body; then the handler. */
const served = async (exchange: Exchange, checks: Checks): Promise<Success> => {
  const { incoming, connection, target } = exchange;
  const { prefix, find, callerOf, admit, bodyBytes } = checks;
  if ((incoming.url ?? "").length > longestTarget) throw new Problem(414);
  if (!target.path.startsWith(`${prefix}/`))
    throw problem.notFound("RESOURCE_URI_STRUCTURE_NOT_FOUND");
  const { operation, handler, params } = find(exchange.method, target.path.slice(prefix.length));
  exchange.operation = operation;
  exchange.params = params;
  exchange.caller = callerOf(operation, connection);
  const admitted = admit?.(connection.identification);
  if (admitted !== undefined) await admitted;
  refuseUnacceptable(operation, incoming.headers.accept);
  if (operation.requestBody !== undefined)
    exchange.body = readMessage(operation, await readBody(incoming, bodyBytes));
  exchange.query = readQuery(target.query, operation);
  exchange.isHandled = true;
  return handler(exchange);
};

/** What the caller gets: a bare 500 for what nobody expects. */
const refusalOf = (error: unknown): Problem => {
  if (error instanceof Problem) return error;
  return error instanceof StoreUnavailable ? problem.unavailable("1") : new Problem(500);
};

const refuseWith = (exchange: Exchange, error: unknown, log: Logger): void => {
  const { incoming, outgoing } = exchange;
  const refusal = refusalOf(error);
  if (refusal !== error) log.error({ err: error, traceId: exchange.trace.traceId }, "unexpected");
  exchange.problem = refusal;
  exchange.status = refusal.status;
  if (outgoing.headersSent) outgoing.destroy();
  else refuse(incoming, outgoing, refusal);
};

/**
 * The application of some APIs below one path prefix. The documents are the router; what it finds is
 * served on Node's own request and answer.
 */
export const createApp = (apis: readonly BoundApi[], options: AppOptions): App => {
  const { prefix, log, metrics, onExchange, admit, admitRefused } = options;
  const { callerOf = documentedCaller, bodyBytes = largestBody } = options;
  const checks = { prefix, callerOf, bodyBytes, admit, find: routerOf(apis) };
  for (const { operations } of apis)
    for (const { operationId } of operations) metrics?.operation(operationId);
  const tell = (exchange: Exchange): void => {
    const durationMs = performance.now() - exchange.startedAt;
    logRequest(log, exchange, durationMs);
    metrics?.request(countedRequest(exchange, durationMs));
    onExchange?.(exchange);
  };
  /** What a request is refused with, in the end. */
  const refusalFor = async ({ isHandled, connection }: Exchange, error: unknown) => {
    try {
      if (!isHandled) await admitRefused?.(connection);
      return error;
    } catch (refusal) {
      return refusal;
    }
  };
  return async (incoming, outgoing, target) => {
    const exchange = new Exchange(incoming, outgoing, target);
    try {
      const success = await served(exchange, checks);
      exchange.status = success.status;
      answer(incoming, outgoing, success);
    } catch (error) {
      refuseWith(exchange, await refusalFor(exchange, error), log);
    }
    tell(exchange);
  };
};
