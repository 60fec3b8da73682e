// One party of the lab in a process of its own. The lab hands over the listening socket, so that
// every party knows every port before any of them starts; without the lab it ends.
import type { Server } from "node:net";
import { pino } from "pino";
import type { StepEvent } from "../contract/steps.js";
import { openKeylog } from "../tls/keylog.js";
import { type PartyOrder, startParty } from "./start-party.js";

/** What the lab tells a party when it starts it, beside the socket. */
export interface ProcessOrder extends PartyOrder {
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

process.once("message", (order: ProcessOrder, socket: Server) => {
  const { name, logLevel, keylog } = order;
  startParty(order, socket, {
    log: pino({ name, level: logLevel }, pino.destination({ dest: 2, sync: true })),
    onStep: (event) => report({ type: "step", event }),
    onKeylog: keylog === undefined ? undefined : openKeylog(keylog),
  }).then(
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
