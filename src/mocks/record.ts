import type { Exchange } from "../http/exchange.js";

/** A request that the mock got, without anything secret. */
export interface RecordedRequest {
  /** Counts from 1. */
  number: number;
  at: string;
  operation: string | undefined;
  method: string;
  path: string;
  query: unknown;
  /** Content negotiation only: no credentials. */
  headers: Record<string, string>;
  /** Missing if the body broke the contract. */
  body: unknown;
  /** What was answered; missing if the connection ended before. */
  status: number | undefined;
}

const shownHeaders = ["accept", "content-type", "prefer"];
const secretName = /psk$|secret|password|privatekey|authenticationinfo|authorizationinfo/i;
const flag = /^(?:true|false)$/;
/** An AEF_PSK, wherever it stands. */
const key = /\b[0-9a-f]{64}\b/gi;
const hidden = "(redacted)";
const most = 1000;

const redactedMember = (name: string, member: unknown): unknown =>
  secretName.test(name) && !flag.test(String(member)) ? hidden : redacted(member);

const redacted = (value: unknown): unknown => {
  if (typeof value === "string") return value.replace(key, hidden);
  if (Array.isArray(value)) return value.map(redacted);
  if (value === null || typeof value !== "object") return value;
  const members = Object.entries(value).map(([name, member]) => [
    name,
    redactedMember(name, member),
  ]);
  return Object.fromEntries(members);
};

/** What was asked of a mock, the latest thousand requests. */
export class RequestRecord {
  #requests: RecordedRequest[] = [];
  #count = 0;

  readonly add = (exchange: Exchange): void => {
    const { headers, operation, method, target, body, status, connection } = exchange;
    this.#count += 1;
    const shown = shownHeaders.flatMap((name) => {
      const value = headers[name];
      return value === undefined ? [] : [[name, String(value).replace(key, hidden)]];
    });
    this.#requests.push({
      number: this.#count,
      at: new Date().toISOString(),
      operation: operation?.operationId,
      method,
      path: target.path.replace(key, hidden),
      query: redacted(Object.fromEntries(new URLSearchParams(target.query))),
      headers: Object.fromEntries(shown),
      body: redacted(body),
      status: connection.socket.destroyed ? undefined : status,
    });
    if (this.#requests.length > most) this.#requests.shift();
  };

  /** The recorded requests, oldest first; of one operation if it is named. */
  list(operation?: string): RecordedRequest[] {
    return this.#requests.filter((one) => operation === undefined || one.operation === operation);
  }

  clear(): void {
    this.#requests = [];
  }
}
