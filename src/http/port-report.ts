import type { Duplex } from "node:stream";
import type { TLSSocket } from "node:tls";
import type { Logger } from "pino";
import { connectionOf } from "./connection.js";
import type { Limits } from "./limits.js";
import type { PartyMetrics } from "./metrics.js";
import { handshakeAddress } from "./peer-address.js";
import type { Problem } from "./problem.js";
import { unservedFacts } from "./request-log.js";
import { silentLog } from "./silent-log.js";
import { sparingLog, type TellSparingly } from "./sparing-log.js";

/** Who is told of a port, and under which name. */
export interface Reported {
  name: string;
  log: Logger;
  metrics: PartyMetrics | undefined;
}

/** Tells and counts what comes to a port and to none of its applications. */
export class PortReport {
  readonly #name: string;
  readonly #log: Logger;
  readonly #metrics: PartyMetrics | undefined;
  readonly #failed: TellSparingly;
  readonly #refused: TellSparingly;
  readonly #unserved: TellSparingly;

  /** Without anybody to tell it tells nobody. */
  constructor({ name, log, metrics }: Reported = { name: "", log: silentLog, metrics: undefined }) {
    this.#name = name;
    this.#log = log;
    this.#metrics = metrics;
    this.#failed = sparingLog(log, "failed handshake");
    this.#refused = sparingLog(log, "refused connection");
    this.#unserved = sparingLog(log, "request");
  }

  /** A handshake that came to nothing. */
  failedHandshake({ code }: NodeJS.ErrnoException, socket: TLSSocket): void {
    this.#metrics?.failedHandshake(this.#name);
    this.#failed({ port: this.#name, code, address: handshakeAddress(socket) });
  }

  /** A connection that is closed because of this limit. */
  refusedConnection(limit: keyof Limits, address: string | undefined): void {
    this.#metrics?.refusedConnection(this.#name);
    this.#refused({ port: this.#name, limit, address });
  }

  /** A request that is refused before it has an application. */
  refusedRequest(problem: Problem, socket: Duplex): void {
    const { status, options } = problem;
    this.#unserved(unservedFacts(problem, connectionOf(socket as TLSSocket))); // or what has no certificate
    this.#metrics?.request({ operation: "none", status, cause: options.cause, seconds: 0 });
  }

  /** What nobody expects. */
  unexpected(err: unknown): void {
    this.#log.error({ err }, "unexpected");
  }

  /** How many connections are open. */
  watch(connections: () => number): void {
    this.#metrics?.port(this.#name, connections);
  }
}
