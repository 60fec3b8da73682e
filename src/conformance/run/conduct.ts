import { runOnVitest } from "./engine.js";
import { EventLog } from "./event-log.js";
import { exitCodeOf } from "./exit-code.js";
import { type StaleEntry, staleEntries, withExpected } from "./expected-failures.js";
import { manifestOf, type Subject } from "./manifest.js";
import type { CaseResult } from "./outcome.js";
import type { Run } from "./run.js";

/** How a run is conducted. */
export interface Conduct extends Subject {
  /** Absolute. */
  targetFile: string;
  /** Where the event log goes. */
  directory?: string;
  onResult?: (result: CaseResult) => void;
  signal?: AbortSignal;
}

/** A finished run, and the expected failures that it has shown to be wrong. */
export interface Conducted {
  run: Run;
  stale: readonly StaleEntry[];
}

/** The catalogue's order, whatever order the verdicts came in. */
const inOrder = (results: readonly CaseResult[], { selected }: Subject): CaseResult[] =>
  selected.flatMap(({ id }) => results.find((result) => result.id === id) ?? []);

/** Runs the selected cases against the target; what happens on the way is in the event log. */
export const conduct = async (options: Conduct): Promise<Conducted> => {
  const { targetFile, selected, baseline, directory, onResult, signal } = options;
  const startedAt = new Date();
  const begun = manifestOf(options, startedAt);
  const log = new EventLog(directory);
  log.add({ type: "manifest", manifest: begun });
  const expected = (results: readonly CaseResult[]) =>
    baseline === undefined ? [...results] : withExpected(results, baseline, startedAt);
  const told = await runOnVitest({
    targetFile,
    cases: selected,
    onResult: (verdict) => {
      const [result = verdict] = expected([verdict]);
      log.add({ type: "result", result });
      onResult?.(result);
    },
    ...(signal === undefined ? {} : { signal }),
  });
  const results = inOrder(expected(told), options);
  const stale = baseline === undefined ? [] : staleEntries(results, baseline, startedAt);
  const interrupted = signal?.aborted === true;
  const exitCode = interrupted ? 130 : exitCodeOf(results, stale);
  const manifest = { ...begun, endedAt: new Date().toISOString(), interrupted, exitCode };
  log.add({ type: "end", manifest });
  return { run: { manifest, results }, stale };
};
