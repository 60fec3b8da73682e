import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** A request that a party answered. */
export interface CountedRequest {
  /** The operationId; "none" for what the documents do not have, or nobody can read. */
  operation: string;
  status: number;
  /** The contract's cause of a refusal. */
  cause: string | undefined;
  seconds: number;
}

/** Something that a party did elsewhere, and what became of it. */
export interface CountedWork {
  /** What it was, or with whom: one of a few names. */
  name: string;
  outcome: string;
  seconds: number;
}

const requestBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const storeBuckets = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 2.5];

/** How the values of several workers become one; "omit" if they do not. */
type Aggregation = "sum" | "min" | "max" | "omit";

/** What `/readyz` says, as a metric. */
export const readyMetric = { name: "capif_ready", help: "1 while the party takes requests." };

/**
 * What a party counts and measures, for Prometheus. Labels are operations, statuses, causes and
 * configured CCFs: nothing that a stranger could make more of, and no API invoker.
 */
export class PartyMetrics {
  readonly registry = new Registry();
  readonly #requests: Counter<"operation" | "status" | "cause">;
  readonly #requestSeconds: Histogram<"operation">;
  readonly #upstream: Histogram<"to" | "outcome">;
  readonly #store: Histogram<"operation" | "outcome">;
  readonly #notices: Counter<"receiver" | "outcome">;
  readonly #handshakes: Counter<"port">;
  readonly #refused: Counter<"port">;
  readonly #connections = new Map<string, (() => number)[]>();

  constructor() {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry });
    this.#requests = new Counter({
      name: "capif_requests_total",
      help: "Requests answered, by operation, status and the cause of a refusal.",
      labelNames: ["operation", "status", "cause"],
      registers,
    });
    this.#requestSeconds = new Histogram({
      name: "capif_request_duration_seconds",
      help: "From a request's headers to its answer.",
      labelNames: ["operation"],
      buckets: requestBuckets,
      registers,
    });
    this.#upstream = new Histogram({
      name: "capif_upstream_duration_seconds",
      help: "Questions to another CCF: its status, or why there is no answer.",
      labelNames: ["to", "outcome"],
      buckets: requestBuckets,
      registers,
    });
    this.#store = new Histogram({
      name: "capif_store_duration_seconds",
      help: "Reads and writes of the store, and of the journal that tells what other processes do.",
      labelNames: ["operation", "outcome"],
      buckets: storeBuckets,
      registers,
    });
    this.#notices = new Counter({
      name: "capif_notices_total",
      help: "Attempts to deliver a revocation notice.",
      labelNames: ["receiver", "outcome"],
      registers,
    });
    this.#handshakes = new Counter({
      name: "capif_failed_handshakes_total",
      help: "TLS handshakes that came to nothing, by port.",
      labelNames: ["port"],
      registers,
    });
    this.#refused = new Counter({
      name: "capif_refused_connections_total",
      help: "Connections beyond a limit of their port, closed unserved, by port.",
      labelNames: ["port"],
      registers,
    });
    const connections = this.#connections;
    new Gauge({
      name: "capif_connections",
      help: "Open connections, by port.",
      labelNames: ["port"],
      registers,
      collect() {
        for (const [port, counts] of connections)
          this.set(
            { port },
            counts.reduce((sum, count) => sum + count(), 0),
          );
      },
    });
  }

  /** An operation that is served: its first fault is a change only where there was a 0 before. */
  operation(name: string): void {
    this.#requests.inc({ operation: name, status: "500", cause: "" }, 0);
  }

  request({ operation, status, cause = "", seconds }: CountedRequest): void {
    this.#requests.inc({ operation, status: String(status), cause });
    this.#requestSeconds.observe({ operation }, seconds);
  }

  upstream({ name, outcome, seconds }: CountedWork): void {
    this.#upstream.observe({ to: name, outcome }, seconds);
  }

  /** An operation of the store; as for those that are served. */
  storeOperation(name: string): void {
    this.#store.zero({ operation: name, outcome: "failed" });
  }

  store({ name, outcome, seconds }: CountedWork): void {
    this.#store.observe({ operation: name, outcome }, seconds);
  }

  /** An attempt to deliver a revocation notice to a receiver of this role. */
  notice(receiver: string, isAcknowledged: boolean): void {
    this.#notices.inc({ receiver, outcome: isAcknowledged ? "acknowledged" : "not taken" });
  }

  failedHandshake(port: string): void {
    this.#handshakes.inc({ port });
  }

  refusedConnection(port: string): void {
    this.#refused.inc({ port });
  }

  /** A port, or one more of the same name, whose open connections are to be told. */
  port(name: string, connections: () => number): void {
    this.#connections.set(name, [...(this.#connections.get(name) ?? []), connections]);
    this.#handshakes.inc({ port: name }, 0);
    this.#refused.inc({ port: name }, 0);
  }

  /** A value that is looked at when somebody asks; `name` without its prefix. */
  watch(
    name: string,
    help: string,
    read: () => number | Promise<number>,
    aggregator: Aggregation = "sum",
  ): void {
    new Gauge({
      name: `capif_${name}`,
      help,
      aggregator,
      registers: [this.registry],
      async collect() {
        this.set(await read());
      },
    });
  }
}
