import { Agent, buildConnector } from "undici";
import { exchangeThrough, type Transport, TransportError } from "../../contract/transport.js";

/** A way to one party over plain HTTP, for CCFs of today that have no TLS (profile ts-29222). */
export const openPlainTransport = (options: {
  timeoutMs: number;
  /** Called when a connection is open. */
  onConnect: () => void;
}): Transport => {
  const { timeoutMs, onConnect } = options;
  const connect = buildConnector({ timeout: timeoutMs });
  const agent = new Agent({
    connections: 1,
    maxResponseSize: 64 * 1024,
    connect: (to, callback) =>
      connect(to, (error, socket) => {
        if (error !== null) {
          const { message } = error;
          callback(new TransportError("unreachable", message, { cause: error }), null);
          return;
        }
        onConnect();
        callback(null, socket);
      }),
  });
  return {
    fetch: (request) => exchangeThrough(agent, request, { timeoutMs }),
    close: () => agent.destroy(),
  };
};
