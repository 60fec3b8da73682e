import type { IncomingMessage, ServerResponse } from "node:http";
import { type Problem, problemDetails } from "./problem.js";
import { answeredEarly } from "./unread.js";

/** An answer of any status, once its types are off. */
export interface Success {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

/** Whether an answer of this status says how long its body is although it has none (RFC 9110 8.6). */
const isCounted = (status: number): boolean => status !== 204 && status !== 304;

const contentType = "content-type";

/**
 * Names and values in turn, after the given ones; the media type is among these. With Node 20 an object
 * made out of another one has a hidden class of its own each time, which costs more than the checks of a
 * request.
 */
const fieldsOf = (headers: Record<string, string> | undefined, ...more: string[]): string[] => {
  for (const name in headers) if (name !== contentType) more.push(name, headers[name] ?? "");
  return more;
};

const writeEmpty = (
  outgoing: ServerResponse,
  status: number,
  headers: Record<string, string> | undefined,
): void => {
  const length = isCounted(status) ? ["content-length", "0"] : [];
  outgoing.writeHead(status, fieldsOf(headers, ...length)).end();
};

const write = (
  { method }: IncomingMessage,
  outgoing: ServerResponse,
  status: number,
  type: string,
  headers: Record<string, string> | undefined,
  text: string,
): void => {
  const length = String(Buffer.byteLength(text));
  const own = [contentType, headers?.[contentType] ?? type, "content-length", length];
  outgoing.writeHead(status, fieldsOf(headers, ...own));
  if (method === "HEAD") outgoing.end();
  else outgoing.end(text);
};

/** Writes what a handler answers, as JSON. */
export const answer = (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { status, headers, body }: Success,
): void => {
  if (!incoming.complete) answeredEarly(incoming, outgoing);
  if (body === undefined) writeEmpty(outgoing, status, headers);
  else write(incoming, outgoing, status, "application/json", headers, JSON.stringify(body));
};

/** Ends the connection with this answer: by header in HTTP/1.1, by GOAWAY in HTTP/2. */
export const closeAfter = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
  if (incoming.httpVersionMajor < 2) {
    outgoing.setHeader("connection", "close");
    return;
  }
  // The stream forgets its session as soon as the answer is out.
  const { session } = (incoming as unknown as { stream: { session?: { close(): void } } }).stream;
  outgoing.once("finish", () => session?.close());
};

/** Writes a refusal. The media type is exactly that: no parameters. */
export const refuse = (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  problem: Problem,
): void => {
  const { headers, closesConnection } = problem.options;
  if (closesConnection === true) closeAfter(incoming, outgoing);
  if (!incoming.complete) answeredEarly(incoming, outgoing);
  const text = JSON.stringify(problemDetails(problem));
  write(incoming, outgoing, problem.status, "application/problem+json", headers, text);
};
