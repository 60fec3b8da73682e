import { exitCodeOf, exitCodes } from "../run/exit-code.js";
import type { Run } from "../run/run.js";

/** The codes of a run that was ended by a signal. */
const interruptedCodes = [130, 143];

/** The exit codes that a run with these results may have had. */
const allowedCodes = ({ manifest, results }: Run): number[] => {
  if (manifest.interrupted) return interruptedCodes;
  const code = exitCodeOf(results);
  const passes = ({ outcome }: { outcome: string }) => ["pass", "warn", "info"].includes(outcome);
  const expected = manifest.baseline?.ids ?? [];
  if (expected.length === 0 || code === exitCodes.suiteFault || code === exitCodes.unreachable)
    return [code];
  const isStale = results.some((result) => expected.includes(result.id) && passes(result));
  // The day on which an expected failure runs out is not in the report.
  return isStale ? [exitCodes.staleExpectation] : [code, exitCodes.staleExpectation];
};

/** Says so when a run's exit code does not follow from its outcomes. */
export const exitCodeProblems = (run: Run): string[] => {
  const allowed = allowedCodes(run);
  const { exitCode } = run.manifest;
  return allowed.includes(exitCode)
    ? []
    : [`exitCode: is ${exitCode}, and the outcomes make it ${allowed.join(" or ")}`];
};
