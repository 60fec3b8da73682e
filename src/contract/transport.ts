import type { ConnectionOptions } from "node:tls";
import { Agent } from "undici";
import { type ConnectorOptions, connectorOf, type Ongoing } from "./connector.js";
import { type ExchangeOptions, exchangeThrough } from "./exchange.js";
import type { TransportAnswer, TransportRequest } from "./messages.js";

export { exchangeThrough } from "./exchange.js";
export { TransportAnswer, type TransportInit, TransportRequest } from "./messages.js";
export { TransportError, type TransportFailure } from "./transport-error.js";

/** How to reach one party. */
export interface TransportOptions extends ConnectorOptions, ExchangeOptions {
  /** Milliseconds for a whole exchange, handshake and body included. */
  timeoutMs: number;
  /** At most so many connections at a time; 8 if absent. */
  connections?: number;
}

/** A way to one party: its own connection pool, shared with nobody; answers say their `url`. */
export interface Transport {
  fetch: (request: TransportRequest) => Promise<TransportAnswer>;
  close: () => Promise<void>;
}

/** A way over TLS whose certificates can change. */
export interface TlsTransport extends Transport {
  /** Connects with this profile from now on; a connection that is open ends with its exchanges. */
  renew: (tls: ConnectionOptions) => void;
}

const largestAnswer = 64 * 1024;

/**
 * Opens a way to one party. `fetch` throws {@link TransportError}, never follows a redirect
 * but once to a configured origin, and reads at most 64 KiB.
 */
export const openTransport = (options: TransportOptions): TlsTransport => {
  const ongoing: Ongoing = { exchanges: 0, sockets: new Set() };
  const agents = new Set<Agent>();
  const open = (tls: ConnectionOptions): Agent => {
    const opened = new Agent({
      connect: connectorOf({ ...options, tls }, ongoing),
      connections: options.connections ?? 8,
      maxResponseSize: largestAnswer,
      allowH2: false,
    });
    agents.add(opened);
    return opened;
  };
  let agent = open(options.tls);
  return {
    fetch: async (request) => {
      ongoing.exchanges++;
      try {
        return await exchangeThrough(agent, request, options);
      } finally {
        ongoing.exchanges--;
      }
    },
    renew: (tls) => {
      const old = agent;
      agent = open(tls);
      void old.close().finally(() => agents.delete(old));
    },
    close: async () => {
      await Promise.all([...agents].map((one) => one.destroy()));
      for (const socket of ongoing.sockets) socket.destroy(); // those whose handshake is under way
    },
  };
};
