import { ContractViolation } from "../contract/answers.js";
import { TransportError } from "../contract/transport.js";
import { problem } from "./problem.js";

// IMF-fixdate, the one form of an HTTP date that RFC 9110 5.6.7 lets a sender write.
const httpDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** When the party asked wants to be asked again, as it said it: seconds or an HTTP date. */
export const retryAfterOf = ({ headers }: Response): string => {
  const value = headers.get("retry-after") ?? "";
  return /^\d{1,9}$/.test(value) || httpDate.test(value) ? value : "1";
};

/** What becomes of an exchange without a usable answer: 502 or 504. */
export const upstreamFailure = (error: unknown): unknown => {
  if (error instanceof ContractViolation) return problem.badGateway();
  if (!(error instanceof TransportError)) return error;
  if (error.failure === "unreachable") return problem.gatewayTimeout("TARGET_CCF_NOT_REACHABLE");
  if (error.failure === "timeout") return problem.gatewayTimeout("TIMED_OUT_REQUEST");
  return problem.badGateway();
};
