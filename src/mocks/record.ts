import type { Exchange } from "../http/app.js";

/** A request that the mock got, without anything secret. */
export interface RecordedRequest {
  /** Counts from 1. */
  number: number;
  at: string;
  operation: string | undefined;
  method: string;
  path: string;
  query: Record<string, string>;
  /** Content negotiation only: no credentials. */
  headers: Record<string, string>;
  /** Missing if the body broke the contract. */
  body: unknown;
  status: number;
}

const shownHeaders = ["accept", "content-type", "prefer"];
const secret = /psk$|secret|password|privatekey|authenticationinfo|authorizationinfo/i;
const most = 1000;

const redacted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(redacted);
  if (value === null || typeof value !== "object") return value;
  const members = Object.entries(value).map(([name, member]) => [
    name,
    secret.test(name) ? "(redacted)" : redacted(member),
  ]);
  return Object.fromEntries(members);
};

/** What was asked of a mock, the latest thousand requests. */
export class RequestRecord {
  #requests: RecordedRequest[] = [];
  #count = 0;

  readonly add = ({ headers, operation, body, ...exchange }: Exchange): void => {
    this.#count += 1;
    const shown = shownHeaders.flatMap((name) => {
      const value = headers.get(name);
      return value === null ? [] : [[name, value]];
    });
    this.#requests.push({
      number: this.#count,
      at: new Date().toISOString(),
      operation: operation?.operationId,
      ...exchange,
      headers: Object.fromEntries(shown),
      body: redacted(body),
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
