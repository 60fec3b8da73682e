import type { CaseResult } from "../../../src/conformance/run/outcome.js";

/** A result as a run has it, with what a test wants in it. */
export const result = (changes: Partial<CaseResult> = {}): CaseResult => ({
  id: "AEF-001",
  role: "aef",
  theme: "service",
  level: "MUST",
  clause: "TS 33.122 6.5.2.1",
  step: 11,
  title: "does as it should",
  outcome: "pass",
  durationMs: 1,
  exchanges: [],
  ...changes,
});
