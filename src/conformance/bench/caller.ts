import type { ConnectionOptions, TLSSocket } from "node:tls";
import { answerFaults } from "../../contract/answers.js";
import type { ApiName } from "../../contract/documents.js";
import type { HeaderFields } from "../../contract/messages.js";
import { callbackAt, type Operation, operationsOf } from "../../contract/operations.js";
import { tlsFacts } from "../../contract/steps.js";
import {
  openTransport,
  type Transport,
  TransportError,
  TransportRequest,
} from "../../contract/transport.js";
import { readTlsSession, type TlsSession } from "../../psk/index.js";
import {
  broken,
  ConnectionDropped,
  ContractBroken,
  HandshakeRefused,
  TargetUnreachable,
} from "./failures.js";
import { openPlainTransport } from "./plain-transport.js";
import type { CaseRecord } from "./record.js";

/** Who calls whom, and how. */
export interface CallerOptions {
  /** As the report names the two ends. */
  from: string;
  to: string;
  apiRootOf: (api: ApiName) => string;
  tls: ConnectionOptions;
  timeoutMs: number;
  record: CaseRecord;
  /** Holds answers to status, media type and schema alone: TS 29.222 asks for fewer headers. */
  asPublished?: boolean;
}

/** What to send: a valid request of the operation, with what a case changes in it. */
export interface Sent {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  /** Sent as it is in the place of `body`. */
  raw?: string;
  headers?: Record<string, string>;
  /** Another method than the operation's. */
  method?: string;
  /** Another path than the operation's, below the API's own. */
  path?: string;
  /** Another address than the operation's, query included. */
  url?: string;
}

/** An answer whose body can be used; what else is wrong with it is on the record. */
export interface Reply {
  operationId: string;
  status: number;
  headers: HeaderFields;
  text: string;
  json: unknown;
  url: string;
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The operation that a party serves at an address of its own choice: a case names the URL. */
const callback = callbackAt("ccf-security-info", "SecurityInfoRevoked", "");
const operations = new Map([[callback.operationId, callback]]);

const operationNamed = (api: ApiName, operationId: string): Operation => {
  const known = operations.get(operationId);
  if (known !== undefined) return known;
  for (const operation of operationsOf(api)) operations.set(operation.operationId, operation);
  const found = operations.get(operationId);
  if (found === undefined) throw new TypeError(`${api} has no operation ${operationId}`);
  return found;
};

const codeOf = (error: unknown): string => {
  for (let at = error; at instanceof Error; at = at.cause)
    if ("code" in at && typeof at.code === "string") return at.code;
  return "";
};

const unreachableCodes = ["ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH", "ENOTFOUND", "EAI_AGAIN"];

/** What an exchange without an answer says of the target. */
export const failureOf = (error: unknown, to: string, what: string, wasOpen: boolean): unknown => {
  if (!(error instanceof TransportError)) return error;
  const code = codeOf(error);
  if (unreachableCodes.includes(code)) return new TargetUnreachable(to, code);
  const isAlert = code.startsWith("ERR_SSL_");
  if (error.failure === "unreachable" || isAlert)
    return new HandshakeRefused(`${error.message}`.slice(0, 200));
  if (error.failure === "timeout" && !wasOpen) return new TargetUnreachable(to, error.message);
  if (error.failure === "timeout")
    return broken({ message: `${what} was not answered in time`, actual: error.message });
  return new ConnectionDropped(what);
};

const sessionOf = (socket: TLSSocket): TlsSession | undefined => {
  try {
    return readTlsSession(socket.getSession());
  } catch {
    return undefined; // TLS 1.3 may not have one yet
  }
};

/** One party of the suite calling the target, on a connection of its own that stays open. */
export class Caller {
  readonly #options: CallerOptions;
  #transport: Transport | undefined;
  #socket: TLSSocket | undefined;
  #session: TlsSession | undefined;
  #isOpen = false;
  /** Version and suite, read at once: a closed connection has none. */
  #tls: string | undefined;

  constructor(options: CallerOptions) {
    this.#options = options;
  }

  /**
   * Sends a request of an operation, and holds the answer against the contract: what deviates goes on
   * the record and fails the case. Throws only where a success cannot be read: a case takes its body
   * for what the schema says, and of a refusal no more than status and cause.
   */
  async call(api: ApiName, operationId: string, sent: Sent = {}): Promise<Reply> {
    const operation = operationNamed(api, operationId);
    const { response, text } = await this.send(api, operation, sent);
    const { status, headers, url } = response;
    const { record, asPublished } = this.#options;
    const faults = answerFaults(operation, response, text);
    const wrong = [
      ...faults.status,
      ...(asPublished === true ? [] : faults.headers),
      ...faults.mediaType,
      ...faults.body,
    ];
    if (wrong.length > 0) {
      const deviation = new ContractBroken(operationId, status, wrong);
      record.deviates(deviation);
      if (status < 400 && faults.status.length + faults.body.length > 0) throw deviation;
    }
    return { operationId, status, headers, text, json: parse(text), url };
  }

  /** The status alone, for a request that the contract has no operation for. */
  async statusOf(api: ApiName, operationId: string, sent: Sent): Promise<number> {
    const { response } = await this.send(api, operationNamed(api, operationId), sent);
    return response.status;
  }

  /** The session of the latest connection. */
  session(): TlsSession {
    if (this.#session === undefined) throw new TypeError("there was no connection yet");
    return this.#session;
  }

  /** The latest connection. */
  socket(): TLSSocket {
    if (this.#socket === undefined) throw new TypeError("there was no connection yet");
    return this.#socket;
  }

  /** Ends the connection; the next request makes a new handshake. */
  async close(): Promise<void> {
    const transport = this.#transport;
    this.#transport = undefined;
    await transport?.close();
  }

  /** The exchange as it was, whatever the contract says of it. */
  async send(api: ApiName, operation: Operation, sent: Sent) {
    const { from, to, apiRootOf, record } = this.#options;
    const { params = {}, query = {}, headers = {}, raw, body } = sent;
    const template = sent.path ?? operation.path;
    const path = template.replace(/\{(\w+)\}/g, (_, name) =>
      encodeURIComponent(params[name] ?? ""),
    );
    const search = new URLSearchParams(query).toString();
    const own = `${apiRootOf(api)}${operation.basePath}${path}${search && `?${search}`}`;
    const url = sent.url ?? own;
    const text = raw ?? (body === undefined ? "" : JSON.stringify(body));
    const method = (sent.method ?? operation.method).toUpperCase();
    const allHeaders = {
      accept: "application/json, application/problem+json",
      ...(text === "" ? {} : { "content-type": "application/json" }),
      ...headers,
    };
    const noted = record.begin({ from, to, method, url, headers: allHeaders, text });
    const request = new TransportRequest(url, {
      method,
      headers: allHeaders,
      ...(text === "" ? {} : { body: text }),
    });
    try {
      const response = await this.#open(url).fetch(request);
      const answer = await response.text();
      noted.answered(response.status, Object.fromEntries(response.headers), answer, this.#tls);
      return { response, text: answer };
    } catch (error) {
      const failure = failureOf(error, to, operation.operationId, this.#isOpen);
      noted.failed(failure instanceof Error ? failure.message : String(failure));
      throw failure;
    }
  }

  #open(url: string): Transport {
    const { tls, timeoutMs, record } = this.#options;
    if (this.#transport !== undefined) return this.#transport;
    this.#socket = undefined;
    this.#session = undefined;
    this.#isOpen = false;
    this.#tls = undefined;
    if (url.startsWith("http:")) {
      const onConnect = () => {
        this.#isOpen = true;
      };
      this.#transport = openPlainTransport({ timeoutMs, onConnect });
      return this.#transport;
    }
    this.#transport = openTransport({
      tls,
      timeoutMs,
      connections: 1,
      onConnect: (socket) => {
        this.#socket = socket;
        this.#isOpen = true;
        this.#tls = Object.values(tlsFacts(socket)).join(" ");
        this.#session = sessionOf(socket);
        record.secrets.add(this.#session?.masterSecret ?? Buffer.alloc(0));
      },
    });
    return this.#transport;
  }
}
