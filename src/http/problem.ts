import { STATUS_CODES } from "node:http";
import type { CauseOf, InvalidParam, ProblemDetails } from "../contract/types.js";

export interface ProblemOptions {
  cause?: string;
  detail?: string;
  invalidParams?: InvalidParam[];
  headers?: Record<string, string>;
  /** Why, for the log alone. */
  reason?: string | undefined;
  /** Whether the connection that carried the request ends with the answer. */
  closesConnection?: boolean;
}

/** A refusal that the caller may see, as RFC 9457 problem details with a cause of the contract. */
export class Problem extends Error {
  readonly status: number;
  readonly options: ProblemOptions;

  constructor(status: number, options: ProblemOptions = {}) {
    super(`${status} ${options.cause ?? STATUS_CODES[status]}`);
    this.name = "Problem";
    this.status = status;
    this.options = options;
  }
}

/** The body of a problem's answer. */
export const problemDetails = ({ status, options }: Problem): ProblemDetails => ({
  status,
  title: STATUS_CODES[status] ?? "Error",
  ...(options.detail === undefined ? {} : { detail: options.detail }),
  ...(options.cause === undefined ? {} : { cause: options.cause }),
  ...(options.invalidParams === undefined ? {} : { invalidParams: options.invalidParams }),
});

/** A problem as the answer to a request. The media type is exactly that: no parameters. */
export const problemResponse = (problem: Problem): Response =>
  new Response(JSON.stringify(problemDetails(problem)), {
    status: problem.status,
    headers: { "content-type": "application/problem+json", ...problem.options.headers },
  });

/** The refusals of the contract; each takes only the causes documented for its status. */
export const problem = {
  invalidMessage: (detail: string) => new Problem(400, { cause: "INVALID_MSG_FORMAT", detail }),
  badRequest: (cause: CauseOf<"400">, invalidParams: InvalidParam[]) =>
    new Problem(400, { cause, invalidParams }),
  unauthenticated: (reason?: string) =>
    new Problem(401, {
      reason,
      cause: "CLIENT_CERTIFICATE_REQUIRED" satisfies CauseOf<"401">,
      headers: { "www-authenticate": "Mutual" },
    }),
  forbidden: (cause: CauseOf<"403">, about: Pick<ProblemOptions, "detail" | "reason"> = {}) =>
    new Problem(403, { cause, ...about }),
  /** This caller may not; why is for the log alone. */
  unauthorized: (reason: string) =>
    new Problem(403, { cause: "CONSUMER_NOT_AUTHORIZED" satisfies CauseOf<"403">, reason }),
  /** The connection cannot serve for a derivation; it is closed with the answer. */
  fullHandshakeRequired: (detail: string) =>
    new Problem(403, {
      cause: "FULL_HANDSHAKE_REQUIRED" satisfies CauseOf<"403">,
      detail,
      closesConnection: true,
    }),
  notFound: (cause: CauseOf<"404">, detail?: string) =>
    new Problem(404, { cause, ...(detail === undefined ? {} : { detail }) }),
  conflict: (cause: CauseOf<"409">) => new Problem(409, { cause }),
  misdirected: (cause: CauseOf<"421">) => new Problem(421, { cause }),
  tooManyRequests: (retryAfter: string) =>
    new Problem(429, { headers: { "retry-after": retryAfter } }),
  badGateway: (reason?: string) =>
    new Problem(502, { cause: "INBOUND_SERVER_ERROR" satisfies CauseOf<"502">, reason }),
  unavailable: (retryAfter: string, reason?: string) =>
    new Problem(503, { headers: { "retry-after": retryAfter }, reason }),
  gatewayTimeout: (cause: CauseOf<"504">, reason?: string) => new Problem(504, { cause, reason }),
};
