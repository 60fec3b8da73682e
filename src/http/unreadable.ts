import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { Problem, problem, problemDetails } from "./problem.js";

/** Whether a request does not come in time. */
export const isLate = ({ code }: Pick<NodeJS.ErrnoException, "code">): boolean =>
  code === "ERR_HTTP_REQUEST_TIMEOUT";

const problemOf = (code: string | undefined): Problem => {
  if (code === "HPE_HEADER_OVERFLOW") return new Problem(431);
  if (isLate({ code })) return new Problem(408);
  return problem.invalidMessage("The request cannot be read.");
};

/** Whether octets are no request, as against a connection that ends or is late. */
export const isUnparseable = ({ code }: NodeJS.ErrnoException): boolean =>
  code?.startsWith("HPE_") === true;

/**
 * Answers in the contract's form what Node's HTTP/1.1 parser gave up on, with the port's own
 * headers, and ends the connection; gives the refusal, if anybody is left to hear it.
 */
export const answerUnreadable = (
  error: NodeJS.ErrnoException,
  socket: Duplex,
  headers: Record<string, string> = {},
): Problem | undefined => {
  // Octets behind a request with `Connection: close`: its answer is the last of the connection.
  if (error.code === "HPE_CLOSED_CONNECTION") return undefined;
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return undefined;
  }
  const refusal = problemOf(error.code);
  const body = JSON.stringify(problemDetails(refusal));
  const head = [
    `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}`,
    "content-type: application/problem+json",
    `content-length: ${Buffer.byteLength(body)}`,
    "connection: close",
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  // A caller that keeps its end open does not keep ours.
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`, () => socket.destroy());
  return refusal;
};
