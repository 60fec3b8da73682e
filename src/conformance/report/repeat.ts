import type { RunManifest } from "../run/run.js";

/** What the command takes from a run. */
export interface Repeatable {
  target: Pick<RunManifest["target"], "file">;
  profile: Pick<RunManifest["profile"], "name">;
}

const isSafe = /^[\w@%+=:,./-]+$/;

/** A word as a POSIX shell takes it. */
export const shellQuoted = (word: string): string =>
  isSafe.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;

const usual = "solution-13";

/** The command that repeats one case alone and shows what passed, to be pasted into a shell. */
export const repeatCommand = ({ target, profile }: Repeatable, id: string): string =>
  [
    "npx capif-interconnect conformance run --target",
    target.file === undefined ? "FILE" : shellQuoted(target.file),
    ...(profile.name === usual ? [] : ["--profile", shellQuoted(profile.name)]),
    ...["--only", id, "--trace", id],
  ].join(" ");
