import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { validatorOf } from "../../contract/documents.js";
import { contractSha256, suite } from "../run/manifest.js";
import type { Run } from "../run/run.js";
import { canonicalJson } from "./canonical-json.js";
import { summarize } from "./counts.js";
import { eventLogProblems } from "./event-log.js";
import { exitCodeProblems } from "./exit-code.js";
import { embeddedReport, htmlReport } from "./html.js";
import { integrityOf, type RunReport } from "./json.js";

/** Whether a report is what it says, and what is wrong with it. */
export interface Verification {
  ok: boolean;
  problems: string[];
  /** What a reader should know, though the report is sound. */
  remarks: string[];
}

/** A report that cannot be read at all; the message says why. */
export class ReportError extends Error {}

const read = (file: string): string => {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? ` (${error.code})` : "";
    throw new ReportError(`${file}: cannot be read${code}`);
  }
};

const isPage = (text: string): boolean => /^\s*<!doctype html/i.test(text);

const parsed = (file: string, text: string): unknown => {
  const data = isPage(text) ? embeddedReport(text) : text;
  if (data === undefined) throw new ReportError(`${file}: holds no report`);
  try {
    return JSON.parse(data);
  } catch {
    throw new ReportError(`${file}: is not JSON`);
  }
};

/** A JSON Pointer on one line: members of a report may be named anything. */
const placeOf = (pointer: string): string =>
  pointer === "" ? "the report" : pointer.replace(/[\p{Cc}\u2028\u2029]/gu, "?");

const schemaProblems = (report: unknown): string[] => {
  const validate = validatorOf("conformance", "RunReport");
  if (validate(report)) return [];
  return (validate.errors ?? [])
    .slice(0, 10)
    .map(({ instancePath, message }) => `schema: ${placeOf(instancePath)} ${message}`);
};

/** Reads `report.json`, or the data of `report.html`; throws ReportError. */
export const readReport = (file: string): RunReport & Run => {
  const report = parsed(file, read(file));
  const [problem] = schemaProblems(report);
  if (problem !== undefined) throw new ReportError(`${file}: ${problem}`);
  return report as RunReport & Run; // the schema has just said so
};

const hashProblems = (report: RunReport & Run): string[] => {
  const computed = integrityOf(report);
  return (["manifest", "results"] as const)
    .filter((member) => computed[member] !== report.integrity[member])
    .map((member) => `integrity: the ${member} were changed after the report was made`);
};

const countProblems = ({ results, summary }: RunReport & Run): string[] =>
  canonicalJson(summarize(results)) === canonicalJson(summary)
    ? []
    : ["summary: the counts do not follow from the results"];

const selectionProblems = ({ results, manifest }: Run): string[] => {
  const ids = results.map(({ id }) => id);
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
  const strangers = ids.filter((id) => !manifest.selection.ids.includes(id));
  const missing = manifest.selection.ids.filter((id) => !ids.includes(id));
  return [
    ...twice.map((id) => `results: ${id} is there twice`),
    ...strangers.map((id) => `results: ${id} was not selected`),
    ...(manifest.interrupted
      ? []
      : missing.map((id) => `results: ${id} was selected and is missing`)),
  ];
};

const pageProblems = (text: string, report: RunReport & Run): string[] => {
  const isOurs = report.manifest.suite.version === suite().version;
  if (!isPage(text) || !isOurs || htmlReport(report) === text) return [];
  return ["page: what it shows is not what its data say"];
};

const remarksOn = ({ manifest }: Run): string[] => {
  const ours = suite();
  const { name, version } = manifest.suite;
  return [
    ...(name === ours.name && version === ours.version
      ? []
      : [`made by ${name} ${version}; this is ${ours.name} ${ours.version}`]),
    ...(manifest.contractSha256 === contractSha256()
      ? []
      : ["the contract that was tested is not this package's"]),
    ...(manifest.interrupted ? ["the run was interrupted"] : []),
  ];
};

/** Checks a `report.json` or `report.html` again, with the event log beside it; never throws. */
export const verifyReport = (file: string): Verification => {
  try {
    const text = read(file);
    const found = parsed(file, text);
    const schema = schemaProblems(found);
    if (schema.length > 0) return { ok: false, problems: schema, remarks: [] };
    const report = found as RunReport & Run; // the schema has just said so
    const problems = [
      ...hashProblems(report),
      ...countProblems(report),
      ...selectionProblems(report),
      ...exitCodeProblems(report),
      ...pageProblems(text, report),
      ...eventLogProblems(join(dirname(file), "events.jsonl"), report),
    ];
    return { ok: problems.length === 0, problems, remarks: remarksOn(report) };
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    return { ok: false, problems: [error.message], remarks: [] };
  }
};
