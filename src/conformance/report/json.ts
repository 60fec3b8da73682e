import type { components } from "../../../generated/conformance.js";
import type { CaseResult } from "../run/outcome.js";
import type { Run, RunManifest } from "../run/run.js";
import { sha256Of } from "./canonical-json.js";
import { type Summary, summarize } from "./counts.js";

/** `report.json`, as its published schema has it. */
export type RunReport = components["schemas"]["RunReport"];

/** The hashes of a report's members (RFC 8785, SHA-256). */
export const integrityOf = ({ manifest, results }: Run): RunReport["integrity"] => ({
  manifest: sha256Of(manifest),
  results: sha256Of(results),
});

/** A run as `report.json` has it. */
export const reportOf = (run: Run) =>
  ({
    reportVersion: "1",
    manifest: run.manifest,
    summary: summarize(run.results),
    results: run.results,
    integrity: integrityOf(run),
  }) satisfies {
    reportVersion: RunReport["reportVersion"];
    manifest: RunManifest;
    summary: Summary;
    results: readonly CaseResult[];
    integrity: RunReport["integrity"];
  };

/** The text of `report.json`. */
export const jsonReport = (run: Run): string => `${JSON.stringify(reportOf(run), null, 2)}\n`;
