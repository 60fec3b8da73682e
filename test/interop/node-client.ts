import { once } from "node:events";
import { connect as connectHttp2 } from "node:http2";
import { text } from "node:stream/consumers";
import { type ConnectionOptions, connect, type TLSSocket } from "node:tls";
import { handshake } from "../tls/peers.js";
import { answerIn, type PrintedAnswer, requestText } from "./answers.js";

/** What came of a request: an answer, or how the connection failed. */
export interface NodeResult {
  answer: PrintedAnswer | undefined;
  error: string | undefined;
}

/** A request, a GET unless told, by bare `node:tls`, on a connection that trusts any certificate. */
export async function callByNode(
  url: string,
  options: ConnectionOptions,
  request = requestText("GET", url),
): Promise<NodeResult> {
  const { hostname: host, port } = new URL(url);
  // Refusals are tried with TLS that trusts nobody: what the AEF answers is looked at, not who it is.
  const socket = connect({ host, port: Number(port), rejectUnauthorized: false, ...options });
  let error: string | undefined;
  let received = "";
  socket.on("error", ({ code, message }: NodeJS.ErrnoException) => {
    error = code ?? message;
  });
  socket.on("data", (octets: Buffer) => {
    received += octets;
  });
  socket.once("secureConnect", () => socket.write(request));
  await new Promise((resolve) => socket.once("close", resolve));
  return { answer: answerIn(received), error };
}

/** A connection that is kept, over which a test asks again and again. */
export interface KeptConnection {
  socket: TLSSocket;
  /** The status and the body of a GET. */
  get: () => Promise<{ status: number; json: unknown }>;
  /** When the other end closed it, in milliseconds of the monotonic clock. */
  closed: Promise<number>;
}

const closing = (socket: TLSSocket): Promise<number> =>
  new Promise((resolve) => socket.once("close", () => resolve(performance.now())));

/** A kept connection over HTTP/1.1. */
export async function keepHttp1(url: string, profile: ConnectionOptions): Promise<KeptConnection> {
  const socket = await handshake(Number(new URL(url).port), profile);
  const get = async () => {
    socket.write(requestText("GET", url).replace("Connection: close\r\n", ""));
    const [octets]: Buffer[] = await once(socket, "data");
    const { status = 0, body = "null" } = answerIn(`${octets}`) ?? {};
    return { status, json: JSON.parse(body) };
  };
  return { socket, get, closed: closing(socket) };
}

/** A kept connection over HTTP/2, chosen by ALPN; `send` is for other methods than GET. */
export async function keepHttp2(url: string, profile: ConnectionOptions) {
  const { origin, pathname, port } = new URL(url);
  const socket = await handshake(Number(port), { ...profile, ALPNProtocols: ["h2"] });
  const session = connectHttp2(origin, { createConnection: () => socket });
  session.on("error", () => {});
  const send = async (method: string, body?: unknown) => {
    const json = { "content-type": "application/json" };
    const headers = { ":path": pathname, ":method": method, ...(body === undefined ? {} : json) };
    const stream = session.request(headers, { endStream: body === undefined });
    if (body !== undefined) stream.end(JSON.stringify(body));
    const [answered] = await once(stream, "response");
    return { status: Number(answered[":status"]), json: JSON.parse(await text(stream)) };
  };
  return { socket, send, get: () => send("GET"), closed: closing(socket) };
}
