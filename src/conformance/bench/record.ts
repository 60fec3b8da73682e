import type { ContractBroken } from "./failures.js";
import { Secrets, withoutSecretMembers } from "./redaction.js";

/** One request with what became of it, without secrets. */
export interface Exchange {
  /** Milliseconds since the case began. */
  at: number;
  from: string;
  to: string;
  method: string;
  url: string;
  requestHeaders: Record<string, string>;
  requestBody?: unknown;
  status?: number;
  responseHeaders?: Record<string, string>;
  responseBody?: unknown;
  /** Version and suite of the connection. */
  tls?: string;
  /** Why there is no answer. */
  failure?: string;
}

const longestText = 4096;
/** Longer ones are there to be too long; nobody reads them. */
const longestMessage = 64 * 1024;

const bodyOf = (text: string): unknown => {
  if (text === "") return undefined;
  if (text.length > longestMessage) return `(${text.length} characters)`;
  try {
    return withoutSecretMembers(JSON.parse(text));
  } catch {
    return text.length > longestText ? `${text.slice(0, longestText)}...` : text;
  }
};

/** The side that begins a request, as it is recorded. */
export type Begun = Pick<Exchange, "from" | "to" | "method" | "url"> & {
  headers: Record<string, string>;
  text: string;
};

/** Everything that passed between the suite and the target during one case. */
export class CaseRecord {
  readonly #startedAt = performance.now();
  readonly #exchanges: Exchange[] = [];
  readonly #deviations = new Map<string, ContractBroken>();
  readonly secrets = new Secrets();

  /** Notes a request; what is returned takes the answer, or why there is none. */
  begin({ from, to, method, url, headers, text }: Begun) {
    const exchange: Exchange = {
      at: Math.round(performance.now() - this.#startedAt),
      from,
      to,
      method,
      url,
      requestHeaders: headers,
    };
    const body = bodyOf(text);
    if (body !== undefined) exchange.requestBody = body;
    this.#exchanges.push(exchange);
    return {
      answered: (status: number, headers: Record<string, string>, text: string, tls?: string) => {
        const body = bodyOf(text);
        Object.assign(exchange, { status, responseHeaders: headers });
        if (body !== undefined) exchange.responseBody = body;
        if (tls !== undefined) exchange.tls = tls;
      },
      failed: (failure: string) => {
        exchange.failure = failure;
      },
    };
  }

  /** Notes an answer against the contract; the same again is no more than once. */
  deviates(deviation: ContractBroken): void {
    this.#deviations.set(deviation.message, deviation);
  }

  /** The answers against the contract so far, whatever the case itself is about. */
  deviations(): ContractBroken[] {
    return [...this.#deviations.values()];
  }

  /** Takes exchanges of a run that several cases share. */
  include(exchanges: readonly Exchange[]): void {
    this.#exchanges.push(...exchanges);
  }

  /** The exchanges so far; no secret that the case has met is in them, in any form. */
  exchanges(): Exchange[] {
    return JSON.parse(this.secrets.hideIn(JSON.stringify(this.#exchanges)));
  }
}
