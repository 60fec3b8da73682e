import { resolve } from "node:path";
import { Command, Option } from "commander";
import type { CaseResult } from "../../conformance/run/outcome.js";
import { configured } from "../common.js";
import { action, quiet, UsageError } from "../terminal.js";
import {
  profileOf,
  type SelectionOptions,
  selected,
  selectionOptions,
  wantedOf,
} from "./options.js";

interface RunOptions extends SelectionOptions {
  target: string;
  baseline?: string;
  writeBaseline?: string;
  report?: string;
  json?: boolean;
  trace?: string;
}

const help = `
Exit codes: 0 conformant, 1 not conformant, 2 wrong usage or configuration, 3 the target cannot be
reached, 4 the suite is at fault, 5 an expected failure that passes or is past its date.`;

/** The command `conformance run`: judges a target. */
export const runCommand = (): Command => {
  const command = quiet(new Command("run"), process)
    .description("run the cases against a target")
    .requiredOption("--target <file>", "the target file; see conformance init")
    .option("--report <dir>", "write JUnit XML, JSON, Markdown and HTML reports there")
    .option("--json", "print the JSON report in the place of the summary")
    .option("--trace <which>", "print the exchanges of: failed, all, or a case's id")
    .addOption(
      new Option("--baseline <file>", "the failures that are expected").conflicts("writeBaseline"),
    )
    .option("--write-baseline <file>", "write this run's failures as the expected ones")
    .addHelpText("after", help);
  for (const option of selectionOptions()) command.addOption(option);
  return command.action(action(process, (options: RunOptions) => run(options)));
};

const prepare = async (options: RunOptions) => {
  const { loadTarget } = await import("../../conformance/target/target.js");
  const { rolesOf, select } = await import("../../conformance/run/selection.js");
  const { loadBaseline } = await import("../../conformance/run/expected-failures.js");
  const { statementOf } = await import("../../conformance/statement/statement.js");
  const profile = await profileOf(options);
  const target = await configured(() => loadTarget(options.target));
  await configured(() => statementOf(target));
  const wanted = wantedOf(options);
  const chosen = await selected(() => select(profile, rolesOf(target), wanted));
  const { baseline: file } = options;
  const baseline = file === undefined ? undefined : await configured(() => loadBaseline(file));
  const meaningless = baseline?.entries.find(({ id }) => !profile.ids.includes(id));
  if (meaningless !== undefined)
    throw new UsageError(`${file}: profile ${profile.name} has no case ${meaningless.id}`);
  refuseUnknownTrace(options, chosen);
  return {
    ...{ target, profile, wanted, selected: chosen },
    ...(baseline === undefined ? {} : { baseline }),
    targetFile: resolve(options.target),
    ...(options.report === undefined ? {} : { directory: resolve(options.report) }),
  };
};

const refuseUnknownTrace = ({ trace }: RunOptions, chosen: readonly { id: string }[]): void => {
  if (trace === undefined || trace === "failed" || trace === "all") return;
  if (chosen.some(({ id }) => id.toLowerCase() === trace.toLowerCase())) return;
  throw new UsageError(`--trace takes failed, all, or the id of a selected case, not ${trace}`);
};

/** Ends a run at the first SIGINT or SIGTERM, the process at the second. */
const endedBySignal = (): AbortSignal => {
  const controller = new AbortController();
  const end = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  process.on("SIGINT", end);
  process.on("SIGTERM", end);
  return controller.signal;
};

const isTraced = ({ id, outcome }: CaseResult, which: string | undefined): boolean =>
  which === "all" ||
  which?.toLowerCase() === id.toLowerCase() ||
  (which === "failed" && ["fail", "dropped", "not-testable", "error"].includes(outcome));

const run = async (options: RunOptions): Promise<number> => {
  const subject = await prepare(options);
  const { conduct } = await import("../../conformance/run/conduct.js");
  const { progressLine, summaryOf, traceOf } = await import("../../conformance/report/console.js");
  const { writeReports } = await import("../../conformance/report/write.js");
  const { reportOf } = await import("../../conformance/report/json.js");
  const { withHooks } = await import("../../conformance/run/hooks.js");
  const signal = endedBySignal();
  const { run: finished, stale } = await configured(() =>
    withHooks(subject.target, () =>
      conduct({
        ...subject,
        signal,
        onResult: (result) => {
          process.stderr.write(`${progressLine(result, screenOf(process.stderr))}\n`);
          if (isTraced(result, options.trace)) process.stderr.write(`${traceOf(result)}\n`);
        },
      }),
    ),
  );
  if (subject.directory !== undefined)
    for (const file of await writeReports(finished, subject.directory))
      process.stderr.write(`${file}\n`);
  if (!finished.manifest.interrupted) await writeBaseline(options, finished.results);
  if (options.json === true)
    process.stdout.write(`${JSON.stringify(reportOf(finished), null, 2)}\n`);
  else process.stdout.write(summaryOf(finished, screenOf(process.stdout)));
  for (const { id, reason } of stale)
    process.stderr.write(`expected failure ${id} ${reason}: take it out of the file\n`);
  return finished.manifest.exitCode;
};

const screenOf = ({ isTTY, columns }: NodeJS.WriteStream) => ({
  colour: isTTY === true && process.env.NO_COLOR === undefined,
  width: isTTY === true ? columns : 1000, // a log is not cut
});

const writeBaseline = async (
  { writeBaseline: file }: RunOptions,
  results: readonly CaseResult[],
): Promise<void> => {
  if (file === undefined) return;
  const { baselineOf } = await import("../../conformance/run/expected-failures.js");
  const { writeFile } = await import("node:fs/promises");
  try {
    await writeFile(file, baselineOf(results, new Date()));
  } catch {
    throw new UsageError(`cannot write ${file}`);
  }
};
