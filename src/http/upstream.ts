import { ContractViolation } from "../contract/answers.js";
import type { AnswerHead } from "../contract/messages.js";
import { TransportError } from "../contract/transport.js";
import type { ProblemDetails } from "../contract/types.js";
import { problem } from "./problem.js";

// IMF-fixdate, the one form of an HTTP date that RFC 9110 5.6.7 lets a sender write.
const httpDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** When the party asked wants to be asked again, as it said it: seconds or an HTTP date. */
export const retryAfterOf = ({ headers }: AnswerHead): string => {
  const value = headers.get("retry-after") ?? "";
  return /^\d{1,9}$/.test(value) || httpDate.test(value) ? value : "1";
};

/** What a party was answered, in one line for the log of who asked. */
export const refusalText = (
  { status }: Pick<AnswerHead, "status">,
  body: ProblemDetails | undefined,
): string => {
  const params = (body?.invalidParams ?? []).map(({ param, reason }) => `${param} ${reason ?? ""}`);
  const parts = [`answered ${status}`, body?.cause, body?.detail, ...params];
  return parts.filter((part) => part !== undefined).join(": ");
};

/** What becomes of an exchange without a usable answer: 502 or 504. */
export const upstreamFailure = (error: unknown): unknown => {
  if (error instanceof ContractViolation) return problem.badGateway(error.message);
  if (!(error instanceof TransportError)) return error;
  const { message } = error;
  if (error.failure === "unreachable")
    return problem.gatewayTimeout("TARGET_CCF_NOT_REACHABLE", message);
  if (error.failure === "timeout") return problem.gatewayTimeout("TIMED_OUT_REQUEST", message);
  return problem.badGateway(message);
};
