import type { Role } from "../case.js";
import type { CaseResult } from "./outcome.js";

/** What was run against what: enough to run the same again, and to see that a report is of it. */
export interface RunManifest {
  suite: { name: string; version: string };
  /** SHA-256 of the documents' bundles, so that both sides know which contract was tested. */
  contractSha256: string;
  profile: { name: string; version: string };
  selection: {
    roles: readonly Role[];
    only: readonly string[];
    level?: string;
    ids: readonly string[];
  };
  target: {
    name: string;
    /** The target file as the user named it. */
    file?: string;
    vendors: { [party: string]: string };
  };
  /** The target's implementation conformance statement: every item's answer. */
  statement: { [item: string]: boolean };
  /** The expected failures that were taken into account. */
  baseline?: { sha256: string; ids: readonly string[] };
  node: string;
  /** ISO 8601, UTC. */
  startedAt: string;
  endedAt: string;
  /** Whether the run was ended before every case had run. */
  interrupted: boolean;
  exitCode: number;
}

/** A finished run: what every report is made from. */
export interface Run {
  manifest: RunManifest;
  results: readonly CaseResult[];
}
