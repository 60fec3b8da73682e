import { describe, expect, test } from "vitest";
import { exitCodeOf } from "../../../src/conformance/run/exit-code.js";
import type { CaseResult, Outcome } from "../../../src/conformance/run/outcome.js";
import { result } from "./result.js";

const withOutcomes = (...outcomes: Outcome[]): CaseResult[] =>
  outcomes.map((outcome, index) => result({ id: `AEF-${index}`, outcome }));
const networkFault = result({ outcome: "error", fault: "network" });
const suiteFault = result({ outcome: "error", fault: "suite" });
const stale = [{ id: "AEF-1", reason: "passes" }];

describe("the exit code of a run", () => {
  test.each<[title: string, code: number, results: CaseResult[], stale?: typeof stale]>([
    ["is 0 if everything passes", 0, withOutcomes("pass")],
    [
      "is 0 with warnings, notes, what does not apply and what is expected to fail",
      0,
      withOutcomes("warn", "info", "not-applicable", "expected-failure"),
    ],
    ["is 1 if a case fails", 1, withOutcomes("pass", "fail")],
    ["is 1 if the target drops a connection", 1, withOutcomes("dropped")],
    ["is 1 if a prerequisite is missing", 1, withOutcomes("not-testable")],
    ["is 3 if the target cannot be reached", 3, [networkFault]],
    ["is 4 if the suite is at fault", 4, [suiteFault]],
    ["is 5 if an expected failure is stale", 5, withOutcomes("pass"), stale],
    ["is 5 rather than 1", 5, withOutcomes("fail"), stale],
    ["is 3 rather than 5", 3, [networkFault, ...withOutcomes("fail")], stale],
    ["is 4 rather than 3", 4, [networkFault, suiteFault], stale],
  ])("%s", (_, code, results, entries = []) => {
    expect(exitCodeOf(results, entries)).toBe(code);
  });
});
