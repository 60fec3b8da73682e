import type { Exchange } from "../bench/record.js";
import type { Case, Level, Role } from "../case.js";

/** What became of a case. */
export type Outcome =
  | "pass"
  /** A MUST that the target breaks. */
  | "fail"
  /** A MUST, and the target closed the connection in the place of an answer. */
  | "dropped"
  /** A SHOULD that the target does not follow. */
  | "warn"
  /** A MAY, or an open point of the source, that the target does otherwise: no judgement. */
  | "info"
  /** By what the target declares. */
  | "not-applicable"
  /** A prerequisite is missing; counts as a failure. */
  | "not-testable"
  /** A failure that the file of expected failures has. */
  | "expected-failure"
  /** Ours or the network's, never the target's. */
  | "error";

/** A case's verdict with everything that a reader needs to believe it. No secret is in it. */
export interface CaseResult {
  id: string;
  role: Role;
  theme: string;
  level: Level;
  clause: string;
  step: number;
  title: string;
  outcome: Outcome;
  /** Why it is not a pass, in one line. */
  reason?: string;
  expected?: string;
  actual?: string;
  /** Of an error: whose it is. */
  fault?: "network" | "suite";
  durationMs: number;
  exchanges: Exchange[];
}

/** A case as the catalogue describes it. */
export const described = ({ id, role, theme, level, clause, step, title }: Case) => ({
  id,
  role,
  theme,
  level,
  clause,
  step,
  title,
});

/** The outcomes that make a run not conformant. */
export const isFailure = ({ outcome }: Pick<CaseResult, "outcome">): boolean =>
  outcome === "fail" || outcome === "dropped" || outcome === "not-testable";
