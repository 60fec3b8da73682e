import { type CaseResult, isFailure } from "../run/outcome.js";
import type { Run } from "../run/run.js";
import { sha256Of } from "./canonical-json.js";
import { plain, table } from "./markdown-text.js";

/** What the cases of one pair of vendors came to. */
export interface Cell {
  ccfA: string;
  ccfB: string;
  passed: number;
  failed: number;
  expectedFailures: number;
  /** The suite's or the network's faults: no verdict. */
  errors: number;
  notApplicable: number;
}

/** Every vendor's CCF-A with every vendor's CCF-B, as far as they were tested. */
export interface Matrix {
  ccfA: string[];
  ccfB: string[];
  cells: Cell[];
}

/** Stands for a party whose place the suite took. */
export const suiteAsVendor = "(suite)";

/** A run, and what the user calls it. */
export interface NamedRun {
  name: string;
  run: Run;
}

/** The runs without those that were given before, in whatever file. */
export const distinctRuns = (runs: readonly NamedRun[]) => {
  const known = new Map<string, NamedRun>();
  const repeated: { name: string; as: string }[] = [];
  for (const one of runs) {
    const hash = sha256Of([one.run.manifest, one.run.results]);
    const before = known.get(hash);
    if (before === undefined) known.set(hash, one);
    else repeated.push({ name: one.name, as: before.name });
  }
  return { distinct: [...known.values()].map(({ run }) => run), repeated };
};

const pairOf = ({ manifest }: Run) => ({
  ccfA: manifest.target.vendors["ccf-a"] ?? suiteAsVendor,
  ccfB: manifest.target.vendors["ccf-b"] ?? suiteAsVendor,
});

/** Each case's result as it went last. */
const latest = (runs: readonly Run[]): CaseResult[] => {
  const inTime = runs.toSorted(
    (a, b) => Date.parse(a.manifest.startedAt) - Date.parse(b.manifest.startedAt),
  );
  const results = inTime.flatMap((run) => run.results);
  return [...new Map(results.map((result) => [result.id, result])).values()];
};

const cellOf = (pair: { ccfA: string; ccfB: string }, runs: readonly Run[]): Cell => {
  const results = latest(runs);
  const count = (is: (result: CaseResult) => boolean) => results.filter(is).length;
  return {
    ...pair,
    passed: count(({ outcome }) => ["pass", "warn", "info"].includes(outcome)),
    failed: count(isFailure),
    expectedFailures: count(({ outcome }) => outcome === "expected-failure"),
    errors: count(({ outcome }) => outcome === "error"),
    notApplicable: count(({ outcome }) => outcome === "not-applicable"),
  };
};

const crossRoles = ["interconnect", "ccf-home", "ccf-relay"];

/** Sets runs side by side by whose CCFs they tested; runs of other roles have no place in it. */
export const matrixOf = (runs: readonly Run[]): Matrix => {
  const ofCcfs = runs
    .map((run) => ({
      ...run,
      results: run.results.filter(({ role }) => crossRoles.includes(role)),
    }))
    .filter(({ results }) => results.length > 0);
  const names = (side: "ccfA" | "ccfB") =>
    [...new Set(ofCcfs.map((run) => pairOf(run)[side]))].sort();
  const [ccfA, ccfB] = [names("ccfA"), names("ccfB")];
  const cells = ccfA.flatMap((a) =>
    ccfB.flatMap((b) => {
      const between = ofCcfs.filter((run) => pairOf(run).ccfA === a && pairOf(run).ccfB === b);
      return between.length === 0 ? [] : [cellOf({ ccfA: a, ccfB: b }, between)];
    }),
  );
  return { ccfA, ccfB, cells };
};

const told = (cell: Cell | undefined): string => {
  if (cell === undefined) return "not run";
  const parts: [number, string][] = [
    [cell.expectedFailures, "expected to fail"],
    [cell.errors, "errors"],
  ];
  const rest = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return [`${cell.passed} passed`, `${cell.failed} failed`, ...rest].join(", ");
};

const rowsOf = ({ ccfA, ccfB, cells }: Matrix): string[][] =>
  ccfA.map((a) => [
    a,
    ...ccfB.map((b) => told(cells.find((cell) => cell.ccfA === a && cell.ccfB === b))),
  ]);

const corner = "CCF-A \\ CCF-B";
const printable = (text: string): string => text.replace(/\p{Cc}/gu, "?");

/** The matrix for a terminal. */
export const matrixText = (matrix: Matrix): string => {
  const rows = [[corner, ...matrix.ccfB], ...rowsOf(matrix)].map((row) => row.map(printable));
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(...rows.map((row) => row[at]?.length ?? 0)),
  );
  const line = (row: string[]) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join("  ");
  return `${rows.map((row) => line(row).trimEnd()).join("\n")}\n`;
};

/** The matrix as a Markdown table. */
export const matrixMarkdown = (matrix: Matrix): string => {
  const [head = [], ...rows] = [[corner, ...matrix.ccfB], ...rowsOf(matrix)].map((row) =>
    row.map(plain),
  );
  return `${table(head, rows).join("\n")}\n`;
};
