// One party of the lab in a process of its own. The lab hands over the listening socket, so that
// every party knows every port before any of them starts; without the lab it ends.
import type { Server } from "node:net";
import { pino } from "pino";
import { aefOptions, startAef } from "../aef/index.js";
import { ccfOptions, startCcf } from "../ccf/index.js";
import { loadConfiguration } from "../contract/configuration.js";
import type { StepEvent } from "../contract/steps.js";
import type { Observers, Running } from "../http/party.js";
import { openKeylog } from "../tls/keylog.js";

/** What the lab tells a party when it starts it, beside the socket. */
export interface PartyOrder {
  name: string;
  kind: "ccf" | "aef";
  configuration: string;
  logLevel: string;
  keylog?: string;
}

/** What a party tells the lab. */
export type PartyReport =
  | { type: "waiting" }
  | { type: "ready" }
  | { type: "failed"; reason: string }
  | { type: "step"; event: StepEvent };

const report = (message: PartyReport): void => {
  process.send?.(message);
};

const observersOf = ({ name, logLevel, keylog }: PartyOrder): Observers => ({
  log: pino({ name, level: logLevel }, pino.destination({ dest: 2, sync: true })),
  onStep: (event) => report({ type: "step", event }),
  ...(keylog === undefined ? {} : { onKeylog: openKeylog(keylog) }),
});

const start = (order: PartyOrder, socket: Server): Promise<Running> => {
  const observers = observersOf(order);
  if (order.kind === "ccf") {
    const options = ccfOptions(loadConfiguration("CcfConfiguration", order.configuration));
    return startCcf({ ...options, listen: socket }, observers);
  }
  const options = aefOptions(loadConfiguration("AefConfiguration", order.configuration));
  const interfaces = options.interfaces.map((one) => ({ ...one, listen: socket }));
  return startAef({ ...options, interfaces }, observers);
};

process.once("message", (order: PartyOrder, socket: Server) => {
  start(order, socket).then(
    () => report({ type: "ready" }),
    (error: unknown) => {
      report({ type: "failed", reason: error instanceof Error ? error.message : String(error) });
      process.disconnect?.();
    },
  );
});
// The lab ends its parties itself: a terminal's Ctrl-C reaches them all at once.
process.on("SIGINT", () => {});
process.once("disconnect", () => process.exit());
report({ type: "waiting" });
