import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer as createHttpsServer, type Server, type ServerOptions } from "node:https";
import { createServer, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import type { TLSSocket } from "node:tls";
import { tlsFacts } from "../../contract/steps.js";
import { bindPskIdentity } from "../../tls/psk-binding.js";
import { afterFirstRecord, type ClientHello, readClientHello } from "./client-hello.js";
import type { CaseRecord } from "./record.js";

/** A request that the target sent to a party of the suite. */
export interface Asked {
  method: string;
  path: string;
  headers: IncomingMessage["headers"];
  text: string;
  body: { [member: string]: unknown };
  /** The connection; it may have ended since. */
  socket: TLSSocket;
  /** Milliseconds of the monotonic clock. */
  at: number;
}

/** What a party of the suite makes of a request; one that does not end the response stays silent. */
export type Behaviour = (asked: Asked, response: ServerResponse) => void | Promise<void>;

/** A behaviour that answers with JSON: up to 299 as itself, the others as problems. */
export const answerJson =
  (status: number, body: unknown, headers: { [name: string]: string } = {}): Behaviour =>
  (_, response) => {
    const mediaType = status < 300 ? "application/json" : "application/problem+json";
    response.statusCode = status;
    for (const [name, value] of Object.entries({ "content-type": mediaType, ...headers }))
      response.setHeader(name, value);
    response.end(JSON.stringify(body));
  };

/** A behaviour that never answers. */
export const silent: Behaviour = () => {};

/** A behaviour that writes octets of its own in the place of an HTTP answer, and closes. */
export const answerRaw =
  (octets: string): Behaviour =>
  ({ socket }) => {
    socket.end(octets);
  };

/** Which case a request belongs to, where several run side by side; undefined for none of them. */
export interface Watcher {
  isMine: (asked: Asked) => boolean;
  behave: Behaviour;
  record: CaseRecord;
}

export interface NeighbourOptions {
  /** As the report names the two ends. */
  name: string;
  target: string;
  host: string;
  port: number;
  tls: ServerOptions;
  /** Called with what each new connection offers, before it is answered. */
  onClientHello?: (hello: ClientHello) => void;
}

const asRecord = (body: string): Asked["body"] => {
  try {
    const value: unknown = JSON.parse(body);
    return value !== null && typeof value === "object" ? (value as Asked["body"]) : {};
  } catch {
    return {};
  }
};

const flat = (headers: { [name: string]: unknown }): { [name: string]: string } =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

/** A party of the suite that the target calls: TLS on a fixed port, behaving as each case says. */
export class Neighbour {
  readonly #options: NeighbourOptions;
  readonly #watchers = new Set<Watcher>();
  readonly #sockets = new Set<Socket>();
  readonly #tcp = createServer((socket) => this.#accept(socket));
  #https: Server;
  #instead: ((socket: Socket) => void) | undefined;
  #connections = 0;
  #port = 0;

  private constructor(options: NeighbourOptions) {
    this.#options = options;
    this.#https = this.#serve(options.tls);
  }

  /** Listens; rejects if the address is taken. */
  static async open(options: NeighbourOptions): Promise<Neighbour> {
    const neighbour = new Neighbour(options);
    neighbour.#tcp.listen({ host: options.host, port: options.port });
    await once(neighbour.#tcp, "listening");
    return neighbour;
  }

  get port(): number {
    const address = this.#tcp.address();
    if (address === null || typeof address === "string") throw new TypeError("it does not listen");
    return address.port;
  }

  /** TCP connections so far. */
  get connections(): number {
    return this.#connections;
  }

  /** TCP connections that are open now. */
  get open(): number {
    return this.#sockets.size;
  }

  /** Takes the requests that are a case's own until told otherwise. */
  watch(watcher: Watcher): () => void {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  }

  /** Shows other TLS to new connections, and ends the old ones. */
  serveWith(tls: ServerOptions): void {
    this.#https = this.#serve(tls);
    this.endConnections();
  }

  /** Does something else with new TCP connections than TLS; undefined for TLS. */
  acceptWith(instead: ((socket: Socket) => void) | undefined): void {
    this.#instead = instead;
    this.endConnections();
  }

  /** Closes the port until {@link listenAgain}; connections are refused. */
  async stopListening(): Promise<void> {
    this.#port = this.port;
    await this.close();
  }

  async listenAgain(): Promise<void> {
    this.#tcp.listen({ host: this.#options.host, port: this.#port });
    await once(this.#tcp, "listening");
  }

  /** As it was when it was opened. */
  restore(): void {
    this.#instead = undefined;
    this.serveWith(this.#options.tls);
  }

  endConnections(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async close(): Promise<void> {
    const closed = this.#tcp.listening ? once(this.#tcp, "close") : undefined;
    this.#tcp.close();
    this.endConnections();
    await closed;
  }

  #accept(socket: Socket): void {
    this.#connections++;
    this.#sockets.add(socket);
    socket.on("error", () => {});
    socket.once("close", () => this.#sockets.delete(socket));
    if (this.#instead === undefined) this.#handOn(socket);
    else this.#instead(socket.resume()); // read, or its end would go unseen
  }

  #handOn(socket: Socket): void {
    const { onClientHello } = this.#options;
    if (onClientHello === undefined) {
      this.#https.emit("connection", socket);
      return;
    }
    afterFirstRecord(socket, (record) => {
      const hello = readClientHello(record);
      if (hello !== undefined) onClientHello(hello);
      this.#https.emit("connection", socket);
    });
  }

  #serve(tls: ServerOptions): Server {
    const server = createHttpsServer({ keepAliveTimeout: 60_000, ...tls }, (request, response) => {
      this.#take(request, response).catch(() => response.destroy());
    });
    bindPskIdentity(server);
    server.on("tlsClientError", () => {}); // a target that refuses us: the case sees it elsewhere
    return server;
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const { method = "", url: path = "", headers } = request;
    const socket = request.socket as TLSSocket; // an https server has no others
    const asked = { method, path, headers, text: body, body: asRecord(body), socket, at: now() };
    const watcher = [...this.#watchers].find(({ isMine }) => isMine(asked));
    if (watcher === undefined) {
      answerJson(404, { status: 404, title: "Not Found" })(asked, response);
      return;
    }
    this.#note(watcher.record, asked, response);
    await watcher.behave(asked, response);
  }

  #note(record: CaseRecord, asked: Asked, response: ServerResponse): void {
    const { name, target } = this.#options;
    const { method, path: url, headers, text } = asked;
    const noted = record.begin({
      from: target,
      to: name,
      method,
      url,
      headers: flat(headers),
      text,
    });
    const tls = Object.values(tlsFacts(asked.socket)).join(" ");
    const chunks: Buffer[] = [];
    const end = response.end.bind(response);
    // Only what the suite itself answers passes here: a string, or nothing.
    response.end = ((chunk?: unknown) => {
      if (typeof chunk === "string") chunks.push(Buffer.from(chunk));
      const sent = flat(response.getHeaders());
      noted.answered(response.statusCode, sent, Buffer.concat(chunks).toString(), tls);
      return typeof chunk === "string" ? end(chunk) : end();
    }) as typeof response.end;
    response.once("close", () => {
      if (!response.writableEnded) noted.failed("the suite did not answer");
    });
  }
}

const now = (): number => performance.now();
