// Holds each document against its last released bundle in openapi/released/<api>/<version>.yaml: what
// breaks (redocly diff) has to raise the major version.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const released = join(root, "openapi/released");
const generated = process.argv[2] ?? join(root, "generated");
const redocly = join(
  createRequire(import.meta.url).resolve("@redocly/cli/package.json"),
  "../bin/cli.js",
);

const parts = (version) => version.split(/[.-]/).map((part) => Number(part) || 0);
const byVersion = (a, b) => {
  const [x, y] = [parts(a), parts(b)];
  const differing = x.findIndex((part, index) => part !== (y[index] ?? 0));
  return differing < 0 ? 0 : x[differing] - (y[differing] ?? 0);
};

/** The file of the latest release of a document. */
const latest = (api) => {
  const versions = readdirSync(join(released, api)).map((file) => file.replace(/\.yaml$/, ""));
  return join(released, api, `${versions.sort(byVersion).at(-1)}.yaml`);
};

/** What redocly makes of the change, by the rules that it has of its own: this folder has no others. */
const diffOf = (base, revision) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [redocly, "diff", base, revision, "--format", "json", "--fail-on", "none"],
    {
      cwd: released,
      env: { ...process.env, REDOCLY_TELEMETRY: "off" },
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  if (status !== 0) throw new Error(`${stdout}${stderr}`);
  return JSON.parse(stdout);
};

const majorOf = (version) => parts(version)[0];

const isCompatible = (api) => {
  const { summary, infoVersions, changes } = diffOf(latest(api), join(generated, `${api}.yaml`));
  const { base, revision } = infoVersions;
  const { major, minor, patch } = summary;
  console.log(`${api} ${base} -> ${revision}: ${major} breaking, ${minor} new, ${patch} other`);
  if (major === 0 || majorOf(revision) > majorOf(base)) return true;
  console.error(`${api}: a breaking change has to raise the major version of info.version:`);
  for (const { impact, path } of changes) if (impact === "major") console.error(`  ${path}`);
  return false;
};

if (readdirSync(released).map(isCompatible).includes(false)) process.exitCode = 1;
