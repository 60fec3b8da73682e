import type { ConnectionOptions, TLSSocket } from "node:tls";
import { readTlsSession } from "../psk/index.js";
import { operationAt, type ShownMessage, shownMessage, withoutKeys } from "./shown-message.js";
import { now, type TlsFacts, tlsFacts } from "./steps.js";
import {
  openTransport,
  type TlsTransport,
  type TransportAnswer,
  type TransportOptions,
  type TransportRequest,
} from "./transport.js";

/** What is known of the connection that carried an exchange. */
export interface ConnectionFacts extends TlsFacts {
  /** When its handshake ended: {@link now}. */
  at: number;
  /** What the two ends proved who they are with. */
  authentication: "PSK" | "certificates of both ends" | "the server's certificate";
  /** Whether the server's certificate was verified; absent with PSK. */
  isVerified?: boolean;
  /** The names in the server's certificate. */
  server?: string;
  /** The group of the key exchange, if Node tells it. */
  group?: string;
  /** RFC 7627; TLS 1.3 needs none. */
  extendedMasterSecret?: boolean;
}

/** An exchange as its client saw it; without secrets. */
export interface ExchangeEvent {
  /** The steps that the request and the answer are. */
  steps: readonly [request: number, answer: number];
  startedAt: number;
  endedAt: number;
  method: string;
  url: string;
  request: ShownMessage;
  answer?: ShownMessage & { status: number };
  /** Why there is no answer. */
  failure?: string;
  connection?: ConnectionFacts;
}

/** Takes a party's exchanges. */
export type OnExchange = (event: ExchangeEvent) => void;

/** To whom a transport tells of its exchanges, and which steps they are. */
export interface ExchangeObserver {
  steps: ExchangeEvent["steps"];
  onExchange: OnExchange | undefined;
}

const groupOf = (socket: TLSSocket): string | undefined => {
  const key = socket.getEphemeralKeyInfo();
  if (key === null || !("type" in key)) return undefined;
  const { type, name, size } = key as { type?: string; name?: string; size?: number };
  return [type, name, size === undefined ? undefined : `${size} bits`]
    .filter((part) => part !== undefined)
    .join(" ");
};

/** A client's socket gives the server's certificate once on Node 20: nobody else may need it still. */
const namesOf = (socket: TLSSocket): string | undefined => {
  const certificate = socket.getPeerX509Certificate();
  return certificate?.subjectAltName ?? certificate?.subject;
};

/** Whoever offers a PSK has made sure by then that nothing else keyed the handshake. */
const connectionFacts = (
  socket: TLSSocket,
  { cert, pskCallback }: ConnectionOptions,
): ConnectionFacts => {
  const facts = { ...tlsFacts(socket), at: now() };
  const group = groupOf(socket);
  const common = {
    ...facts,
    ...(group ? { group } : {}),
    ...(facts.version === "TLSv1.2"
      ? { extendedMasterSecret: readTlsSession(socket.getSession()).extendedMasterSecret }
      : {}),
  };
  if (pskCallback !== undefined) return { ...common, authentication: "PSK" };
  const server = namesOf(socket);
  return {
    ...common,
    authentication: cert !== undefined ? "certificates of both ends" : "the server's certificate",
    isVerified: socket.authorized,
    ...(server === undefined ? {} : { server }),
  };
};

const answerOf = async (
  answer: TransportAnswer,
  request: TransportRequest,
): Promise<ShownMessage & { status: number }> => {
  const operation = operationAt(request.method, request.url);
  const { status, headers } = answer;
  const described = operation?.responses.get(String(status)) ?? operation?.responses.get("default");
  const text = await answer.text();
  return { status, ...shownMessage(operation?.api, described?.schema, headers, text) };
};

const requestOf = ({ method, url, headers, body }: TransportRequest): ShownMessage => {
  const operation = operationAt(method, url);
  const text = typeof body === "string" ? body : Buffer.from(body ?? "").toString();
  return shownMessage(operation?.api, operation?.requestBody, headers, text);
};

/** {@link openTransport} that tells of each exchange, redacted by the contract's own marks. */
export const observedTransport = (
  options: TransportOptions,
  { steps, onExchange }: ExchangeObserver,
): TlsTransport => {
  if (onExchange === undefined) return openTransport(options);
  const connections = new Map<string, ConnectionFacts>();
  const transport = openTransport({
    ...options,
    onConnect: (socket, origin) => {
      options.onConnect?.(socket, origin);
      connections.set(origin, connectionFacts(socket, options.tls));
    },
  });
  const fetch = async (request: TransportRequest): Promise<TransportAnswer> => {
    const startedAt = now();
    const { method, url } = request;
    const shown = { steps, startedAt, method, url: withoutKeys(url) };
    const asked = requestOf(request);
    const tell = (came: Pick<ExchangeEvent, "answer" | "failure">, at = url) => {
      const connection = connections.get(new URL(at).origin);
      onExchange({
        ...{ ...shown, endedAt: now(), request: asked, ...came },
        ...(connection === undefined ? {} : { connection }),
      });
    };
    try {
      const response = await transport.fetch(request);
      tell({ answer: await answerOf(response, request) }, response.url);
      return response;
    } catch (error) {
      tell({ failure: withoutKeys(error instanceof Error ? error.message : String(error)) });
      throw error;
    }
  };
  return { ...transport, fetch };
};
