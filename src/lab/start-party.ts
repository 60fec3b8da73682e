import type { Server } from "node:net";
import { type AefOptions, aefOptions, startAef } from "../aef/index.js";
import { type CcfOptions, ccfOptions, startCcf } from "../ccf/index.js";
import { loadConfiguration } from "../contract/configuration.js";
import type { Observers, Running } from "../http/party.js";
import type { LabPartyName } from "./plan.js";

/** Which party to start, from which configuration file. */
export interface PartyOrder {
  name: LabPartyName;
  configuration: string;
}

/** What to change in a party's configuration. */
export type PartyChanges = Partial<CcfOptions> & Partial<AefOptions>;

/** Starts a party of the lab on a socket that listens already. */
export const startParty = (
  { name, configuration }: PartyOrder,
  socket: Server,
  observers: Observers,
  changes: PartyChanges = {},
): Promise<Running> => {
  if (name === "ccf-a" || name === "ccf-b") {
    const options = ccfOptions(loadConfiguration("CcfConfiguration", configuration));
    return startCcf({ ...options, listen: socket, ...changes }, observers);
  }
  const options = aefOptions(loadConfiguration("AefConfiguration", configuration));
  const interfaces = options.interfaces.map((one) => ({ ...one, listen: socket }));
  return startAef({ ...options, interfaces, ...changes }, observers);
};
