import { exitCodes } from "../run/exit-code.js";
import type { RunManifest } from "../run/run.js";

/** What a run says about its target, for people. */
export interface Verdict {
  conformant: boolean;
  text: string;
}

const texts: Record<number, string> = {
  [exitCodes.conformant]: "conformant",
  [exitCodes.notConformant]: "not conformant",
  [exitCodes.unreachable]: "no verdict: the target could not be reached",
  [exitCodes.suiteFault]: "no verdict: the suite itself failed",
  [exitCodes.staleExpectation]: "no verdict: an expected failure is stale or past its date",
};

/** A run's verdict, which its exit code tells. */
export const verdictOf = ({ exitCode, interrupted }: RunManifest): Verdict => ({
  conformant: exitCode === exitCodes.conformant && !interrupted,
  text: interrupted ? "no verdict: the run was interrupted" : (texts[exitCode] ?? "no verdict"),
});

/** How long a run took, in words. */
export const durationOf = ({ startedAt, endedAt }: RunManifest): string => {
  const seconds = (Date.parse(endedAt) - Date.parse(startedAt)) / 1000;
  if (!(seconds >= 60)) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
};
