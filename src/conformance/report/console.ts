import { styleText } from "node:util";
import type { CaseResult, Outcome } from "../run/outcome.js";
import type { Run } from "../run/run.js";
import { type Counts, outcomesIn, summarize, troubled } from "./counts.js";
import { exchangeLines } from "./exchange.js";
import { type Repeatable, repeatCommand } from "./repeat.js";
import { durationOf, verdictOf } from "./verdict.js";

/** What the reader's terminal can show. */
export interface Screen {
  colour: boolean;
  /** In columns. */
  width: number;
}

const colours: Record<Outcome, "green" | "red" | "yellow" | "dim"> = {
  pass: "green",
  fail: "red",
  dropped: "red",
  "not-testable": "red",
  error: "red",
  "expected-failure": "yellow",
  warn: "yellow",
  info: "dim",
  "not-applicable": "dim",
};

// A target's texts may hold what a terminal would obey.
const printable = (line: string): string => line.replace(/\p{Cc}/gu, "?");

const cut = (line: string, width: number): string =>
  line.length <= width ? line : `${line.slice(0, Math.max(width - 3, 0))}...`;

const painter =
  ({ colour }: Pick<Screen, "colour">) =>
  (outcome: Outcome, text: string): string =>
    colour ? styleText(colours[outcome], text, { validateStream: false }) : text;

/** A table of counts: a line a role, a column an outcome that occurs. */
const table = ({ roles, outcomes }: ReturnType<typeof summarize>, screen: Screen): string[] => {
  const paint = painter(screen);
  const shown = outcomesIn(outcomes);
  const rows: [string, Counts][] = [...Object.entries(roles), ["total", outcomes]];
  const first = Math.max(...rows.map(([name]) => name.length));
  const line = (name: string, cell: (outcome: Outcome) => string, paintsZero: boolean): string => {
    const cells = shown.map((outcome) => {
      const padded = cell(outcome).padStart(Math.max(outcome.length, 4));
      return paintsZero || cell(outcome) !== "0" ? paint(outcome, padded) : padded;
    });
    return [name.padEnd(first), ...cells].join("  ");
  };
  return [
    line("", (outcome) => outcome, true),
    ...rows.map(([name, counts]) => line(name, (outcome) => `${counts[outcome]}`, false)),
  ];
};

const counted = (count: number, one: string, many: string): string[] =>
  count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];

const closing = ({ manifest }: Run, { total, outcomes }: ReturnType<typeof summarize>): string =>
  [
    ...counted(total, "case", "cases"),
    ...counted(outcomes.warn, "warning", "warnings"),
    ...counted(outcomes["not-applicable"], "not applicable", "not applicable"),
    durationOf(manifest),
  ].join(", ");

const failureLines = ({ manifest, results }: Run, screen: Screen): string[] => {
  const failures = troubled(results);
  if (failures.length === 0) return [];
  const idWidth = Math.max(...failures.map(({ id }) => id.length));
  const lines = failures.map((failure) => {
    const { id, level, clause, outcome, reason = "" } = failure;
    const what = outcome === "fail" ? reason : `${outcome}: ${reason}`;
    const rest = printable(`${level.padEnd(6)}  ${clause}: ${what}`);
    return `${painter(screen)(outcome, id.padEnd(idWidth))}  ${cut(rest, screen.width - idWidth - 2)}`;
  });
  return [
    "",
    "Repeat one of these alone:",
    `  ${printable(repeatCommand(manifest, "ID"))}`,
    "",
    ...lines,
  ];
};

/** A finished run on one screen; what failed comes last, a line each. */
export const summaryOf = (run: Run, screen: Screen): string => {
  const { manifest, results } = run;
  const summary = summarize(results);
  const { kind, text } = verdictOf(manifest);
  const { profile, target, suite } = manifest;
  const heading = [
    `target   ${target.name}`,
    `profile  ${profile.name} ${profile.version} (${suite.name} ${suite.version})`,
  ].map((line) => cut(printable(line), screen.width));
  return [
    ...heading,
    "",
    ...table(summary, screen),
    "",
    closing(run, summary),
    painter(screen)(kind === "conformant" ? "pass" : "fail", text),
    ...failureLines(run, screen),
    "",
  ].join("\n");
};

/** How many cases are finished, of how many. */
export interface Place {
  done: number;
  total: number;
}

/** One finished case, while the run goes on. */
export const progressLine = (
  { id, outcome, title, reason, durationMs }: CaseResult,
  { done, total }: Place,
  { colour, width }: Screen = { colour: false, width: 100 },
): string => {
  const place = `${`${done}`.padStart(`${total}`.length)}/${total}  `;
  const rest = printable(`${id}  ${reason ?? title}`);
  const time = `  ${durationMs} ms`;
  const word = painter({ colour })(outcome, outcome.padEnd(16));
  const room = width - place.length - 18 - time.length;
  return `${place}${word}  ${cut(rest, room)}${time}`;
};

/** A case in full: its clause, what was expected, what was seen, and all that passed. */
export const traceOf = (result: CaseResult, run: Repeatable): string => {
  const { id, level, clause, step, title, outcome, reason, expected, actual, exchanges } = result;
  const lines = [
    `${id}  ${outcome}  ${title}`,
    `  clause    ${clause} (${level}, step ${step})`,
    ...(reason === undefined ? [] : [`  reason    ${reason}`]),
    ...(expected === undefined ? [] : [`  expected  ${expected}`]),
    ...(actual === undefined ? [] : [`  actual    ${actual}`]),
    ...exchanges.flatMap((exchange) => ["", ...exchangeLines(exchange).map((line) => `  ${line}`)]),
    "",
    `  repeat    ${repeatCommand(run, id)}`,
    "",
  ];
  return lines.map(printable).join("\n");
};
