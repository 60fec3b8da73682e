import {
  type ClientHttp2Session,
  connect as connectHttp2,
  type IncomingHttpHeaders,
} from "node:http2";
import { type Agent, request as httpsRequest } from "node:https";
import { text } from "node:stream/consumers";
import type { ConnectionOptions, TLSSocket } from "node:tls";
import type { Answer } from "../support/interconnect.js";

/** A request exactly as it goes out: no header is added but `host`; names are in lower case. */
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

/** Sees a connection that was opened for one request, its handshake done. */
export type OnConnected = (socket: TLSSocket) => void;

/** One request over HTTP/1.1; what happens after the answer is ignored. */
export const exchangeOverHttp1 = (
  exchange: Exchange,
  agent: Agent | false,
  onConnected?: OnConnected,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { origin, method, target: path, headers, payload, tls } = exchange;
    // Named by what the certificate bears, whatever Host the request has.
    const options = { method, path, agent, headers, servername: "localhost", ...tls };
    const request = httpsRequest(origin, options);
    for (const name of ["content-length", "transfer-encoding"])
      if (headers[name] === undefined) request.removeHeader(name);
    request.on("error", reject);
    if (onConnected !== undefined)
      request.once("socket", (socket) =>
        socket.once("secureConnect", () => onConnected(socket as TLSSocket)),
      );
    request.once("response", (response) => {
      text(response).then(
        (body) => resolve(answerOf(response.statusCode ?? 0, response.headers, body)),
        reject,
      );
    });
    request.end(payload);
  });

/** One request over HTTP/2. */
export const exchangeOverHttp2 = (
  { method, target, headers, payload }: Exchange,
  session: ClientHttp2Session,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    session.once("error", reject);
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

/** One request on a connection of its own. */
export const sendAlone = async (
  exchange: Exchange,
  http: 1 | 2,
  onConnected?: OnConnected,
): Promise<Answer> => {
  if (http === 1) return exchangeOverHttp1(exchange, false, onConnected);
  const session = connectHttp2(exchange.origin, exchange.tls);
  session.once("connect", (_, socket) => onConnected?.(socket as TLSSocket));
  try {
    return await exchangeOverHttp2(exchange, session);
  } finally {
    session.destroy();
  }
};
