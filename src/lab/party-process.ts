// One party of the lab in a process of its own. The lab hands over the listening socket, so that
// every party knows every port before any of them starts; without the lab it ends.
import type { Server } from "node:net";
import { ConfigurationError } from "../contract/configuration.js";
import type { ExchangeEvent } from "../contract/exchanges.js";
import type { StepEvent } from "../contract/steps.js";
import { partyLog } from "../http/party-log.js";
import { openKeylog } from "../tls/keylog.js";
import { type PartyOrder, startParty } from "./start-party.js";

/** What the lab tells a party when it starts it, beside the socket. */
export interface ProcessOrder extends PartyOrder {
  logLevel: string;
  keylog?: string;
  /** Whether the lab wants to know its exchanges. */
  tellsExchanges?: boolean;
}

/** What a party tells the lab. */
export type PartyReport =
  | { type: "waiting" }
  | { type: "ready" }
  | { type: "failed"; reason: string; isMistake: boolean }
  | { type: "step"; event: StepEvent }
  | { type: "exchange"; event: ExchangeEvent };

const report = (message: PartyReport): void => {
  // Without a callback a lab that is gone would be an uncaught error; "disconnect" tells of it.
  if (process.connected) process.send?.(message, undefined, undefined, () => {});
};

const failed = (error: unknown): void => {
  const isMistake = error instanceof ConfigurationError || error instanceof TypeError;
  const reason = error instanceof Error ? error.message : String(error);
  report({ type: "failed", reason, isMistake });
  process.disconnect?.();
};

const start = async (order: ProcessOrder, socket: Server): Promise<void> => {
  const { name, logLevel, keylog, tellsExchanges = false } = order;
  const log = partyLog(name, logLevel);
  const onStep = (event: StepEvent) => report({ type: "step", event });
  const onExchange = (event: ExchangeEvent) => report({ type: "exchange", event });
  const onKeylog = keylog === undefined ? undefined : openKeylog(keylog);
  await startParty(order, socket, {
    ...{ log, onStep, onKeylog },
    ...(tellsExchanges ? { onExchange } : {}),
  });
  report({ type: "ready" });
};

process.once("message", (order: ProcessOrder, socket: Server) => {
  start(order, socket).catch(failed);
});
// The lab ends its parties itself: a terminal's Ctrl-C reaches them all at once.
process.on("SIGINT", () => {});
process.once("disconnect", () => process.exit());
if (process.connected) report({ type: "waiting" });
else process.exit(); // the lab went while this loaded
