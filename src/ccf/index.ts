export { type CcfConfiguration, loadConfiguration } from "../contract/configuration.js";
export type { Observers, Running } from "../http/party.js";
export { type CcfOptions, ccfOptions, type PeerOptions } from "./options.js";
export { startCcf } from "./start.js";
