import { createServer, type ServerResponse } from "node:http";
import {
  createSecureServer,
  type Http2SecureServer,
  type Http2ServerResponse,
  type SecureServerOptions,
} from "node:http2";
import type { AddressInfo, Server as NetServer, Socket } from "node:net";
import { getRequestListener, type HttpBindings } from "@hono/node-server";
import { bindPskIdentity } from "../tls/psk-binding.js";
import type { App } from "./app.js";
import { watchConnections } from "./connection.js";
import type { TrustAnchor } from "./identity.js";
import type { Listen } from "./party.js";
import { Problem, problemResponse } from "./problem.js";
import { answerUnreadable } from "./unreadable.js";

/** The applications of a port, by the path prefix that each lies below. */
export type Apps = ReadonlyMap<string, App>;

export interface ListenerOptions {
  tls: SecureServerOptions;
  listen: Listen;
  /** Makes the applications once the port is known. */
  apps: (port: number) => Apps;
  anchors?: readonly TrustAnchor[];
  /** Takes NSS key log lines; they hold secrets. */
  onKeylog?: ((line: Buffer) => void) | undefined;
  /** Headers of every answer of this port, whoever makes it. */
  headers?: Record<string, string>;
}

/** An open port. */
export interface Listener {
  server: Http2SecureServer;
  port: number;
  /** Ends the port and every connection. */
  close: () => Promise<void>;
}

const handshakeTimeoutMs = 10_000;

/**
 * A request without Host is answered in the contract's form, which Node's own answer is not. An idle
 * connection stays for a minute on every Node: with CAPIF-1e goes the session of the key.
 */
const http1 = { allowHTTP1: true, requireHostHeader: false, keepAliveTimeout: 60_000 };

const appFor = (apps: Apps, url: string) => {
  const { pathname } = new URL(url);
  const prefixes = [...apps.keys()].sort((a, b) => b.length - a.length);
  const prefix = prefixes.find((candidate) => pathname.startsWith(`${candidate}/`));
  return apps.get(prefix ?? prefixes[0] ?? "");
};

const requestListener = (apps: () => Apps) =>
  getRequestListener(
    (request, env) =>
      appFor(apps(), request.url)?.fetch(request, env as HttpBindings) ??
      problemResponse(new Problem(404)),
    {
      overrideGlobalObjects: false,
      errorHandler: () => problemResponse(new Problem(400, { cause: "INVALID_MSG_FORMAT" })),
    },
  );

/** Gives every answer the port's headers and the contract's form, also where Node would make it. */
const withHeaders = (server: NetServer, headers: Record<string, string> = {}): void => {
  server.prependListener("request", (_, response: ServerResponse | Http2ServerResponse) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  });
  server.on("clientError", (error, socket) => answerUnreadable(error, socket, headers));
  // An expectation that Node does not know would be its own 417: it may be ignored as well.
  server.on("checkExpectation", (...exchange) => server.emit("request", ...exchange));
};

const opened = (server: NetServer, listen: Listen): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.once("listening", () => {
      server.off("error", reject);
      resolve();
    });
    server.listen("port" in listen ? { host: listen.host, port: listen.port } : listen);
  });

/** Opens a server and makes its applications; ends with its connections. */
const open = async (
  server: NetServer,
  listen: Listen,
  ready: (port: number) => void,
): Promise<Omit<Listener, "server">> => {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  await opened(server, listen);
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  try {
    ready(port);
  } catch (error) {
    await close();
    throw error;
  }
  return { port, close };
};

/** Opens a TLS port for HTTP/1.1 and HTTP/2 (ALPN). */
export const openListener = async (options: ListenerOptions): Promise<Listener> => {
  let apps: Apps = new Map();
  const server = createSecureServer(
    { ...options.tls, ...http1, handshakeTimeout: handshakeTimeoutMs },
    requestListener(() => apps),
  );
  bindPskIdentity(server);
  watchConnections(server, options.anchors ?? []);
  withHeaders(server, options.headers);
  if (options.onKeylog !== undefined) server.on("keylog", options.onKeylog);
  const listener = await open(server, options.listen, (port) => {
    apps = options.apps(port);
  });
  return { server, ...listener };
};

/** Opens a port for HTTP/1.1 without TLS: for mocks on the loopback interface. */
export const openPlainListener = (
  options: Pick<ListenerOptions, "listen" | "apps" | "headers">,
): Promise<Omit<Listener, "server">> => {
  let apps: Apps = new Map();
  // Node itself would answer a request without Host, in no form of the contract.
  const server = createServer(
    { requireHostHeader: false },
    requestListener(() => apps),
  );
  withHeaders(server, options.headers);
  return open(server, options.listen, (port) => {
    apps = options.apps(port);
  });
};
