import { Command, Option } from "commander";
import type { CaseResult } from "../../conformance/run/outcome.js";
import type { Run } from "../../conformance/run/run.js";
import { configured } from "../common.js";
import { action, codeOf, quiet, UsageError } from "../terminal.js";
import { selectionOptions } from "./options.js";
import { prepare, type RunOptions } from "./prepare.js";
import { writeNew } from "./write-new.js";

const help = `
Exit codes:
  0    conformant
  1    not conformant
  2    wrong usage or configuration
  3    the target cannot be reached
  4    the suite is at fault
  5    an expected failure passes, or is past its date
  130  ended by Ctrl-C (SIGINT) or SIGTERM: summary and reports are of what had
       run by then, and no expected failures are written; a second signal ends
       it at once, without a report`;

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
    .option("--force", "replace the file of --write-baseline")
    .addHelpText("after", help);
  for (const option of selectionOptions()) command.addOption(option);
  return command.action(action(process, (options: RunOptions) => run(options)));
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

const screenOf = ({ isTTY, columns }: NodeJS.WriteStream) => ({
  colour: isTTY === true && process.env.NO_COLOR === undefined,
  width: isTTY === true ? columns : 1000, // a log is not cut
});

type Subject = Awaited<ReturnType<typeof prepare>>;

const conducted = async (subject: Subject, { trace }: RunOptions) => {
  const { conduct } = await import("../../conformance/run/conduct.js");
  const { traceOf } = await import("../../conformance/report/console.js");
  const { Progress } = await import("../../conformance/report/progress.js");
  const { withHooks } = await import("../../conformance/run/hooks.js");
  const { target, profile, selected, namedFile: file } = subject;
  const { stderr } = process;
  const progress = new Progress(stderr, selected.length, () => screenOf(stderr));
  const onResult = (result: CaseResult) => {
    progress.finished(result);
    if (isTraced(result, trace)) progress.say(traceOf(result, { target: { file }, profile }));
  };
  const signal = endedBySignal();
  try {
    return await configured(() =>
      withHooks(target, () => conduct({ ...subject, signal, onResult })),
    );
  } finally {
    progress.end();
  }
};

const report = async (run: Run, directory: string): Promise<void> => {
  const { writeReports } = await import("../../conformance/report/write.js");
  try {
    for (const file of await writeReports(run, directory)) process.stderr.write(`${file}\n`);
  } catch (error) {
    throw new UsageError(`cannot write the reports into ${directory} (${codeOf(error)})`);
  }
};

const writeBaseline = async (
  { manifest, results }: Run,
  { writeBaseline: file, force = false }: RunOptions,
): Promise<void> => {
  if (file === undefined) return;
  if (manifest.interrupted) {
    process.stderr.write(`${file} is not written: the run was interrupted\n`);
    return;
  }
  const { baselineOf } = await import("../../conformance/run/expected-failures.js");
  writeNew(file, baselineOf(results, new Date()), force);
  process.stderr.write(`${file}\n`);
};

const run = async (options: RunOptions): Promise<number> => {
  const subject = await prepare(options);
  const { summaryOf } = await import("../../conformance/report/console.js");
  const { jsonReport } = await import("../../conformance/report/json.js");
  const { run: finished, stale } = await conducted(subject, options);
  if (subject.directory !== undefined) await report(finished, subject.directory);
  await writeBaseline(finished, options);
  process.stdout.write(
    options.json === true ? jsonReport(finished) : summaryOf(finished, screenOf(process.stdout)),
  );
  for (const { id, reason } of stale)
    process.stderr.write(`expected failure ${id} ${reason}: take it out of the file\n`);
  return finished.manifest.exitCode;
};
