import { checkAnswer } from "../../src/contract/answers.js";
import type { ApiName } from "../../src/contract/documents.js";
import { operationsOf } from "../../src/contract/operations.js";

/** An HTTP answer as a tool printed it. */
export interface PrintedAnswer {
  status: number;
  headers: Headers;
  body: string;
}

/** An HTTP/1.1 request, ready for a tool's stdin; the connection ends with its answer. */
export function requestText(method: string, url: string, body?: unknown): string {
  const { host, pathname, search } = new URL(url);
  const payload = body === undefined ? "" : JSON.stringify(body);
  const lines = [`${method} ${pathname}${search} HTTP/1.1`, `Host: ${host}`, "Connection: close"];
  if (payload !== "")
    lines.push("Content-Type: application/json", `Content-Length: ${Buffer.byteLength(payload)}`);
  return `${lines.join("\r\n")}\r\n\r\n${payload}`;
}

const statusLine = /^HTTP\/(?:1\.1|2) (\d{3})/m;

/** The HTTP answer somewhere in a tool's output; `undefined` if there is none. */
export function answerIn(output: string): PrintedAnswer | undefined {
  const found = statusLine.exec(output);
  if (found === null) return undefined;
  const [head = "", ...rest] = output.slice(found.index).split("\r\n\r\n");
  const fields = head.split("\r\n").slice(1);
  const headers = new Headers(
    fields.map((field): [string, string] => {
      const [name = "", ...value] = field.split(":");
      return [name, value.join(":").trim()];
    }),
  );
  const length = Number(headers.get("content-length"));
  const body = Buffer.from(rest.join("\r\n\r\n")).subarray(0, length).toString();
  return { status: Number(found[1]), headers, body };
}

/** The answer's JSON; throws unless it came and is all that the operation documents. */
export async function documented<Body>(
  [api, operationId]: readonly [ApiName, string],
  answer: PrintedAnswer | undefined,
): Promise<Body> {
  const operation = operationsOf(api).find((one) => one.operationId === operationId);
  if (operation === undefined) throw new TypeError(`${api} has no ${operationId}`);
  if (answer === undefined) throw new Error("there was no HTTP answer");
  const { status, headers, body } = answer;
  await checkAnswer(operation, new Response(body, { status, headers }));
  return JSON.parse(body) as Body; // checked against the document just now
}
