import { connect as connectHttp2, type IncomingHttpHeaders } from "node:http2";
import { request as httpsRequest } from "node:https";
import { text } from "node:stream/consumers";
import type { ConnectionOptions } from "node:tls";
import type { Answer } from "../support/interconnect.js";

/** A request exactly as it goes out: no header is added but `host`. */
export interface Exchange {
  origin: string;
  method: string;
  /** The request target: path and query. */
  target: string;
  headers: Record<string, string>;
  payload: string | Buffer | undefined;
  tls: ConnectionOptions;
}

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

const answerOf = (status: number, headers: IncomingHttpHeaders, body: string): Answer => ({
  status,
  headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(":"))),
  text: body,
  json: parse(body),
});

/** One request over HTTP/1.1 on a connection of its own. What happens after the answer is ignored. */
export const sendOverHttp1 = ({ origin, method, target, headers, payload, tls }: Exchange) =>
  new Promise<Answer>((resolve, reject) => {
    const request = httpsRequest(origin, { method, path: target, agent: false, headers, ...tls });
    const has = (name: string) => Object.keys(headers).some((key) => key.toLowerCase() === name);
    for (const name of ["content-length", "transfer-encoding"])
      if (!has(name)) request.removeHeader(name);
    request.on("error", reject);
    request.once("response", (response) => {
      text(response).then(
        (body) => resolve(answerOf(response.statusCode ?? 0, response.headers, body)),
        reject,
      );
    });
    request.end(payload);
  });

/** The same over HTTP/2. */
export const sendOverHttp2 = async (exchange: Exchange): Promise<Answer> => {
  const { origin, method, target, headers, payload, tls } = exchange;
  const session = connectHttp2(origin, tls);
  try {
    return await new Promise<Answer>((resolve, reject) => {
      session.on("error", reject);
      const stream = session.request({ ":method": method, ":path": target, ...headers });
      stream.on("error", reject);
      stream.once("response", (received) => {
        text(stream).then(
          (body) => resolve(answerOf(received[":status"] ?? 0, received, body)),
          reject,
        );
      });
      stream.end(payload);
    });
  } finally {
    session.destroy();
  }
};
