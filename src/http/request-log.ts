import type { TLSSocket } from "node:tls";
import type { Logger } from "pino";
import { withoutKeys } from "../contract/shown-message.js";
import type { Trace } from "../contract/trace.js";
import { connectionOf } from "./connection.js";
import type { CountedRequest } from "./metrics.js";
import type { Problem } from "./problem.js";

/** A request that was answered, as its log line tells it. */
export interface AnsweredRequest {
  trace: Trace;
  method: string;
  path: string;
  /** The operationId; undefined for a path or method that the documents do not have. */
  operation: string | undefined;
  /** Path parameters, and the body if it passed the document's schema. */
  params: Record<string, string>;
  body: unknown;
  status: number;
  problem: Problem | undefined;
  durationMs: number;
  socket: TLSSocket;
}

const longest = 300;

/** The certificate's role and id, the PSK identity, or nobody. */
const callerOf = (socket: TLSSocket): string | undefined => {
  const { identification, pskIdentity } = connectionOf(socket);
  if (identification.outcome === "identified")
    return `${identification.identity.role} ${identification.identity.id}`;
  return pskIdentity === undefined ? undefined : `psk ${pskIdentity}`;
};

const subjects = ["apiInvokerId", "aefId", "aefPskId"];

/** Whom and which key a request is about. */
const subjectOf = ({ params, body }: AnsweredRequest): [name: string, value: unknown][] => {
  const members: Record<string, unknown> = { ...params, ...(body as object | undefined) };
  return subjects.map((name) => [name, members[name]]);
};

/** Text that somebody else may have worded. */
const foreign = (text: string | undefined): string | undefined => {
  if (text === undefined) return undefined;
  const masked = withoutKeys(text);
  return masked.length > longest ? `${masked.slice(0, longest)}...` : masked;
};

const refusalOf = ({ options: { cause, detail, invalidParams, reason } }: Problem) => {
  const params = invalidParams?.map(({ param, reason }) => `${param} ${reason ?? ""}`).join(", ");
  return { cause, detail: foreign(detail), params: foreign(params), reason: foreign(reason) };
};

/** A request as it is counted. */
export const countedRequest = (answered: AnsweredRequest): CountedRequest => ({
  operation: answered.operation ?? "none",
  status: answered.status,
  cause: answered.problem?.options.cause,
  seconds: answered.durationMs / 1000,
});

/** Tells an operator of a request, in one line; whoever is at fault, the caller's or ours. */
export const logRequest = (log: Logger, request: AnsweredRequest): void => {
  const level = request.status >= 500 ? "warn" : "info";
  if (!log.isLevelEnabled(level)) return;
  const { trace, operation, method, path, status, problem, durationMs, socket } = request;
  const { traceId, spanId, parentSpanId } = trace;
  const line = {
    ...{ traceId, spanId, parentSpanId, status },
    ...(operation === undefined ? { method, path: foreign(path) } : { operation }),
    ...Object.fromEntries(subjectOf(request)),
    ...(problem === undefined ? {} : refusalOf(problem)),
    ...{ caller: callerOf(socket), address: socket.remoteAddress },
    durationMs: Math.round(durationMs * 10) / 10,
  };
  log[level](line, "request");
};
