import type { IncomingMessage, ServerResponse } from "node:http";
import { type Problem, problemDetails } from "./problem.js";
import { answeredEarly } from "./unread.js";

/** An answer of any status, once its types are off. */
export interface Success {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

const noBody = { "content-length": "0" };

/** Whether an answer of this status says how long its body is although it has none (RFC 9110 8.6). */
const isCounted = (status: number): boolean => status !== 204 && status !== 304;

const write = (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  status: number,
  headers: Record<string, string>,
  text: string | undefined,
): void => {
  if (!incoming.complete) answeredEarly(incoming, outgoing);
  if (text === undefined) {
    outgoing.writeHead(status, isCounted(status) ? { ...noBody, ...headers } : headers).end();
    return;
  }
  const length = String(Buffer.byteLength(text));
  outgoing.writeHead(status, { ...headers, "content-length": length });
  if (incoming.method === "HEAD") outgoing.end();
  else outgoing.end(text);
};

/** Writes what a handler answers, as JSON. */
export const answer = (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { status, headers, body }: Success,
): void => {
  if (body === undefined) write(incoming, outgoing, status, headers ?? {}, undefined);
  else
    write(
      incoming,
      outgoing,
      status,
      { "content-type": "application/json", ...headers },
      JSON.stringify(body),
    );
};

/** Ends the connection with this answer: by header in HTTP/1.1, by GOAWAY in HTTP/2. */
const closeAfter = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
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
  const fields = { "content-type": "application/problem+json", ...headers };
  if (closesConnection === true) closeAfter(incoming, outgoing);
  write(incoming, outgoing, problem.status, fields, JSON.stringify(problemDetails(problem)));
};
