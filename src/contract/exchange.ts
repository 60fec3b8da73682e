import type { Dispatcher } from "undici";
import { type FieldRecord, TransportAnswer, type TransportRequest } from "./messages.js";
import { TransportError, transportError } from "./transport-error.js";

/** How long an exchange may take, and where it may be redirected to. */
export interface ExchangeOptions {
  /** Milliseconds for a whole exchange, handshake and body included. */
  timeoutMs: number;
  /** Origins besides the request's own that a 307 or 308 may lead to, once; with "none" it is the answer. */
  redirectOrigins?: readonly string[] | "none";
}

type Settle = { resolve: (answer: TransportAnswer) => void; reject: (error: unknown) => void };

const highestStatus = 599;

/** One request on its way through undici: its handler, which collects the answer without a stream. */
class Sending implements Dispatcher.DispatchHandler {
  readonly #url: string;
  readonly #settle: Settle;
  readonly #chunks: Buffer[] = [];
  #controller: Dispatcher.DispatchController | undefined;
  #ended: Error | undefined;
  #status = 0;
  #fields: FieldRecord = {};

  constructor(url: string, settle: Settle) {
    this.#url = url;
    this.#settle = settle;
  }

  /** Whether a connection has taken it. */
  get hasBegun(): boolean {
    return this.#controller !== undefined;
  }

  /** Ends it, wherever it is: waiting for a connection too. */
  end(error: Error): void {
    this.#ended = error;
    this.#settle.reject(error);
    this.#controller?.abort(error);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#ended !== undefined) controller.abort(this.#ended);
  }

  onResponseStart(_: unknown, status: number, fields: FieldRecord): void {
    this.#status = status; // an informational one is followed by the final one
    this.#fields = fields;
  }

  onResponseData(_: unknown, chunk: Buffer): void {
    this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    const [first = Buffer.alloc(0), ...more] = this.#chunks;
    const content = more.length === 0 ? first : Buffer.concat(this.#chunks);
    if (this.#status > highestStatus)
      this.#settle.reject(new TransportError("broken", `HTTP has no status ${this.#status}`));
    else this.#settle.resolve(new TransportAnswer(this.#url, this.#status, this.#fields, content));
  }

  onResponseError(_: unknown, error: Error): void {
    this.#settle.reject(error);
  }
}

const isRedirect = ({ status }: TransportAnswer): boolean => status === 307 || status === 308;

const redirectTarget = (
  answer: TransportAnswer,
  from: string,
  origins: readonly string[] | "none",
): string | undefined => {
  if (origins === "none" || !isRedirect(answer)) return undefined;
  const location = answer.headers.get("location");
  const isAddress = location !== null && URL.canParse(location, from);
  const target = isAddress ? new URL(location, from) : undefined;
  const allowed = [from, ...origins].map((origin) => new URL(origin).origin);
  if (target === undefined || !allowed.includes(target.origin))
    throw new TransportError("redirect", "redirected to an address that is not configured");
  return target.href;
};

/** Sends a request once, and once more where it is redirected to, within its time. */
const exchange = async (
  dispatcher: Dispatcher,
  request: TransportRequest,
  { timeoutMs, redirectOrigins = [] }: ExchangeOptions,
): Promise<TransportAnswer> => {
  const { method, headers, body, signal } = request;
  signal?.throwIfAborted();
  let sending: Sending | undefined;
  // Not undici's fetch: it inflates bodies past the limit, and has a list of ports that it never calls.
  const send = (address: string): Promise<TransportAnswer> => {
    const { origin, pathname, search, href } = new URL(address);
    return new Promise((resolve, reject) => {
      sending = new Sending(href, { resolve, reject });
      const order = { origin, path: pathname + search, method, headers: headers.record, body };
      const limits = { headersTimeout: 0, bodyTimeout: 0 }; // it has one deadline, for everything
      dispatcher.dispatch(Object.assign(order, limits) as Dispatcher.DispatchOptions, sending); // any method
    });
  };
  const end = (reason: unknown) => sending?.end(transportError(reason));
  const late = () => {
    const wasSent = sending?.hasBegun ?? false;
    end(new TransportError("timeout", "no answer in time", { wasSent }));
  };
  const timer = setTimeout(late, Math.min(timeoutMs, request.timeoutMs ?? timeoutMs));
  const abort = () => end(signal?.reason);
  signal?.addEventListener("abort", abort);
  try {
    const first = await send(request.url);
    const target = redirectTarget(first, request.url, redirectOrigins);
    if (target === undefined) return first;
    const second = await send(target);
    if (isRedirect(second)) throw new TransportError("redirect", "redirected more than once");
    return second;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  }
};

/** One exchange through a dispatcher of undici's; throws {@link TransportError}. */
export const exchangeThrough: typeof exchange = async (...through) => {
  try {
    return await exchange(...through);
  } catch (error) {
    throw transportError(error);
  }
};
