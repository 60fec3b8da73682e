import { channel } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { onTestFinished } from "vitest";

/** A request and its answer as an HTTP/1.1 server of this process had them on the wire. */
export interface WireExchange {
  method: string;
  target: string;
  requestHeaders: IncomingMessage["headers"];
  requestBody: string;
  status: number;
  responseHeaders: Record<string, string>;
  responseBody: string;
}

interface Started {
  request: IncomingMessage;
  response: ServerResponse;
}

const textOf = (chunks: readonly unknown[]): string =>
  Buffer.concat(
    chunks.flatMap((chunk) =>
      typeof chunk === "string" || chunk instanceof Uint8Array ? [Buffer.from(chunk)] : [],
    ),
  ).toString();

const headersOf = (response: ServerResponse): Record<string, string> =>
  Object.fromEntries(
    Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]),
  );

/** The headers that `writeHead` is given: a record, or names and values in turn. */
const headersGiven = (given: unknown): [string, unknown][] => {
  if (typeof given !== "object" || given === null) return [];
  if (!Array.isArray(given)) return Object.entries(given);
  return given.flatMap((name, at) => (at % 2 === 0 ? [[String(name), given[at + 1]]] : []));
};

/** Copies what passes between the parser and the application; changes nothing. */
const copy = ({ request, response }: Started, done: (exchange: WireExchange) => void): void => {
  const asked: unknown[] = [];
  const answered: unknown[] = [];
  let head: unknown;
  const push = request.push.bind(request);
  request.push = (chunk: unknown, encoding?: BufferEncoding) => {
    asked.push(chunk);
    return push(chunk, encoding);
  };
  const { writeHead, write, end } = response;
  response.writeHead = (...given: unknown[]) => {
    head = given.at(-1);
    return Reflect.apply(writeHead, response, given);
  };
  response.write = (...given: unknown[]) => {
    answered.push(given[0]);
    return Reflect.apply(write, response, given);
  };
  response.end = (...given: unknown[]) => {
    answered.push(given[0]);
    return Reflect.apply(end, response, given);
  };
  response.once("finish", () => {
    const written = headersGiven(head).map(([name, value]) => [name.toLowerCase(), String(value)]);
    done({
      method: request.method ?? "",
      target: request.url ?? "",
      requestHeaders: request.headers,
      requestBody: textOf(asked),
      status: response.statusCode,
      responseHeaders: {
        ...headersOf(response),
        ...Object.fromEntries(written),
      },
      responseBody: textOf(answered),
    });
  });
};

/** Every exchange of this process's servers while the test runs. */
export const tapWire = (): WireExchange[] => {
  const exchanges: WireExchange[] = [];
  const started = channel("http.server.request.start");
  const listen = (message: unknown) =>
    copy(message as Started, (exchange) => void exchanges.push(exchange)); // Node's own message
  started.subscribe(listen);
  onTestFinished(() => void started.unsubscribe(listen));
  return exchanges;
};
