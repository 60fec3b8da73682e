import type { StaleEntry } from "./expected-failures.js";
import { type CaseResult, isFailure } from "./outcome.js";

/** What the exit codes of a run mean. */
export const exitCodes = {
  conformant: 0,
  notConformant: 1,
  usage: 2,
  unreachable: 3,
  suiteFault: 4,
  staleExpectation: 5,
} as const;

/** The code of a finished run; where several apply, the first of 4, 3, 5, 1. */
export const exitCodeOf = (
  results: readonly CaseResult[],
  stale: readonly StaleEntry[] = [],
): number => {
  const errors = results.filter(({ outcome }) => outcome === "error");
  if (errors.some(({ fault }) => fault !== "network")) return exitCodes.suiteFault;
  if (errors.length > 0) return exitCodes.unreachable;
  if (stale.length > 0) return exitCodes.staleExpectation;
  return results.some(isFailure) ? exitCodes.notConformant : exitCodes.conformant;
};
