import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import {
  baselineOf,
  loadBaseline,
  staleEntries,
  withExpected,
} from "../../../src/conformance/run/expected-failures.js";
import { temporaryDirectory } from "../../support/pki.js";
import { result } from "./result.js";

const entry = { id: "AEF-001", reason: "ticket 7", until: "2026-06-30" };
const baseline = { entries: [entry], sha256: "" };
const lastDay = new Date("2026-06-30T23:59:59Z");
const dayAfter = new Date("2026-07-01T00:00:00Z");
const failed = result({ outcome: "fail", reason: "it is wrong" });

describe("expected failures", () => {
  test.each(["fail", "dropped", "not-testable"] as const)("cover a case that is %s", (outcome) => {
    const [covered] = withExpected([result({ outcome, reason: "it is wrong" })], baseline, lastDay);

    expect(covered).toMatchObject({ outcome: "expected-failure" });
    expect(covered?.reason).toBe("ticket 7 (expected until 2026-06-30): it is wrong");
  });

  test("never cover an error, which is not the target's", () => {
    const error = result({ outcome: "error", fault: "network" });

    expect(withExpected([error], baseline, lastDay)).toEqual([error]);
  });

  test("cover nothing else, and nothing after their day", () => {
    const other = { ...failed, id: "AEF-002" };

    expect(withExpected([other], baseline, lastDay)).toEqual([other]);
    expect(withExpected([failed], baseline, dayAfter)).toEqual([failed]);
  });

  test("are stale when the case passes, and after their day", () => {
    expect(staleEntries([failed], baseline, lastDay)).toEqual([]);
    expect(staleEntries([result()], baseline, lastDay)).toMatchObject([{ id: "AEF-001" }]);
    expect(staleEntries([failed], baseline, dayAfter)).toMatchObject([{ id: "AEF-001" }]);
  });

  test("are not stale for a case that did not run", () => {
    expect(staleEntries([], baseline, lastDay)).toEqual([]);
  });

  test("are written as a file that can be read again, for failures alone", () => {
    const file = join(temporaryDirectory(), "expected.yaml");
    const results = [failed, result({ id: "AEF-002" }), result({ id: "AEF-003", outcome: "warn" })];
    writeFileSync(file, baselineOf(results, new Date("2026-01-01T00:00:00Z")));

    expect(parse(readFileSync(file, "utf8"))).toEqual([
      { id: "AEF-001", reason: "it is wrong", until: "2026-04-01" },
    ]);
    expect(loadBaseline(file).entries).toHaveLength(1);
  });

  test("are refused when an entry lacks a reason, a day or an id", () => {
    const file = join(temporaryDirectory(), "expected.yaml");
    for (const member of ["id", "reason", "until"]) {
      writeFileSync(file, JSON.stringify([{ ...entry, [member]: undefined }]));
      expect(() => loadBaseline(file)).toThrow(member);
    }
  });
});
