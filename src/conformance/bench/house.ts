import type { CaseRecord } from "./record.js";

/** A role's side of a run: opened once, gives a bench to each case. */
export interface House<Bench> {
  /** Everything that one case needs; it waits for a lane. `end` gives all of it back. */
  bench: (record: CaseRecord) => Promise<{ bench: Bench; end: () => Promise<void> }>;
  close: () => Promise<void>;
}
