export { type AefConfiguration, loadConfiguration } from "../contract/configuration.js";
export type { Observers, Running } from "../http/party.js";
export { type AefInterface, type AefOptions, aefOptions } from "./options.js";
export { startAef } from "./start.js";
