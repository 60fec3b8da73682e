import type { CaseResult, Outcome } from "../run/outcome.js";
import type { Run, RunManifest } from "../run/run.js";
import { summarize } from "./counts.js";
import { exchangeLines } from "./exchange.js";
import { repeatCommand } from "./repeat.js";
import { element, xmlText } from "./xml.js";

type Kind = "failure" | "error" | "skipped";

const kinds: Partial<Record<Outcome, Kind>> = {
  fail: "failure",
  dropped: "failure",
  "not-testable": "failure",
  error: "error",
  "not-applicable": "skipped",
  "expected-failure": "skipped",
};

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3);

const details = (result: CaseResult, manifest: RunManifest): string => {
  const { id, clause, reason = "", expected, actual, exchanges } = result;
  return [
    reason,
    `clause: ${clause}`,
    ...(expected === undefined ? [] : [`expected: ${expected}`]),
    ...(actual === undefined ? [] : [`actual: ${actual}`]),
    `repeat: ${repeatCommand(manifest, id)}`,
    ...exchanges.flatMap((exchange) => ["", ...exchangeLines(exchange)]),
  ].join("\n");
};

const verdict = (result: CaseResult, manifest: RunManifest): string[] => {
  const { outcome, reason = "" } = result;
  if (outcome === "pass") return [];
  const kind = kinds[outcome];
  if (kind === undefined)
    return [element("system-out", {}, xmlText(`${outcome}: ${details(result, manifest)}`))];
  if (kind === "skipped") return [element(kind, { message: reason })];
  return [element(kind, { message: reason, type: outcome }, xmlText(details(result, manifest)))];
};

const testcase = (result: CaseResult, manifest: RunManifest): string => {
  const { id, role, theme, title, level, clause, step, outcome, durationMs } = result;
  const properties = Object.entries({ level, clause, step, outcome }).map(([name, value]) =>
    element("property", { name, value }),
  );
  return element(
    "testcase",
    { classname: `${role}.${theme}`, name: `${id} ${title}`, time: seconds(durationMs) },
    element("properties", {}, ...properties),
    ...verdict(result, manifest),
  );
};

const countsOf = (results: readonly CaseResult[]) => {
  const of = (kind: Kind) => results.filter(({ outcome }) => kinds[outcome] === kind).length;
  return {
    tests: results.length,
    failures: of("failure"),
    errors: of("error"),
    skipped: of("skipped"),
  };
};

/** JUnit XML: a suite a role, with what JUnit has no word for as properties. */
export const junitReport = ({ manifest, results }: Run): string => {
  const suites = Object.keys(summarize(results).roles).map((role) => {
    const ofRole = results.filter((result) => result.role === role);
    const time = seconds(ofRole.reduce((sum, { durationMs }) => sum + durationMs, 0));
    const attributes = { name: role, ...countsOf(ofRole), time, timestamp: manifest.startedAt };
    return element("testsuite", attributes, ...ofRole.map((one) => testcase(one, manifest)));
  });
  const time = seconds(Date.parse(manifest.endedAt) - Date.parse(manifest.startedAt));
  const name = `${manifest.target.name}, ${manifest.profile.name} ${manifest.profile.version}`;
  const root = element("testsuites", { name, ...countsOf(results), time }, ...suites);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
};
