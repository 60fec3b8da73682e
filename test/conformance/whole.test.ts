import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { newDirectory } from "../cli/command.js";
import { type RunResult, run } from "../support/run.js";

const script = fileURLToPath(new URL("../../scripts/conformance.js", import.meta.url));
const timeoutMs = 180_000;

// What `npm run conformance` does, after the build that the tests have made already.
describe("the whole suite against our own parties", () => {
  const reports = newDirectory();
  let ended: RunResult;
  beforeAll(async () => {
    ended = await run(process.execPath, [script, reports], { timeoutMs });
  }, timeoutMs);

  test("has no failure, nothing untestable, and the pinned cases that do not apply", () => {
    expect(ended).toMatchObject({ code: 0 });
  });

  test.each(["solution-13", "ts-29222"])("writes every report of %s", (profile) => {
    for (const file of ["events.jsonl", "report.json", "report.xml", "report.md", "report.html"])
      expect(readFileSync(join(reports, profile, file), "utf8").length).toBeGreaterThan(1000);
    const { manifest } = JSON.parse(readFileSync(join(reports, profile, "report.json"), "utf8"));
    const seconds = (Date.parse(manifest.endedAt) - Date.parse(manifest.startedAt)) / 1000;
    console.log(`${profile}: ${manifest.selection.ids.length} cases in ${seconds} s`);
  });
});
