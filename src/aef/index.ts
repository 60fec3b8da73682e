export { type AefInterface, type AefOptions, aefOptions } from "./options.js";
export { startAef } from "./start.js";
