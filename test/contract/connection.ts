import { once } from "node:events";
import { connect as connectHttp2 } from "node:http2";
import { Agent } from "node:https";
import { type ConnectionOptions, connect, type TLSSocket } from "node:tls";
import type { Answer } from "../support/interconnect.js";
import { exchangeOverHttp1, exchangeOverHttp2 } from "./send.js";
import { exchangeOf, type HttpVersion, type Party, type Request, type World } from "./world.js";

/** One TLS connection to a party that several requests go over. */
export interface Connection {
  socket: TLSSocket;
  /** The request's own certificate and TLS options play no part. */
  send: (request: Request) => Promise<Answer>;
  /** Resolves when the connection has ended. */
  ended: Promise<unknown>;
  close: () => void;
}

/** Connects to an address; for a party see {@link openConnection}. */
export const connectTo = async (
  apiRoot: string,
  tls: ConnectionOptions,
  http: HttpVersion = 1,
): Promise<Connection> => {
  const { hostname, port } = new URL(apiRoot);
  const ALPNProtocols = [http === 1 ? "http/1.1" : "h2"];
  const own = { host: hostname, port: Number(port), servername: "localhost", ALPNProtocols };
  const socket = connect({ ...own, ...tls });
  socket.on("error", () => {});
  await once(socket, "secureConnect");
  const ended = once(socket, "close");
  if (http === 1) {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    agent.createConnection = () => socket;
    const send = (request: Request) => exchangeOverHttp1(exchangeOf(request, apiRoot, {}), agent);
    return { socket, send, ended, close: () => socket.destroy() };
  }
  const session = connectHttp2(apiRoot, { createConnection: () => socket });
  session.on("error", () => {});
  const send = (request: Request) => exchangeOverHttp2(exchangeOf(request, apiRoot, {}), session);
  return { socket, send, ended, close: () => session.destroy() };
};

/** Connects to a party with somebody's certificate, in TLS 1.2 unless told. */
export const openConnection = (
  world: World,
  { to, as, tls, http }: { to: Party; as?: string; tls?: ConnectionOptions; http?: HttpVersion },
): Promise<Connection> => {
  const { ca } = world.interconnect;
  const profile = { ca, maxVersion: "TLSv1.2" as const, ...world.credentials(as), ...tls };
  return connectTo(world.apiRoot(to), profile, http);
};
