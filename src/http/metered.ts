import type { Logger } from "pino";
import { type TlsTransport, TransportError } from "../contract/transport.js";
import type { Journal, Store } from "../store/store.js";
import type { PartyMetrics } from "./metrics.js";

interface Told {
  log: Logger;
  metrics?: PartyMetrics | undefined;
}

const failureOf = (error: unknown): string =>
  error instanceof TransportError ? error.failure : "failed";

/** A transport to a CCF of that name, each of whose exchanges is counted, and logged at debug level. */
export const meteredTransport = (
  { fetch, ...transport }: TlsTransport,
  name: string,
  { log, metrics }: Told,
): TlsTransport => ({
  ...transport,
  fetch: async (request) => {
    const startedAt = performance.now();
    const tell = (outcome: string) => {
      const seconds = (performance.now() - startedAt) / 1000;
      metrics?.upstream({ name, outcome, seconds });
      const traceparent = request.headers.get("traceparent") ?? undefined;
      log.debug(
        { to: name, outcome, traceparent, durationMs: Math.round(seconds * 1000) },
        "asked",
      );
    };
    try {
      const response = await fetch(request);
      tell(String(response.status));
      return response;
    } catch (error) {
      tell(failureOf(error));
      throw error;
    }
  },
});

/** Counts work by this name, and how long it takes. */
const timerOf = (metrics: PartyMetrics, name: string) => {
  metrics.storeOperation(name);
  return () => {
    const startedAt = performance.now();
    return (outcome: "done" | "failed") =>
      metrics.store({ name, outcome, seconds: (performance.now() - startedAt) / 1000 });
  };
};

const timed = <Arguments extends unknown[], Result>(
  metrics: PartyMetrics,
  name: string,
  work: (...given: Arguments) => Result,
) => {
  const begin = timerOf(metrics, name);
  return (...given: Arguments): Result => {
    const tell = begin();
    const done = () => tell("done");
    const failed = () => tell("failed");
    try {
      const result = work(...given);
      if (result instanceof Promise) result.then(done, failed);
      else done();
      return result;
    } catch (error) {
      failed();
      throw error;
    }
  };
};

/** From the first record to the last, with what is done with them. */
const timedReading = <T>(
  metrics: PartyMetrics,
  name: string,
  read: (prefix: string, signal?: AbortSignal) => AsyncIterable<T>,
) => {
  const begin = timerOf(metrics, name);
  return async function* (prefix: string, signal?: AbortSignal): AsyncIterable<T> {
    const tell = begin();
    let outcome: "done" | "failed" = "done";
    try {
      yield* read(prefix, signal);
    } catch (error) {
      outcome = "failed";
      throw error;
    } finally {
      tell(outcome);
    }
  };
};

/** A store whose reads and writes are counted. */
export const meteredStore = (store: Store, metrics: PartyMetrics | undefined): Store => {
  if (metrics === undefined) return store;
  return {
    ...store,
    get: timed(metrics, "get", store.get),
    put: timed(metrics, "put", store.put),
    delete: timed(metrics, "delete", store.delete),
    replace: timed(metrics, "replace", store.replace),
    entries: timedReading(metrics, "entries", store.entries),
    keys: timedReading(metrics, "keys", store.keys),
  };
};

/** A journal whose reads are counted: whoever cannot read it learns of no revocation. */
export const meteredJournal = (journal: Journal, metrics: PartyMetrics | undefined): Journal => {
  if (metrics === undefined) return journal;
  return {
    ...journal,
    mark: timed(metrics, "mark", journal.mark),
    since: timed(metrics, "since", journal.since),
  };
};
