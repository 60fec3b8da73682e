import { exitCodes } from "../run/exit-code.js";
import type { RunManifest } from "../run/run.js";

/** What a run says about its target, for people. */
export interface Verdict {
  /** `none` where the run cannot say. */
  kind: "conformant" | "not-conformant" | "none";
  text: string;
}

const verdicts: Record<number, Verdict> = {
  [exitCodes.conformant]: { kind: "conformant", text: "conformant" },
  [exitCodes.notConformant]: { kind: "not-conformant", text: "not conformant" },
  [exitCodes.unreachable]: {
    kind: "none",
    text: "no verdict: the target could not be reached",
  },
  [exitCodes.suiteFault]: { kind: "none", text: "no verdict: the suite itself failed" },
  [exitCodes.staleExpectation]: {
    kind: "none",
    text: "no verdict: an expected failure is stale or past its date",
  },
};

/** A run's verdict, which its exit code tells. */
export const verdictOf = ({ exitCode, interrupted }: RunManifest): Verdict =>
  interrupted
    ? { kind: "none", text: "no verdict: the run was interrupted" }
    : (verdicts[exitCode] ?? { kind: "none", text: "no verdict" });

/** How long a run took, in words. */
export const durationOf = ({ startedAt, endedAt }: RunManifest): string => {
  const seconds = (Date.parse(endedAt) - Date.parse(startedAt)) / 1000;
  if (!(seconds >= 60)) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
};
