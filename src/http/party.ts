import { isIPv6, type Server } from "node:net";
import type { Logger } from "pino";
import type { OnExchange } from "../contract/exchanges.js";
import type { OnStep } from "../contract/steps.js";

/** Who is told what a party does. */
export interface Observers {
  log: Logger;
  onStep?: OnStep;
  /** Takes the exchanges that the party makes as a client; without secrets. */
  onExchange?: OnExchange;
  /** Takes NSS key log lines; they hold secrets. */
  onKeylog?: ((line: Buffer) => void) | undefined;
}

/** Where a listener is opened: an address, or a socket that is bound already. */
export type Listen = { host: string; port: number } | Server;

/** A running party. */
export interface Running {
  apiRoot: string;
  close: () => Promise<void>;
}

/** `https://host:port`. */
export const originOf = (host: string, port: number): string =>
  `https://${isIPv6(host) ? `[${host}]` : host}:${port}`;
