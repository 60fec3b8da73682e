// The whole conformance suite against our own parties: a lab, every role, both profiles, all reports.
// Passes only if no case fails, none is not testable, and exactly the pinned ones do not apply.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const main = join(root, "dist/cli/main.js");
const reports = process.argv[2] ?? join(root, "conformance-report");
const pinned = JSON.parse(readFileSync(join(root, "test/conformance/not-applicable.json"), "utf8"));
const directory = mkdtempSync(join(tmpdir(), "capif-conformance-"));
process.once("exit", () => rmSync(directory, { recursive: true, force: true }));

const start = (args, stdio) => spawn(process.execPath, [main, ...args], { stdio });

/** Resolves when the lab is ready. */
const startLab = async () => {
  const args = ["lab", "--dir", directory, "--log-level", "error"];
  const lab = start(args, ["ignore", "pipe", "inherit"]);
  process.once("exit", () => lab.kill());
  for await (const chunk of lab.stdout) if (/^ready$/m.test(chunk)) return lab;
  throw new Error("the lab did not start");
};

/** What a profile's report has against it. */
const complaints = (profile, code, { results }) => {
  const ids = (...outcomes) =>
    results.filter(({ outcome }) => outcomes.includes(outcome)).map(({ id }) => id);
  const notApplicable = ids("not-applicable").join(" ");
  return [
    ...(code === 0 ? [] : [`${profile}: exit code ${code}`]),
    ...ids("not-testable", "expected-failure", "warn", "error").map((id) => `${profile}: ${id}`),
    ...(notApplicable === pinned[profile].join(" ")
      ? []
      : [`${profile}: not applicable are ${notApplicable}, not ${pinned[profile].join(" ")}`]),
  ];
};

const run = async (profile) => {
  const report = join(reports, profile);
  const target = join(directory, "target.yaml");
  const args = ["--target", target, "--profile", profile, "--report", report];
  const suite = start(["conformance", "run", ...args], "inherit");
  const [code] = await once(suite, "exit");
  return complaints(profile, code, JSON.parse(readFileSync(join(report, "report.json"), "utf8")));
};

const lab = await startLab();
const found = [...(await run("solution-13")), ...(await run("ts-29222"))];
for (const complaint of found) console.error(complaint);
const ended = once(lab, "exit");
lab.kill();
await ended;
process.exitCode = found.length === 0 ? 0 : 1;
