import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const git = (root, ...args) => execFileSync("git", args, { cwd: root, encoding: "utf8" }).trimEnd();

const json = (root, file) => JSON.parse(readFileSync(join(root, file), "utf8"));

/** The first heading of the changelog, and whether anything stands below it. */
const latestEntry = (root) => {
  const [, first = ""] = readFileSync(join(root, "CHANGELOG.md"), "utf8").split(/^## /m);
  const [heading = "", ...lines] = first.split("\n");
  return { heading: heading.trim(), isEmpty: !lines.some((line) => line.startsWith("- ")) };
};

const ofChangelog = (root, version, isDryRun) => {
  const { heading, isEmpty } = latestEntry(root);
  if (isEmpty) return ["CHANGELOG.md has nothing to say below its first heading"];
  if (heading.startsWith(`${version} (`) && /\(\d{4}-\d{2}-\d{2}\)$/.test(heading)) return [];
  if (isDryRun && heading === "Unreleased") return [];
  return [`CHANGELOG.md begins with "${heading}": release ${version} as "## ${version} (its day)"`];
};

/** Why this tree cannot be released. A dry run may be on any branch, and before its entry is dated. */
export const refusals = (root, { isDryRun }) => {
  const { version } = json(root, "package.json");
  const locked = json(root, "package-lock.json").version;
  const changed = git(root, "status", "--porcelain");
  const branch = git(root, "branch", "--show-current");
  return [
    ...(changed === "" ? [] : [`the tree is not clean: commit or remove\n${changed}`]),
    ...(isDryRun || branch === "main" ? [] : [`a release is made on main, not on ${branch}`]),
    ...(locked === version
      ? []
      : [`package-lock.json is of ${locked}, package.json of ${version}: npm install`]),
    ...ofChangelog(root, version, isDryRun),
  ];
};
