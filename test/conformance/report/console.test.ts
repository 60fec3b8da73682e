import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { progressLine, summaryOf, traceOf } from "../../../src/conformance/report/console.js";
import { Progress } from "../../../src/conformance/report/progress.js";
import { repeatCommand } from "../../../src/conformance/report/repeat.js";
import { run } from "../../support/run.js";
import { result } from "../run/result.js";
import { everyOutcome, passing, runOf } from "./sample-run.js";

const screen = { colour: false, width: 80 };
const quoted = `'our core'\\''s/target.yaml'`;
const linesOf = (text: string): string[] => text.trimEnd().split("\n");

describe("the summary on the console", () => {
  test("ends with the failures, a line each, and one command for them all above", () => {
    const lines = linesOf(summaryOf(runOf(), screen));

    expect(lines.slice(-4).map((line) => line.split(" ")[0])).toEqual([
      ...["CCF-HOME-002", "CCF-HOME-003", "CCF-RELAY-003", "AEF-002"],
    ]);
    expect(lines.slice(-7, -5)).toEqual([
      "Repeat one of these alone:",
      `  npx capif-interconnect conformance run --target ${quoted} --only ID --trace ID`,
    ]);
    expect(lines.at(-4)).toContain("MUST    TS 33.122 6.5.2.1 step 4; contract 4: request");
    expect(lines.slice(-4).every((line) => line.length <= 80)).toBe(true);
  });

  test("counts each role and outcome, warnings and what does not apply", () => {
    const text = summaryOf(runOf(), screen);

    expect(text).toMatch(/^target {3}Example core, release 7\nprofile {2}solution-13 0\.1\.0/);
    expect(text).toMatch(/\nccf-home +1 +1 +1 +0 +0 +0 +1 +1 +0\n/);
    expect(text).toMatch(/\ntotal +3 +1 +1 +1 +1 +1 +1 +1 +1\n/);
    expect(text).toContain("\n11 cases, 1 warning, 1 not applicable, 12.2 s\n");
    expect(linesOf(text).length).toBeLessThan(24);
  });

  test("of a run that passes says so last", () => {
    expect(linesOf(summaryOf(passing(), screen)).at(-1)).toBe("conformant");
  });

  test("says the same with colours", () => {
    const coloured = summaryOf(runOf(), { ...screen, colour: true });

    expect(coloured).not.toBe(summaryOf(runOf(), screen));
    expect(stripVTControlCharacters(coloured)).toBe(summaryOf(runOf(), screen));
  });
});

describe("a line for a finished case", () => {
  test("fits the width and lets no control character through", () => {
    for (const one of everyOutcome) {
      const line = progressLine(one, { done: 9, total: 120 }, screen);

      expect(line.length).toBeLessThanOrEqual(80);
      expect(line).toMatch(/^ {2}9\/120 {2}/);
      expect(line).toContain(one.id);
      expect(line).not.toMatch(/\p{Cc}/u);
    }
  });
});

describe("the progress of a run", () => {
  const shown = (isTTY: boolean): string => {
    const written: string[] = [];
    const stream = { isTTY, write: (text: string) => written.push(text) };
    const progress = new Progress(stream, 12, () => screen);
    progress.finished(result({ id: "AEF-001" }));
    progress.say("a trace");
    progress.finished(result({ id: "AEF-002" }));
    progress.end();
    return written.join("");
  };

  test("is a line a case in a log, with how many are finished of how many", () => {
    expect(linesOf(shown(false))).toEqual([
      expect.stringMatching(/^ 1\/12 {2}pass +AEF-001 /),
      "a trace",
      expect.stringMatching(/^ 2\/12 {2}pass +AEF-002 /),
    ]);
    expect(shown(false)).not.toContain("\r");
  });

  test("is one line on a terminal, which is gone in the end; a trace stays", () => {
    const left = shown(true)
      .split("\n")
      .map((line) => line.split("\r\u001b[2K").at(-1));

    expect(shown(true)).toContain("\r\u001b[2K 2/12  pass");
    expect(left).toEqual(["a trace", ""]);
  });
});

describe("the command to repeat a case", () => {
  test.each([
    ["target.yaml", "target.yaml"],
    ["../a-b/target_1.yaml", "../a-b/target_1.yaml"],
    ["a b; rm $HOME `x`", "'a b; rm $HOME `x`'"],
    ["it's", `'it'\\''s'`],
  ])("names the target file %s as a shell takes it", async (file, shown) => {
    const manifest = { target: { file }, profile: { name: "solution-13" } };
    const [, told = ""] = repeatCommand(manifest, "AEF-001").match(/--target (.*) --only/) ?? [];

    expect(told).toBe(shown);
    expect((await run("sh", ["-c", `printf %s ${told}`])).stdout).toBe(file);
  });

  test("names a profile that is not the usual one", () => {
    const manifest = { target: { file: "t.yaml" }, profile: { name: "ts-29222" } };

    expect(repeatCommand(manifest, "TS29222-001")).toBe(
      "npx capif-interconnect conformance run --target t.yaml --profile ts-29222" +
        " --only TS29222-001 --trace TS29222-001",
    );
  });
});

describe("the trace of a case", () => {
  test("has clause, expected, actual, what passed, and how to repeat it", () => {
    const [, failed = result()] = everyOutcome;
    const trace = traceOf(failed, runOf().manifest);

    for (const part of [
      ...["TS 33.122 6.5.2.1 step 4; contract 4 (MUST, step 7)", "expected  404 API_INVOKER"],
      ...["actual    200", "> POST https://ccf-b.example.com:8443/ccf-security-info/v1", "< 404"],
      ...['"cause": "API_INVOKER_NOT_FOUND"', "< no answer: the connection was closed"],
      `run --target ${quoted} --only CCF-HOME-002 --trace CCF-HOME-002`,
    ])
      expect(trace).toContain(part);
    expect(trace.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
  });
});
