import { randomInt } from "node:crypto";
import { inspect } from "node:util";
import fc, { type IProperty, type RunDetails } from "fast-check";
import { expect } from "vitest";

/** How often a property is tried: `npm run fuzz` says it by the environment, `npm test` says nothing. */
const asked = process.env.FUZZ_RUNS;
if (asked !== undefined && !(Number(asked) >= 1))
  throw new TypeError(`FUZZ_RUNS is a number from 1 on, not ${asked}`);

/** Whether this is `npm run fuzz`. */
export const isCampaign = asked !== undefined;

/** A time-out for a test of that many runs, in milliseconds. */
export const patienceMs = isCampaign ? 4 * 60 * 60 * 1000 : 120_000;

const { FUZZ_SEED, FUZZ_PATH } = process.env;

/** What fast-check needs to do the same again; `npm test` always does the same. */
export const repeated = (few: number) => ({
  numRuns: asked === undefined ? few : Number(asked),
  seed: Number(FUZZ_SEED ?? (isCampaign ? randomInt(2 ** 31) : 1)),
  ...(FUZZ_PATH === undefined ? {} : { path: FUZZ_PATH }),
});

/** In a campaign at once, which the hours after it may not come to the end of. */
const tellCounterexample = (report: string, error: unknown): void => {
  if (isCampaign) process.stderr.write(`${report}\n${inspect(error)}\n`);
};

/** Throws the counterexample, if there is one, and if a property was tried less often than was asked. */
export const expectHeld = <Ts>(
  result: RunDetails<Ts>,
  { numRuns, path }: { numRuns: number; path?: string },
): void => {
  if (result.failed) {
    const report = fc.defaultReportMessage(result) ?? "";
    tellCounterexample(report, result.errorInstance);
    throw new Error(report, { cause: result.errorInstance });
  }
  if (path === undefined) expect(result.numRuns, "runs of the property").toBe(numRuns);
};

/** Tries a property for `npm run fuzz`, or else this few times. */
export const hold = <Ts>(property: IProperty<Ts>, few: number): void => {
  const runs = repeated(few);
  expectHeld(fc.check(property, runs), runs);
};
