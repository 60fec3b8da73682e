import { once } from "node:events";
import { type ClientHttp2Session, connect as connectHttp2 } from "node:http2";
import { request } from "node:https";
import { type Socket, connect as tcpConnect } from "node:net";
import { text } from "node:stream/consumers";
import { type TLSSocket, connect as tlsConnect } from "node:tls";
import { expect, onTestFinished } from "vitest";
import type { App } from "../../src/http/app.js";
import { fetchApp } from "../../src/http/fetch-app.js";
import type { Limits } from "../../src/http/limits.js";
import type { Reported } from "../../src/http/port-report.js";
import { type Listener, openListener } from "../../src/http/serve.js";
import { type Authority, createAuthority } from "../../src/tls/pki.js";
import { coreFunctionServer } from "../../src/tls/server-profiles.js";
import { loopback } from "../support/pki.js";

/** A listener of ours that says back what it is told, and ways to reach it. */
export interface LimitedListener {
  listener: Listener;
  /** The anchor of its certificate, PEM. */
  ca: string;
  tcp: () => Promise<Socket>;
  /** TLS that offers HTTP/1.1, or another protocol. */
  tls: (protocol?: string) => Promise<TLSSocket>;
  http2: () => Promise<ClientHttp2Session>;
  /** Expects that an honest client, on a connection of its own from this address, is served. */
  expectService: (localAddress?: string) => Promise<void>;
  /** Resolves once the server has no connection. */
  expectNobody: () => Promise<void>;
}

export interface LimitedOptions {
  limits?: Partial<Limits>;
  /** What the application does with a request. */
  answer?: (request: Request) => Promise<Response>;
  /** What does it instead. */
  app?: App;
  reported?: Reported;
}

const echo = async (asked: Request) => new Response(await asked.text());

let authority: Promise<Authority> | undefined;

/** Opens a listener with these limits for the running test. */
export const startLimited = async ({
  limits,
  answer = echo,
  app = fetchApp(answer),
  reported,
}: LimitedOptions): Promise<LimitedListener> => {
  authority ??= createAuthority("Limits");
  const { cert: ca, issue } = await authority;
  const own = await issue({ commonName: "limited", ...loopback });
  const listener = await openListener({
    tls: coreFunctionServer({ ...own, ca }),
    listen: { host: "127.0.0.1", port: 0 },
    limits,
    reported,
    apps: () => new Map([["", app]]),
  });
  onTestFinished(() => listener.close());
  const { port } = listener;
  const address = { host: "127.0.0.1", port };
  const tls = async (protocol = "http/1.1") => {
    const socket = tlsConnect({ ...address, ca, ALPNProtocols: [protocol] });
    onTestFinished(() => void socket.destroy());
    await once(socket, "secureConnect");
    return socket.on("error", () => {});
  };
  return {
    listener,
    ca,
    tls,
    tcp: async () => {
      const socket = tcpConnect(address);
      onTestFinished(() => void socket.destroy());
      await once(socket, "connect");
      return socket.on("error", () => {});
    },
    http2: async () => {
      const session = connectHttp2(`https://127.0.0.1:${port}`, { ca });
      onTestFinished(() => session.destroy());
      await once(session, "connect");
      return session.on("error", () => {});
    },
    expectService: async (localAddress = "127.0.0.1") => {
      const options = { ...address, localAddress, ca, agent: false, method: "POST" };
      const asked = request(options).end("hello");
      const [response] = await once(asked, "response");
      expect(await text(response)).toBe("hello");
    },
    expectNobody: () =>
      expect
        .poll(
          () =>
            new Promise((resolve) => listener.server.getConnections((_, count) => resolve(count))),
          { timeout: 15_000 },
        )
        .toBe(0),
  };
};

/** Everything that a connection says until it ends. */
export const untilClosed = (socket: Socket): Promise<string> =>
  new Promise((resolve) => {
    let said = "";
    socket.setEncoding("latin1").on("data", (chunk: string) => {
      said += chunk;
    });
    socket.once("close", () => resolve(said));
  });

/** Does something again and again until the connection ends. */
export const dribble = (
  connection: { once: (event: "close", done: () => void) => unknown },
  write: () => void,
): void => {
  const timer = setInterval(write, 50);
  connection.once("close", () => clearInterval(timer));
};
