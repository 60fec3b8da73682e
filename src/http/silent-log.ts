import { pino } from "pino";

/** The log of a party that nobody gave one. */
export const silentLog = pino({ level: "silent" });
