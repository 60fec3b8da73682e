import { type Role, roles } from "../case.js";
import type { CaseResult, Outcome } from "../run/outcome.js";

/** Every outcome, in the order in which reports show them. */
export const outcomes = [
  "pass",
  "fail",
  "dropped",
  "not-testable",
  "error",
  "expected-failure",
  "warn",
  "info",
  "not-applicable",
] as const satisfies readonly Outcome[];

/** How many cases had each outcome. */
export type Counts = Record<Outcome, number>;

/** What follows from a run's results. */
export interface Summary {
  total: number;
  outcomes: Counts;
  /** Of the roles that were tested, in the catalogue's order. */
  roles: Partial<Record<Role, Counts>>;
}

const countsOf = (results: readonly CaseResult[]): Counts => {
  const none = Object.fromEntries(outcomes.map((outcome) => [outcome, 0]));
  const counts = none as Counts; // fromEntries forgets which names it was given
  for (const { outcome } of results) counts[outcome] += 1;
  return counts;
};

/** Counts a run's results, altogether and for each role. */
export const summarize = (results: readonly CaseResult[]): Summary => ({
  total: results.length,
  outcomes: countsOf(results),
  roles: Object.fromEntries(
    roles
      .map((role) => [role, results.filter((result) => result.role === role)] as const)
      .filter(([, ofRole]) => ofRole.length > 0)
      .map(([role, ofRole]) => [role, countsOf(ofRole)]),
  ),
});

/** The results that somebody has to look at: the target's failures, and then the errors. */
export const troubled = (results: readonly CaseResult[]): CaseResult[] => [
  ...results.filter(({ outcome }) => ["fail", "dropped", "not-testable"].includes(outcome)),
  ...results.filter(({ outcome }) => outcome === "error"),
];

/** The outcomes that at least one result has. */
export const outcomesIn = (counts: Counts): Outcome[] =>
  outcomes.filter((outcome) => counts[outcome] > 0);
