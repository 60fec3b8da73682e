import {
  type TlsTransport,
  type TransportAnswer,
  TransportError,
  TransportRequest,
} from "./transport.js";

/** One party at several addresses. */
export interface Replicas {
  /** In the order in which they are tried; a request's URL begins with the first. */
  apiRoots: readonly [string, ...string[]];
  /** Milliseconds for all attempts together. */
  timeoutMs: number;
}

const mostSent = 2;
const unavailable = 503;

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
 * A way to a party with replicas, for requests that may be repeated. A replica that no connection to comes
 * about is passed over; a request that may have arrived, or is answered 503, is sent once more at most, to
 * the next replica, or if nothing was answered to the only one. The replica that answered last is tried first.
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
      let refusal: TransportAnswer | undefined;
      for (let attempt = 0, sent = 0; ; attempt++) {
        const left = endsAt - performance.now();
        const share = left / Math.max(1, apiRoots.length - attempt);
        const target = { from: apiRoots[0], to: rootAt(first + attempt), timeoutMs: share };
        const isElsewhere = attempt + 1 < apiRoots.length;
        try {
          const answer = await fetch(requestAt(request, target));
          if (answer.status !== unavailable) preferred = (first + attempt) % apiRoots.length;
          else if (isElsewhere && ++sent < mostSent) {
            refusal = answer;
            continue;
          }
          return answer;
        } catch (error) {
          if (!mayGoOn(error)) throw error;
          const isLast = attempt + 1 === attempts || performance.now() >= endsAt;
          const mayTryOn = error.wasSent ? ++sent < mostSent : isElsewhere;
          if (mayTryOn && !isLast) continue;
          if (refusal !== undefined) return refusal;
          throw error;
        }
      }
    },
  };
};
