import { randomInt } from "node:crypto";

/** How often a property is tried: `npm run fuzz` says it by the environment, `npm test` says nothing. */
const asked = process.env.FUZZ_RUNS;

/** Whether this is `npm run fuzz`. */
export const isCampaign = asked !== undefined;

/** Runs for `npm run fuzz`, or else this few. */
export const runsOr = (few: number): number => (asked === undefined ? few : Number(asked));

/** A time-out for a test of that many runs, in milliseconds. */
export const patienceMs = isCampaign ? 4 * 60 * 60 * 1000 : 120_000;

const { FUZZ_SEED, FUZZ_PATH } = process.env;

/** What fast-check needs to do the same again; `npm test` always does the same. */
export const repeated = (few: number) => ({
  numRuns: runsOr(few),
  seed: Number(FUZZ_SEED ?? (isCampaign ? randomInt(2 ** 31) : 1)),
  ...(FUZZ_PATH === undefined ? {} : { path: FUZZ_PATH }),
});
