import type { Logger } from "pino";
import type { IdentifiedConnection } from "./connection.js";
import type { Exchange } from "./exchange.js";
import { foreign } from "./foreign-text.js";
import type { CountedRequest } from "./metrics.js";
import type { Problem } from "./problem.js";

/** The certificate's role and id, the PSK identity, or nobody. */
const callerOf = (connection: IdentifiedConnection): string | undefined => {
  const { identification, pskIdentity } = connection;
  if (identification.outcome === "identified")
    return `${identification.identity.role} ${identification.identity.id}`;
  return pskIdentity === undefined ? undefined : `psk ${pskIdentity}`;
};

const subjects = ["apiInvokerId", "aefId", "aefPskId"];

/** Whom and which key a request is about. */
const subjectOf = ({ params, body }: Exchange) => {
  const members: Record<string, unknown> = { ...params, ...(body as object | undefined) };
  return subjects.map((name) => {
    const value = members[name];
    return [name, typeof value === "string" ? foreign(value) : undefined];
  });
};

const refusalOf = ({ options: { cause, detail, invalidParams, reason } }: Problem) => {
  const params = invalidParams?.map(({ param, reason }) => `${param} ${reason ?? ""}`).join(", ");
  return { cause, detail: foreign(detail), params: foreign(params), reason: foreign(reason) };
};

/** A request as it is counted. */
export const countedRequest = (exchange: Exchange, durationMs: number): CountedRequest => ({
  operation: exchange.operation?.operationId ?? "none",
  status: exchange.status,
  cause: exchange.problem?.options.cause,
  seconds: durationMs / 1000,
});

/** Tells an operator of a request, in one line; whoever is at fault, the caller's or ours. */
export const logRequest = (log: Logger, exchange: Exchange, durationMs: number): void => {
  const { status } = exchange;
  const level = status >= 500 ? "warn" : "info";
  if (!log.isLevelEnabled(level)) return;
  const { trace, operation, method, target, problem, connection } = exchange;
  const { traceId, spanId, parentSpanId } = trace;
  const line = {
    ...{ traceId, spanId, parentSpanId, status },
    ...(operation === undefined
      ? { method, path: foreign(target.path) }
      : { operation: operation.operationId }),
    ...Object.fromEntries(subjectOf(exchange)),
    ...(problem === undefined ? {} : refusalOf(problem)),
    ...{ caller: callerOf(connection), address: connection.socket.remoteAddress },
    durationMs: Math.round(durationMs * 10) / 10,
  };
  log[level](line, "request");
};

/** What is told of a request that no application got: it has no operation, and perhaps no target. */
export const unservedFacts = (problem: Problem, connection: IdentifiedConnection): object => {
  const caller = callerOf(connection);
  const address = connection.socket.remoteAddress;
  return { status: problem.status, ...refusalOf(problem), caller, address };
};
