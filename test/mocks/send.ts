import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { text } from "node:stream/consumers";
import type { ConnectionOptions } from "node:tls";
import { checkAnswer } from "../../src/contract/answers.js";
import type { Operation } from "../../src/contract/operations.js";
import type { Answer } from "../support/interconnect.js";

/** A request as it goes out: no header is added but `host`, and those of a JSON body. */
export interface Sent {
  method: string;
  headers?: Record<string, string | undefined>;
  body?: unknown;
  /** Sent as it is instead of `body`. */
  raw?: string;
  tls?: ConnectionOptions;
}

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

const headersOf = (payload: string | undefined, headers: Sent["headers"] = {}) => {
  const ofBody =
    payload === undefined
      ? {}
      : {
          "content-type": "application/json",
          "content-length": String(Buffer.byteLength(payload)),
        };
  const given = Object.entries({ ...ofBody, ...headers }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return Object.fromEntries(given) as Record<string, string>;
};

/** One request on a connection of its own. */
export const send = (url: string, { method, headers, body, raw, tls }: Sent): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const all = headersOf(payload, headers);
    const { origin, protocol } = new URL(url);
    // The target as it is written: URL would tidy it up.
    const options = { method, path: url.slice(origin.length) || "/", agent: false, headers: all };
    const request =
      protocol === "https:"
        ? httpsRequest(origin, { ...options, ...tls })
        : httpRequest(origin, options);
    for (const name of ["content-length", "transfer-encoding"])
      if (all[name] === undefined) request.removeHeader(name);
    request.on("error", reject);
    request.once("response", (response) => {
      text(response).then((answered) => {
        const { statusCode: status = 0, headers: received } = response;
        resolve({ status, headers: received, text: answered, json: parse(answered) });
      }, reject);
    });
    request.end(payload);
  });

/** An answer as the contract's own check takes it. */
export const asResponse = ({ status, headers, text: body }: Answer): Response => {
  const list = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    [value ?? []].flat().map((one) => [name, one]),
  );
  return new Response(body === "" ? null : body, { status, headers: list });
};

/** Rejects with what in an answer is not as the operation documents it. */
export const expectContract = (operation: Operation, answer: Answer): Promise<void> =>
  checkAnswer(operation, asResponse(answer));

/** A member of a JSON value, by JSON Pointer. */
export const memberAt = (value: unknown, pointer: string): unknown =>
  pointer
    .split("/")
    .slice(1)
    .reduce((at, key) => (at as Record<string, unknown> | undefined)?.[key], value);
