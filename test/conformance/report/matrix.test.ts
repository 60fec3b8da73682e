import { describe, expect, test } from "vitest";
import {
  distinctRuns,
  matrixMarkdown,
  matrixOf,
  matrixText,
} from "../../../src/conformance/report/matrix.js";
import type { Outcome } from "../../../src/conformance/run/outcome.js";
import type { Run } from "../../../src/conformance/run/run.js";
import { result } from "../run/result.js";
import { runOf } from "./sample-run.js";

const between = (vendors: Record<string, string>, outcomes: Outcome[], day = 1): Run =>
  runOf(
    outcomes.map((outcome, at) => result({ id: `IC-${at}`, role: "interconnect", outcome })),
    { startedAt: `2026-11-0${day}T00:00:00Z`, target: { name: "x", vendors } },
  );

const matrix = matrixOf([
  between({ "ccf-a": "Blue", "ccf-b": "Green" }, ["pass", "pass"], 2),
  between({ "ccf-a": "Blue", "ccf-b": "Green" }, ["fail", "pass", "error"], 1),
  between({ "ccf-a": "Red", "ccf-b": "Blue" }, ["fail", "warn", "expected-failure"]),
  runOf([result({ id: "CCF-HOME-001", role: "ccf-home" })], {
    target: { name: "x", vendors: { "ccf-b": "Pipe|Co" } },
  }),
  runOf([result()], { target: { name: "x", vendors: { aef: "Yellow" } } }),
]);

describe("the matrix", () => {
  test("has each case of a pair as it went last, and only runs of CCFs", () => {
    expect(matrix).toMatchObject({
      ccfA: ["(suite)", "Blue", "Red"],
      ccfB: ["Blue", "Green", "Pipe|Co"],
      cells: [
        { ccfA: "(suite)", ccfB: "Pipe|Co", passed: 1, failed: 0 },
        { ccfA: "Blue", ccfB: "Green", passed: 2, failed: 0, errors: 1 },
        { ccfA: "Red", ccfB: "Blue", passed: 1, failed: 1, expectedFailures: 1 },
      ],
    });
  });

  test("is printed as a table", () => {
    const lines = matrixText(matrix).trimEnd().split("\n");

    expect(lines[0]).toMatch(/^CCF-A \\ CCF-B {2}Blue +Green +Pipe\|Co$/);
    expect(lines[2]).toMatch(/^Blue +not run +2 passed, 0 failed, 1 errors +not run$/);
    expect(lines[3]).toMatch(/^Red +1 passed, 1 failed, 1 expected to fail +not run +not run$/);
  });

  test("is a Markdown table", () => {
    const lines = matrixMarkdown(matrix).trimEnd().split("\n");

    expect(lines).toHaveLength(5);
    expect(lines[0]).toBe("| CCF-A \\\\ CCF-B | Blue | Green | Pipe\\|Co |");
  });

  test("takes a run once, in however many files it is, and says which", () => {
    const one = between({ "ccf-a": "Blue" }, ["pass"]);
    const other = between({ "ccf-a": "Blue" }, ["pass"], 2);
    const { distinct, repeated } = distinctRuns([
      { name: "a.json", run: one },
      { name: "b.json", run: structuredClone(one) },
      { name: "c.json", run: other },
    ]);

    expect(distinct).toEqual([one, other]);
    expect(repeated).toEqual([{ name: "b.json", as: "a.json" }]);
  });

  test("of no run is empty", () => {
    expect(matrixOf([])).toEqual({ ccfA: [], ccfB: [], cells: [] });
  });
});
