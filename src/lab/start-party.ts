import { type AefOptions, aefOptions, startAef } from "../aef/index.js";
import { type CcfOptions, ccfOptions, startCcf } from "../ccf/index.js";
import { loadConfiguration } from "../contract/configuration.js";
import type { Listen, Observers, Running } from "../http/party.js";
import type { LabPartyName } from "./plan.js";

/** Which party to start, from which configuration file. */
export interface PartyOrder {
  name: LabPartyName;
  configuration: string;
}

/** What to change in a party's configuration. */
export type PartyChanges = Partial<CcfOptions> | Partial<AefOptions>;

/** Starts a party of the lab where it is told to, on a socket that listens already as a rule. */
export const startParty = (
  { name, configuration }: PartyOrder,
  listen: Listen,
  observers: Observers,
  changes: PartyChanges = {},
): Promise<Running> => {
  if (name === "ccf-a" || name === "ccf-b") {
    const options = ccfOptions(loadConfiguration("CcfConfiguration", configuration));
    // Whoever changes a party's options changes those of the party that it names.
    return startCcf({ ...options, listen, ...(changes as Partial<CcfOptions>) }, observers);
  }
  const options = aefOptions(loadConfiguration("AefConfiguration", configuration));
  const interfaces = options.interfaces.map((one) => ({ ...one, listen }));
  return startAef({ ...options, interfaces, ...(changes as Partial<AefOptions>) }, observers);
};
