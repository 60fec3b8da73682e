import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { stringify } from "yaml";
import { type ExpectedFailures, loadConfiguration } from "../../contract/configuration.js";
import { type CaseResult, isFailure } from "./outcome.js";

/** The failures that a run may have, and the file that says so. */
export interface Baseline {
  entries: ExpectedFailures;
  sha256: string;
}

/** Reads a file of expected failures; throws ConfigurationError. */
export const loadBaseline = (file: string): Baseline => ({
  entries: loadConfiguration("ExpectedFailuresConfiguration", file).configuration,
  sha256: createHash("sha256").update(readFileSync(file)).digest("hex"),
});

/** An entry that is no longer true, and why. */
export interface StaleEntry {
  id: string;
  reason: string;
}

const isPast = (until: string, today: Date): boolean =>
  today.getTime() >= Date.parse(`${until}T00:00:00Z`) + 24 * 60 * 60 * 1000;

/** The results with expected failures as such; an entry that is past its date expects nothing. */
export const withExpected = (
  results: readonly CaseResult[],
  { entries }: Baseline,
  today: Date,
): CaseResult[] =>
  results.map((result) => {
    const entry = entries.find(({ id }) => id === result.id);
    if (entry === undefined || !isFailure(result) || isPast(entry.until, today)) return result;
    const reason = `${entry.reason} (expected until ${entry.until}): ${result.reason ?? ""}`;
    return { ...result, outcome: "expected-failure", reason };
  });

/** The entries that a run has shown to be wrong: the case passes, or the day is past. */
export const staleEntries = (
  results: readonly CaseResult[],
  { entries }: Baseline,
  today: Date,
): StaleEntry[] =>
  entries.flatMap(({ id, until }): StaleEntry[] => {
    if (isPast(until, today)) return [{ id, reason: `was expected until ${until}` }];
    const result = results.find((one) => one.id === id);
    const passed = result !== undefined && ["pass", "warn", "info"].includes(result.outcome);
    return passed ? [{ id, reason: "is expected to fail, and passes" }] : [];
  });

const days = 90;

/** A file of expected failures that this run would pass with: to be given reasons by hand. */
export const baselineOf = (results: readonly CaseResult[], today: Date): string => {
  const until = new Date(today.getTime() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  const entries: ExpectedFailures = results
    .filter(isFailure)
    .map(({ id, reason = "fails" }) => ({ id, reason, until }));
  return stringify(entries);
};
