import { type TlsTransport, TransportError, TransportRequest } from "./transport.js";

/** One party at several addresses. */
export interface Replicas {
  /** In the order in which they are tried; a request's URL begins with the first. */
  apiRoots: readonly [string, ...string[]];
  /** Milliseconds for all attempts together. */
  timeoutMs: number;
}

const mostSent = 2;

/** The request at another replica, for so long. */
const requestAt = (
  { method, headers, body, signal, url }: TransportRequest,
  { from, to, timeoutMs }: { from: string; to: string; timeoutMs: number },
): TransportRequest =>
  new TransportRequest(from === to ? url : to + url.slice(from.length), {
    method,
    headers,
    body,
    signal,
    timeoutMs: Math.max(1, Math.floor(timeoutMs)),
  });

const mayGoOn = (error: unknown): error is TransportError =>
  error instanceof TransportError && error.failure !== "redirect";

/**
 * A way to a party with replicas, for requests that may be repeated. A replica that cannot be reached
 * is passed over; a request that may have arrived is sent once more at most, to the next replica or to
 * the only one. The replica that answered last is tried first.
 */
export const acrossReplicas = (
  { fetch, ...transport }: TlsTransport,
  { apiRoots, timeoutMs }: Replicas,
): TlsTransport => {
  let preferred = 0;
  const rootAt = (index: number): string => apiRoots[index % apiRoots.length] ?? apiRoots[0];
  const attempts = Math.max(mostSent, apiRoots.length);
  return {
    ...transport,
    fetch: async (request) => {
      const endsAt = performance.now() + timeoutMs;
      const first = preferred;
      for (let attempt = 0, sent = 0; ; attempt++) {
        const left = endsAt - performance.now();
        const share = left / Math.max(1, apiRoots.length - attempt);
        const target = { from: apiRoots[0], to: rootAt(first + attempt), timeoutMs: share };
        try {
          const response = await fetch(requestAt(request, target));
          preferred = (first + attempt) % apiRoots.length;
          return response;
        } catch (error) {
          if (!mayGoOn(error)) throw error;
          const isElsewhere = attempt + 1 < apiRoots.length;
          if (error.failure === "unreachable" ? !isElsewhere : ++sent === mostSent) throw error;
          if (attempt + 1 === attempts || performance.now() >= endsAt) throw error;
        }
      }
    },
  };
};
