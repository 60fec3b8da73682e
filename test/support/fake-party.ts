import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer as createHttpsServer, type ServerOptions } from "node:https";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import { type Authority, type CertificateRequest, createAuthority } from "../../src/tls/pki.js";
import { loopback } from "./pki.js";

/** A request as a fake party got it. */
export interface Asked {
  method: string;
  path: string;
  headers: IncomingMessage["headers"];
  text: string;
  body: Record<string, unknown>;
}

/** What a fake party makes of a request; one that does not end the response stays silent. */
export type Behaviour = (asked: Asked, response: ServerResponse) => void;

/** A TLS server that does as the test says, and counts. */
export interface FakeParty {
  port: number;
  apiRoot: string;
  /** The anchor of its certificate, PEM. */
  ca: Buffer;
  asked: Asked[];
  /** TCP connections so far. */
  connections: () => number;
  /** TCP connections that are open now. */
  open: () => number;
  answer: (behaviour: Behaviour) => void;
  /** Does what it was last told to do. */
  behave: Behaviour;
  /** What becomes of TCP connections instead of TLS; undefined for TLS. */
  accept: (instead: ((socket: Socket) => void) | undefined) => void;
  /** No open connection, and none counted. */
  reset: () => void;
  close: () => Promise<void>;
}

export interface FakePartyOptions {
  authority?: Authority;
  certificate?: Partial<CertificateRequest>;
  tls?: ServerOptions;
}

const asRecord = (body: string): Record<string, unknown> => {
  try {
    return JSON.parse(body);
  } catch {
    return {};
  }
};

const read = async (request: IncomingMessage): Promise<Asked> => {
  const body = await text(request);
  const { method = "", url: path = "", headers } = request;
  return { method, path, headers, text: body, body: asRecord(body) };
};

/** A behaviour that answers with JSON: 200 and 201 as themselves, the others as problems. */
export const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Behaviour =>
  (_, response) => {
    const mediaType = status < 300 ? "application/json" : "application/problem+json";
    response.writeHead(status, { "content-type": mediaType, ...headers });
    response.end(JSON.stringify(body));
  };

/** A behaviour that never answers. */
export const silent: Behaviour = () => {};

/** A behaviour that writes octets of its own instead of an HTTP answer. */
export const raw =
  (octets: string, end = true): Behaviour =>
  (_, { socket }) => {
    if (end) socket?.end(octets);
    else socket?.write(octets);
  };

/** Starts a fake party on a loopback port; the caller closes it. */
export const startFakeParty = async (options: FakePartyOptions = {}): Promise<FakeParty> => {
  const authority = options.authority ?? (await createAuthority("Fake domain"));
  const { cert, key } = await authority.issue({
    commonName: "fake",
    ...loopback,
    ...options.certificate,
  });
  const asked: Asked[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  let behave: Behaviour = silent;
  let instead: ((socket: Socket) => void) | undefined;
  const https = createHttpsServer({ cert, key, ...options.tls }, async (request, response) => {
    const one = await read(request).catch(() => undefined); // the client may be gone by now
    if (one === undefined) return;
    asked.push(one);
    behave(one, response);
  });
  https.on("tlsClientError", () => {}); // clients that refuse the certificate
  const tcp = createServer((socket) => {
    connections++;
    sockets.add(socket);
    socket.on("error", () => {});
    socket.once("close", () => sockets.delete(socket));
    if (instead === undefined) https.emit("connection", socket);
    else instead(socket.resume()); // read, or its end would go unseen
  });
  tcp.listen(0, "127.0.0.1");
  await once(tcp, "listening");
  const { port } = tcp.address() as AddressInfo; // a TCP server has no other kind of address
  const endAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port,
    apiRoot: `https://127.0.0.1:${port}`,
    ca: Buffer.from(authority.cert),
    asked,
    connections: () => connections,
    open: () => sockets.size,
    answer: (behaviour) => {
      behave = behaviour;
    },
    behave: (one, response) => behave(one, response),
    accept: (other) => {
      instead = other;
    },
    reset: () => {
      endAll();
      sockets.clear();
      connections = 0;
      asked.length = 0;
    },
    close: async () => {
      endAll();
      if (tcp.listening) await new Promise((resolve) => tcp.close(resolve));
    },
  };
};

/** A fake party for the running test, closed after it. */
export const fakeParty = async (options?: FakePartyOptions): Promise<FakeParty> => {
  const party = await startFakeParty(options);
  onTestFinished(() => party.close());
  return party;
};
