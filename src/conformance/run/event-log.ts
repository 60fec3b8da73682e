import { appendFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { makeFolder } from "./make-folder.js";
import type { CaseResult } from "./outcome.js";
import type { RunManifest } from "./run.js";

/** One line of the event log: what a run is of, each verdict as it came, and the end. */
export type RunEvent =
  | { type: "manifest"; manifest: Partial<RunManifest> }
  | { type: "result"; result: CaseResult }
  | { type: "end"; manifest: RunManifest };

/** The file that every report is made from: JSON lines, written while the run goes on. */
export class EventLog {
  readonly #file: string | undefined;

  /** Begins `events.jsonl` anew in that folder; without one, nothing is written. */
  constructor(directory: string | undefined) {
    if (directory === undefined) return;
    makeFolder(directory);
    this.#file = join(directory, "events.jsonl");
    rmSync(this.#file, { force: true });
  }

  add(event: RunEvent): void {
    if (this.#file !== undefined) appendFileSync(this.#file, `${JSON.stringify(event)}\n`);
  }
}
