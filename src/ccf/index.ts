export { type CcfOptions, ccfOptions, type PeerOptions } from "./options.js";
export { startCcf } from "./start.js";
