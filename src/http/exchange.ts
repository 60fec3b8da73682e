import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { TLSSocket } from "node:tls";
import type { Operation } from "../contract/operations.js";
import { continuedTrace, type Trace, traceHeader } from "../contract/trace.js";
import { connectionOf, type IdentifiedConnection } from "./connection.js";
import type { Problem } from "./problem.js";
import type { Target } from "./target.js";

/** A request and what became of it, on Node's own objects: the platform's cost more than all checks. */
export class Exchange {
  readonly startedAt = performance.now();
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  readonly target: Target;
  readonly connection: IdentifiedConnection;
  /** Undefined for a path or method that the documents do not have. */
  operation: Operation | undefined;
  /** Path parameters. */
  params: Record<string, string> = {};
  /** Query parameters that the operation documents, in their types. */
  query: Record<string, unknown> = {};
  caller: unknown;
  /** The body, if it passed the document's schema. */
  body: unknown;
  /** Whether every check is passed: the rest is the handler's. */
  isHandled = false;
  /** The refusal, if it came to one. */
  problem: Problem | undefined;
  /** Of the answer. */
  status = 0;
  #trace: Trace | undefined;

  constructor(incoming: IncomingMessage, outgoing: ServerResponse, target: Target) {
    this.incoming = incoming;
    this.outgoing = outgoing;
    this.target = target;
    this.connection = connectionOf(incoming.socket as TLSSocket);
  }

  get method(): string {
    return this.incoming.method ?? "";
  }

  get headers(): IncomingHttpHeaders {
    return this.incoming.headers;
  }

  /** What the requests that this one causes belong to. */
  get trace(): Trace {
    this.#trace ??= continuedTrace(this.incoming.headers[traceHeader]);
    return this.#trace;
  }
}
