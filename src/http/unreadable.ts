import { STATUS_CODES } from "node:http";
import type { Server as NetServer, Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { OpenAnswers } from "./open-answers.js";
import type { PortReport } from "./port-report.js";
import { Problem, problem, problemDetails } from "./problem.js";

const isLate = (code: string | undefined): boolean => code === "ERR_HTTP_REQUEST_TIMEOUT";

/** Whether octets are no request, as against a connection that ends or is late. */
const isUnparseable = (code: string | undefined): boolean => code?.startsWith("HPE_") === true;

const problemOf = (code: string | undefined): Problem => {
  if (code === "HPE_HEADER_OVERFLOW") return new Problem(431);
  if (isLate(code)) return new Problem(408);
  return problem.invalidMessage("The request cannot be read.");
};

/**
 * Answers in the contract's form what Node's HTTP/1.1 parser gave up on, with the port's own
 * headers, and ends the connection; gives the refusal, if anybody is left to hear it.
 */
const refuseUnreadable = (
  code: string | undefined,
  socket: Duplex,
  headers: Record<string, string> = {},
): Problem | undefined => {
  // Octets behind a request with `Connection: close`: its answer is the last of the connection.
  if (code === "HPE_CLOSED_CONNECTION") return undefined;
  if (code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return undefined;
  }
  const refusal = problemOf(code);
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

/** What is known of a port, and the headers of its every answer. */
interface Known {
  answers: OpenAnswers;
  report: PortReport;
  headers: Record<string, string> | undefined;
}

/**
 * Answers on a port what its parser gives up on, behind the answer that is awaited there. It gives up on
 * each further chunk anew, with an error that holds it: none is kept.
 */
export const answerUnreadable = (server: NetServer, { answers, report, headers }: Known): void => {
  const waiting = new WeakSet<Socket>();
  server.on("clientError", ({ code }: NodeJS.ErrnoException, socket: Socket) => {
    if (waiting.has(socket)) {
      const takesNothing = !isUnparseable(code) && !socket.writable;
      if (takesNothing) socket.destroy();
      return;
    }
    const served = answers.at(socket);
    const answer = () => refuseUnreadable(code, socket, headers);
    const answerAndTell = () => {
      const refusal = answer();
      if (refusal !== undefined) report.refusedRequest(refusal, socket);
    };
    const isBehind = served?.req.complete === true && (isUnparseable(code) || isLate(code));
    if (isBehind) {
      waiting.add(socket);
      served.once("finish", answerAndTell);
    } else if (served === undefined) answerAndTell();
    else answer(); // its application sees the request end, and tells
  });
};
