import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { apiNames, bundleFile } from "../../contract/documents.js";
import type { Case, Role } from "../case.js";
import type { Profile } from "../profiles/profile.js";
import { statementAnswers } from "../statement/statement.js";
import type { Target } from "../target/target.js";
import type { Baseline } from "./expected-failures.js";
import type { RunManifest } from "./run.js";
import type { Wanted } from "./selection.js";

const manifestFile = new URL("../../../package.json", import.meta.url);

/** The suite's name and version. */
export const suite = (): { name: string; version: string } => {
  const { name, version } = JSON.parse(readFileSync(manifestFile, "utf8"));
  return { name, version };
};

/** SHA-256 over the bundles of every document, in the order of their names. */
export const contractSha256 = (): string => {
  const hash = createHash("sha256");
  for (const api of [...apiNames].sort()) hash.update(readFileSync(bundleFile(api)));
  return hash.digest("hex");
};

const vendorsOf = ({ vendors = {} }: Target): { [party: string]: string } =>
  Object.fromEntries(Object.entries(vendors).filter(([, vendor]) => vendor !== undefined));

/** What a run is of. */
export interface Subject {
  target: Target;
  /** The target file as the user named it. */
  namedFile: string;
  profile: Profile;
  wanted: Wanted;
  selected: readonly Case[];
  baseline?: Baseline;
}

/** A run's manifest before its end. */
export const manifestOf = (
  { target, namedFile, profile, wanted, selected, baseline }: Subject,
  startedAt: Date,
): Omit<RunManifest, "endedAt" | "interrupted" | "exitCode"> => {
  const tested: Role[] = [...new Set(selected.map(({ role }) => role))];
  return {
    suite: suite(),
    contractSha256: contractSha256(),
    profile: { name: profile.name, version: profile.version },
    selection: {
      roles: tested,
      only: wanted.only ?? [],
      ...(wanted.level === undefined ? {} : { level: wanted.level }),
      ids: selected.map(({ id }) => id),
    },
    target: { name: target.name, file: namedFile, vendors: vendorsOf(target) },
    statement: statementAnswers(target),
    ...(baseline === undefined
      ? {}
      : { baseline: { sha256: baseline.sha256, ids: baseline.entries.map(({ id }) => id) } }),
    node: process.version,
    startedAt: startedAt.toISOString(),
  };
};
