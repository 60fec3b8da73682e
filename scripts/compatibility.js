// Holds each document against its last released bundle in openapi/released/<api>/<version>.yaml: what
// breaks (redocly diff) has to raise the major version, any other change the version.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { diffOf } from "./compatibility/diff.js";
import { byVersion, majorOf } from "./compatibility/versions.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const released = join(root, "openapi/released");
const generated = process.argv[2] ?? join(root, "generated");

/** The latest release of a document, as YAML. */
const latest = (api) => {
  const versions = readdirSync(join(released, api)).map((file) => file.replace(/\.yaml$/, ""));
  return readFileSync(join(released, api, `${versions.sort(byVersion).at(-1)}.yaml`), "utf8");
};

/** What is wrong with the new version's number, and where the changes are that say so. */
const complaint = ({ summary: { major }, infoVersions: { base, revision }, changes }) => {
  if (major > 0 && majorOf(revision) <= majorOf(base)) {
    const breaking = changes.filter(({ impact }) => impact === "major");
    return ["a breaking change has to raise the major version of info.version", breaking];
  }
  return ["a change of a released document has to raise info.version", changes];
};

const told = (report) => {
  const { major, minor, patch } = report.summary;
  const { base, revision } = report.infoVersions;
  return `${base} -> ${revision}: ${major} breaking, ${minor} new, ${patch} other`;
};

const isRaised = ({ summary: { major }, infoVersions: { base, revision } }) =>
  byVersion(revision, base) > 0 && (major === 0 || majorOf(revision) > majorOf(base));

const isCompatible = async (api) => {
  const [base, revision] = [latest(api), readFileSync(join(generated, `${api}.yaml`), "utf8")];
  if (base === revision) {
    console.log(`${api}: as released`);
    return true;
  }
  const report = await diffOf(base, revision);
  console.log(`${api} ${told(report)}`);
  if (isRaised(report)) return true;
  const [rule, places] = complaint(report);
  console.error(`${api}: ${rule}:`);
  for (const { path } of places) console.error(`  ${path}`);
  return false;
};

const verdicts = await Promise.all(readdirSync(released).map(isCompatible));
if (verdicts.includes(false)) process.exitCode = 1;
