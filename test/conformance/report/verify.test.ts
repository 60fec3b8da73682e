import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { integrityOf, type RunReport } from "../../../src/conformance/report/json.js";
import { readReport, verifyReport } from "../../../src/conformance/report/verify.js";
import { writeReports } from "../../../src/conformance/report/write.js";
import { EventLog } from "../../../src/conformance/run/event-log.js";
import type { Run } from "../../../src/conformance/run/run.js";
import { result } from "../run/result.js";
import { passing, runOf } from "./sample-run.js";

describe("verifyReport", () => {
  let directory: string;
  const file = (name = "report.json") => join(directory, name);
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "capif-verify-"));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const logged = (run: Run): void => {
    const log = new EventLog(directory);
    log.add({ type: "manifest", manifest: run.manifest });
    for (const one of run.results) log.add({ type: "result", result: one });
    log.add({ type: "end", manifest: run.manifest });
  };

  /** Changes a report; `honest` makes the hashes again. */
  const change = (edit: (report: RunReport & Run) => void, { honest = true } = {}): void => {
    const report: RunReport & Run = JSON.parse(readFileSync(file(), "utf8"));
    edit(report);
    if (honest) report.integrity = integrityOf(report);
    writeFileSync(file(), JSON.stringify(report));
  };

  for (const name of ["report.json", "report.html"])
    test(`finds nothing wrong with what was just written: ${name}`, async () => {
      logged(runOf());
      await writeReports(runOf(), directory);

      expect(verifyReport(file(name))).toEqual({ ok: true, problems: [], remarks: [] });
    });

  const faults: Record<string, [RegExp, (report: RunReport & Run) => void, honest?: boolean]> = {
    "a result that was edited": [
      /^integrity: the results/,
      ({ results }) => Object.assign(results[1] ?? {}, { reason: "all is well" }),
      false,
    ],
    "a manifest that was edited": [
      /^integrity: the manifest/,
      ({ manifest }) => Object.assign(manifest.target, { name: "Another core" }),
      false,
    ],
    "counts that do not follow": [
      /^summary/,
      ({ summary }) => Object.assign(summary.outcomes, { pass: 11 }),
    ],
    "an exit code that does not follow": [
      /^exitCode: is 0, and the outcomes make it 4/,
      ({ manifest }) => Object.assign(manifest, { exitCode: 0 }),
    ],
    "a case that was left out": [/^results: AEF-002 was selected/, ({ results }) => results.pop()],
    "a case twice": [
      /^results: AEF-001 is there twice/,
      ({ results }) => results.push(result() as RunReport["results"][number] & (typeof results)[0]),
    ],
    "a member whose name has two lines, in one": [
      /^schema: \/summary\/roles\/a\?b[^\n]*$/,
      ({ summary }) => Object.assign(summary.roles, { "a\nb": {} }),
    ],
    "an outcome that there is not": [
      /^schema: \/results\/0\/outcome/,
      ({ results }) => Object.assign(results[0] ?? {}, { outcome: "splendid" }),
    ],
  };
  for (const [name, [problem, edit, honest = true]] of Object.entries(faults))
    test(`finds ${name}`, async () => {
      await writeReports(runOf(), directory);
      change(edit, { honest });
      const { ok, problems } = verifyReport(file());

      expect(ok).toBe(false);
      expect(
        problems.some((one) => problem.test(one)),
        problems.join("\n"),
      ).toBe(true);
    });

  test("finds that the event log beside it tells another story", async () => {
    logged(runOf());
    await writeReports(passing(), directory);
    const { problems } = verifyReport(file());

    expect(problems).toContain("events.jsonl: CCF-HOME-001 is not in the report");
    expect(problems).toContain("events.jsonl: its manifest is another one");
  });

  test("finds that an event log is none", async () => {
    await writeReports(passing(), directory);
    writeFileSync(file("events.jsonl"), "null\n");

    expect(verifyReport(file()).problems).toEqual(["events.jsonl: cannot be read"]);
  });

  test("finds that a page shows something else than its data", async () => {
    await writeReports(runOf(), directory);
    const page = readFileSync(file("report.html"), "utf8");
    writeFileSync(file("report.html"), page.replace("no verdict: the suite", "conformant: the s"));

    expect(verifyReport(file("report.html")).problems).toEqual([
      "page: what it shows is not what its data say",
    ]);
  });

  test("says when suite or contract are not this package's, which is no fault", async () => {
    const run = runOf([result()], {
      ...{ exitCode: 0, contractSha256: "0".repeat(64) },
      suite: { name: "capif-interconnect", version: "9.9.9" },
    });
    await writeReports(run, directory);
    const { ok, remarks } = verifyReport(file());

    expect(ok).toBe(true);
    expect(remarks[0]).toMatch(/^made by capif-interconnect 9\.9\.9; this is/);
    expect(remarks[1]).toBe("the contract that was tested is not this package's");
  });

  test("takes 5 only where expected failures can be stale", async () => {
    const codes = async (exitCode: number, ids: string[]) => {
      const baseline = { sha256: "0".repeat(64), ids };
      await writeReports(runOf([result()], { exitCode, baseline }), directory);
      return verifyReport(file()).ok;
    };

    expect(await codes(5, ["AEF-001"])).toBe(true);
    expect(await codes(0, ["AEF-001"])).toBe(false);
    expect(await codes(5, [])).toBe(false);
  });

  test("takes an interrupted run that lacks cases, with a remark", async () => {
    const run = runOf([result()], { exitCode: 130, interrupted: true });
    await writeReports(run, directory);

    expect(verifyReport(file())).toMatchObject({ ok: true, remarks: ["the run was interrupted"] });
  });

  for (const [name, content] of Object.entries({ "not JSON": "{", "a page": "<!doctype html>" }))
    test(`says so of ${name} that holds no report`, () => {
      writeFileSync(file(), content);

      expect(verifyReport(file()).problems[0]).toMatch(/is not JSON|holds no report/);
      expect(() => readReport(file())).toThrow(/is not JSON|holds no report/);
    });

  test("says so of a file that is not there", () => {
    expect(verifyReport(file()).problems[0]).toMatch(/cannot be read \(ENOENT\)$/);
  });
});
