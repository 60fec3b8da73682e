import type { CaseResult, Outcome } from "../run/outcome.js";
import type { Run, RunManifest } from "../run/run.js";
import { outcomesIn, type Summary, summarize, troubled } from "./counts.js";
import { exchangeLines } from "./exchange.js";
import { code, fenced, plain, table } from "./markdown-text.js";
import { repeatCommand } from "./repeat.js";
import { durationOf, verdictOf } from "./verdict.js";

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`## ${title}`, "", ...lines, ""];

const counts = ({ outcomes, roles, total }: Summary): string[] => {
  const shown = outcomesIn(outcomes);
  const rows = [...Object.entries(roles), ["all", outcomes] as const].map(([name, of]) => [
    name,
    ...shown.map((outcome) => `${of[outcome]}`),
    name === "all" ? `${total}` : `${Object.values(of).reduce((sum, one) => sum + one, 0)}`,
  ]);
  return table(["Role", ...shown, "cases"], rows, "--:");
};

/** What passed, folded; a fence is longer than any in it. */
const exchanges = ({ exchanges: all }: CaseResult): string[] => {
  if (all.length === 0) return ["Nothing was sent.", ""];
  const lines = all.flatMap((one, at) => [...(at === 0 ? [] : [""]), ...exchangeLines(one)]);
  const text = lines.map((line) => line.replace(/[^\P{Cc}\t\n]/gu, "?"));
  return [
    "<details>",
    `<summary>Exchanges (${all.length})</summary>`,
    "",
    ...fenced(text),
    "",
    "</details>",
    "",
  ];
};

const failure = (result: CaseResult, manifest: RunManifest): string[] => {
  const { id, title, level, clause, step, outcome, reason = "", expected, actual } = result;
  return [
    `### ${id}: ${plain(title)}`,
    "",
    plain(reason),
    "",
    `- outcome: ${outcome}`,
    `- clause: ${plain(clause)} (${level}, step ${step})`,
    ...(expected === undefined ? [] : [`- expected: ${code(expected)}`]),
    ...(actual === undefined ? [] : [`- actual: ${code(actual)}`]),
    `- repeat: ${code(repeatCommand(manifest, id))}`,
    "",
    ...exchanges(result),
  ];
};

const withReasons = (results: readonly CaseResult[], ...of: readonly Outcome[]): string[] => {
  const rows = results
    .filter(({ outcome }) => of.includes(outcome))
    .map(({ id, level, clause, reason = "" }) => [id, level, plain(clause), plain(reason)]);
  return rows.length === 0 ? [] : table(["Case", "Level", "Clause", "Why"], rows);
};

const facts = ({ manifest }: Run): string[] => {
  const { target, profile, suite, contractSha256, startedAt } = manifest;
  const vendors = Object.entries(target.vendors).map(([party, vendor]) => [
    `Vendor of ${party}`,
    plain(vendor),
  ]);
  return table(
    ["", ""],
    [
      ["Target", plain(target.name)],
      ...vendors,
      ["Profile", `${plain(profile.name)} ${plain(profile.version)}`],
      ["Suite", `${plain(suite.name)} ${plain(suite.version)}`],
      ["Contract (SHA-256)", code(contractSha256)],
      ["Started", plain(startedAt)],
      ["Took", durationOf(manifest)],
    ],
  );
};

/** `report.md`: what failed first, everything else behind it. */
export const markdownReport = (run: Run): string => {
  const { manifest, results } = run;
  const { text } = verdictOf(manifest);
  const all = results.map(({ id, role, theme, level, title, outcome }) => [
    ...[id, `${role}/${plain(theme)}`, level, plain(title), outcome],
  ]);
  return [
    `# Conformance of ${plain(manifest.target.name)}: ${text}`,
    "",
    ...facts(run),
    "",
    ...section("Summary", counts(summarize(results))),
    ...section(
      "Failures",
      troubled(results).flatMap((one) => failure(one, manifest)),
    ),
    ...section("Warnings", withReasons(results, "warn", "info")),
    ...section("Expected failures", withReasons(results, "expected-failure")),
    ...section("Not applicable", withReasons(results, "not-applicable")),
    ...section("All cases", table(["Case", "Theme", "Level", "Title", "Outcome"], all)),
  ].join("\n");
};
