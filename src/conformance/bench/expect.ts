import type { ProblemDetails } from "../../contract/types.js";
import type { Reply } from "./caller.js";
import { broken, ConnectionDropped, HandshakeRefused } from "./failures.js";

const causeOf = ({ json }: Reply): string | undefined =>
  (json as ProblemDetails | undefined)?.cause;

const told = (reply: Reply): string => {
  const cause = causeOf(reply);
  return cause === undefined ? `${reply.status}` : `${reply.status} ${cause}`;
};

/** Expects a success of that status; its body, which the contract has been held against. */
export const expectAnswer = <Body>(reply: Reply, status: number): Body => {
  if (reply.status !== status)
    throw broken({
      message: `${reply.operationId} was answered ${told(reply)}, not ${status}`,
      expected: status,
      actual: told(reply),
    });
  return reply.json as Body; // checked against the document's schema by the caller
};

/** A refusal that a case allows: a status, and the cause where the contract names one. */
export interface Refusal {
  status: number;
  cause?: string;
}

/** Expects one of these refusals. */
export const expectRefusal = (reply: Reply, ...allowed: readonly Refusal[]): ProblemDetails => {
  const isAllowed = allowed.some(
    ({ status, cause }) =>
      reply.status === status && (cause === undefined || causeOf(reply) === cause),
  );
  if (isAllowed) return (reply.json ?? {}) as ProblemDetails;
  const wanted = allowed.map(({ status, cause }) => `${status} ${cause ?? ""}`.trim()).join(" or ");
  throw broken({
    message: `${reply.operationId} was answered ${told(reply)}, not ${wanted}`,
    expected: wanted,
    actual: told(reply),
  });
};

/**
 * Expects that the target refuses a certificate or a handshake: by a TLS alert, by ending the
 * connection, or by 401 (contract.md section 4 allows each).
 */
export const expectNoAccess = async (
  attempt: () => Promise<Reply>,
  ...alsoAllowed: readonly Refusal[]
): Promise<void> => {
  let reply: Reply;
  try {
    reply = await attempt();
  } catch (error) {
    if (error instanceof HandshakeRefused || error instanceof ConnectionDropped) return;
    throw error;
  }
  expectRefusal(reply, { status: 401 }, ...alsoAllowed);
};

/** Expects something of the target that no answer's status tells. */
export const expect = (
  holds: boolean,
  message: string,
  seen: { expected?: unknown; actual?: unknown } = {},
): void => {
  if (!holds) throw broken({ message, ...seen });
};
