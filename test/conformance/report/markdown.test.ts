import { describe, expect, test } from "vitest";
import { markdownReport } from "../../../src/conformance/report/markdown.js";
import { result } from "../run/result.js";
import { everyOutcome, exchange, passing, runOf } from "./sample-run.js";

const sections = (text: string): string[] =>
  [...text.matchAll(/^## (.*)$/gm)].map(([, title = ""]) => title);

describe("report.md", () => {
  const text = markdownReport(runOf());

  test("has the failures before everything else but the counts", () => {
    expect(sections(text)).toEqual([
      ...["Summary", "Failures", "Warnings", "Expected failures", "Not applicable", "All cases"],
    ]);
  });

  test("tells a failure with clause, expected, actual and the command", () => {
    expect(text).toContain("### CCF-HOME-002: refuses an invoker that it has not onboarded");
    expect(text).toContain("- clause: TS 33.122 6.5.2.1 step 4; contract 4 (MUST, step 7)");
    expect(text).toContain("- expected: `404 API_INVOKER_NOT_FOUND`\n- actual: `200`");
    expect(text).toContain("--only CCF-HOME-002 --trace CCF-HOME-002`");
  });

  test("shows what passed, folded, and lets nothing that was sent out of its block", () => {
    const [, of = ""] = text.split("### CCF-HOME-002");
    const [failure = ""] = of.split("### ");
    const block = /<details>\n<summary>Exchanges \(2\)<\/summary>\n\n(`{3,})text\n([\s\S]*?)\n\1\n/;
    const [, , shown = ""] = block.exec(failure) ?? [];

    expect(shown).toContain("> POST https://ccf-b.example.com:8443/ccf-security-info/v1");
    expect(shown).toContain("< 404");
    expect(shown).toContain("< no answer: the connection was closed");
    expect(failure.trimEnd()).toMatch(/<\/details>$/);
    const fences = markdownReport(
      runOf([result({ outcome: "fail", exchanges: [{ ...exchange, responseBody: "````\n# x" }] })]),
    );
    expect(fences).toContain("`````text\n");
  });

  test("keeps every table's rows as long as its head, whatever a target sent", () => {
    const widths = text
      .split(/\n\n/)
      .map((block) => block.split("\n").filter((line) => line.startsWith("|")))
      .filter((rows) => rows.length > 0)
      .map((rows) => new Set(rows.map((row) => row.replace(/\\./g, "").split("|").length)).size);

    expect(widths).toEqual(widths.map(() => 1));
    const outside = text.replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, "");
    expect(outside).not.toMatch(/(?<!\\)<img/);
  });

  test("lists every case", () => {
    const [, all = ""] = text.split("## All cases");

    for (const { id, outcome } of everyOutcome)
      expect(all).toMatch(new RegExp(`\\| ${id} \\|.*\\| ${outcome} \\|`));
  });

  test("of a run that passes has no empty section", () => {
    expect(sections(markdownReport(passing()))).toEqual(["Summary", "All cases"]);
  });
});
