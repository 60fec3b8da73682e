import type { Logger } from "pino";

const windowMs = 1000;
const mostLines = 3;

/** Tells of one more of the same. */
export type TellSparingly = (facts: object) => void;

/**
 * For what strangers can cause as often as they like: a few lines a second, and then how many were
 * left out.
 */
export const sparingLog = (log: Logger, message: string): TellSparingly => {
  let count = 0;
  const end = () => {
    if (count > mostLines) log.info({ leftOut: count - mostLines }, `${message}: more of these`);
    count = 0;
  };
  return (facts) => {
    if (count === 0) setTimeout(end, windowMs).unref();
    count++;
    if (count <= mostLines) log.info(facts, message);
  };
};
