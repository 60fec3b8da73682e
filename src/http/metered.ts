import type { Logger } from "pino";
import { type TlsTransport, TransportError } from "../contract/transport.js";
import type { Store } from "../store/store.js";
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

/** A store whose reads and writes are counted. */
export const meteredStore = (store: Store, metrics: PartyMetrics | undefined): Store => {
  if (metrics === undefined) return store;
  const timed =
    <Arguments extends unknown[], Result>(name: string, work: (...given: Arguments) => Result) =>
    (...given: Arguments): Result => {
      const startedAt = performance.now();
      const tell = (outcome: string) =>
        metrics.store({ name, outcome, seconds: (performance.now() - startedAt) / 1000 });
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
  return {
    ...store,
    get: timed("get", store.get),
    put: timed("put", store.put),
    delete: timed("delete", store.delete),
    replace: timed("replace", store.replace),
  };
};
