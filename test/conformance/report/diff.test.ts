import { describe, expect, test } from "vitest";
import { diffRuns, diffText } from "../../../src/conformance/report/diff.js";
import type { Outcome } from "../../../src/conformance/run/outcome.js";
import { result } from "../run/result.js";
import { runOf } from "./sample-run.js";

const outcomes = (of: Record<string, Outcome>) =>
  Object.entries(of).map(([id, outcome]) => result({ id, outcome }));

describe("diffRuns", () => {
  const before = runOf(
    outcomes({ A: "fail", B: "pass", C: "pass", D: "fail", E: "pass", F: "error", G: "fail" }),
  );
  const after = runOf(
    outcomes({
      A: "pass",
      B: "dropped",
      D: "fail",
      E: "warn",
      F: "fail",
      G: "not-applicable",
      H: "pass",
    }),
    { contractSha256: "0".repeat(64) },
  );
  const diff = diffRuns(before, after);

  test("sorts what changed", () => {
    const ids = (changes: { id: string }[]) => changes.map(({ id }) => id);

    expect(ids(diff.fixed)).toEqual(["A"]);
    expect(ids(diff.broken)).toEqual(["B"]);
    expect(ids(diff.gone)).toEqual(["C"]);
    expect(ids(diff.new)).toEqual(["H"]);
    expect(ids(diff.other)).toEqual(["E", "F", "G"]);
    expect(diff.unchanged).toBe(1);
    expect(diff.circumstances).toEqual(["contractSha256"]);
  });

  test("is told a line each, what broke last", () => {
    const lines = diffText(diff).trimEnd().split("\n");

    expect(lines[0]).toBe("the runs differ in contractSha256");
    expect(lines.at(-2)).toBe("broken  B  pass -> dropped  does as it should");
    expect(lines.at(-1)).toBe("1 fixed, 1 broken, 1 new, 1 gone, 3 otherwise, 1 as before");
  });

  test("of a run with itself is empty", () => {
    expect(diffRuns(before, before)).toEqual({
      ...{ fixed: [], broken: [], new: [], gone: [], other: [], circumstances: [], unchanged: 7 },
    });
  });
});
