import type { Exchange } from "../bench/record.js";

const indented = (text: string): string[] => text.split("\n").map((line) => `    ${line}`);

/** A recorded body in readable form. */
export const bodyText = (body: unknown): string =>
  typeof body === "string" ? body : (JSON.stringify(body, null, 2) ?? "");

const messageLines = (headers: Record<string, string> = {}, body?: unknown): string[] => [
  ...Object.entries(headers).flatMap(([name, value]) => indented(`${name}: ${value}`)),
  ...(body === undefined ? [] : ["", ...indented(bodyText(body))]),
];

/** One exchange, as lines: who asked whom for what, and what came back. */
export const exchangeLines = (exchange: Exchange): string[] => {
  const { at, from, to, method, url, tls, status, failure } = exchange;
  const answer = status === undefined ? `no answer: ${failure ?? "none came"}` : `${status}`;
  return [
    `${from} -> ${to}  at ${at} ms${tls === undefined ? "" : `  [${tls}]`}`,
    `  > ${method} ${url}`,
    ...messageLines(exchange.requestHeaders, exchange.requestBody),
    `  < ${answer}`,
    ...messageLines(exchange.responseHeaders, exchange.responseBody),
  ];
};
