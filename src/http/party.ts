import { isIPv6, type Server } from "node:net";
import type { Logger } from "pino";
import type { OnExchange } from "../contract/exchanges.js";
import type { OnStep } from "../contract/steps.js";
import type { PartyMetrics } from "./metrics.js";
import type { Readiness } from "./readiness.js";

/** Who is told what a party does. */
export interface Observers {
  log: Logger;
  onStep?: OnStep;
  /** Takes the exchanges that the party makes as a client; without secrets. */
  onExchange?: OnExchange;
  /** Takes NSS key log lines; they hold secrets. */
  onKeylog?: ((line: Buffer) => void) | undefined;
  /** Takes what the party counts. */
  metrics?: PartyMetrics | undefined;
}

/** Where a listener is opened: an address, or a socket that is bound already. */
export type Listen = { host: string; port: number } | Server;

/** A running party. */
export interface Running<Options = never> {
  apiRoot: string;
  /** Why it takes no requests now; nothing if it does. */
  readiness: Readiness;
  /**
   * Goes on with the certificates, private keys and trust anchors of these options; throws, and goes
   * on as it was, if they are unusable. Whatever else they say waits for a restart.
   */
  renew: (options: Options) => void;
  close: () => Promise<void>;
}

/** `https://host:port`. */
export const originOf = (host: string, port: number): string =>
  `https://${isIPv6(host) ? `[${host}]` : host}:${port}`;
