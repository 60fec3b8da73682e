import { Command } from "commander";
import type { Verification } from "../../conformance/report/verify.js";
import type { Run } from "../../conformance/run/run.js";
import { action, print, printJson, quiet, UsageError } from "../terminal.js";

interface JsonOption {
  json?: boolean;
}

/** Reads a report that the user names; one that is none is the user's mistake. */
const readRun = async (file: string): Promise<Run> => {
  const { ReportError, readReport } = await import("../../conformance/report/verify.js");
  try {
    return readReport(file);
  } catch (error) {
    throw error instanceof ReportError ? new UsageError(error.message) : error;
  }
};

const verificationLines = ({ ok, problems, remarks }: Verification): string[] => [
  ...(ok ? [] : problems),
  ...remarks.map((remark) => `note: ${remark}`),
  ok ? "the report holds" : "the report does not hold",
];

/** The command `conformance verify`: whether a report is what it says. Exit 0 if it is. */
export const verifyCommand = (): Command =>
  quiet(new Command("verify"), process)
    .description("re-check a report: its schema, sums, counts, exit code, contract and event log")
    .argument("<report>", "report.json or report.html")
    .option("--json", "print JSON")
    .addHelpText(
      "after",
      "\nExit codes: 0 the report holds, 1 it does not, 2 wrong usage or no report.",
    )
    .action(
      action(process, async (file: string, { json }: JsonOption) => {
        await readRun(file);
        const { verifyReport } = await import("../../conformance/report/verify.js");
        const verification = verifyReport(file);
        if (json === true) printJson(process, verification);
        else print(process, verificationLines(verification));
        return verification.ok ? 0 : 1;
      }),
    );

/** The command `conformance diff`: what changed between two runs. Exit 0 if nothing broke. */
export const diffCommand = (): Command =>
  quiet(new Command("diff"), process)
    .description("set two runs side by side, by their report.json")
    .argument("<before>", "the earlier run's report")
    .argument("<after>", "the later run's report")
    .option("--json", "print JSON")
    .addHelpText(
      "after",
      "\nExit codes: 0 nothing broke, 1 a case broke, 2 wrong usage or no report.",
    )
    .action(
      action(process, async (before: string, after: string, { json }: JsonOption) => {
        const { diffRuns, diffText } = await import("../../conformance/report/diff.js");
        const diff = diffRuns(await readRun(before), await readRun(after));
        if (json === true) printJson(process, diff);
        else process.stdout.write(diffText(diff));
        return diff.broken.length > 0 ? 1 : 0;
      }),
    );

const readNamed = async (name: string) => ({ name, run: await readRun(name) });

/** The command `conformance matrix`: vendors' CCF-A against vendors' CCF-B. */
export const matrixCommand = (): Command =>
  quiet(new Command("matrix"), process)
    .description(
      "a table of several runs: whose CCF-A with whose CCF-B, by `vendors` of the targets",
    )
    .argument("<reports...>", "report.json of each run")
    .option("--markdown", "print Markdown")
    .option("--json", "print JSON")
    .addHelpText(
      "after",
      `
Of several runs of a pair each case counts as it went last; a report that is
given twice counts once.

Exit codes: 0 done, 2 wrong usage or no report.`,
    )
    .action(
      action(
        process,
        async (files: string[], { json, markdown }: JsonOption & { markdown?: boolean }) => {
          const { distinctRuns, matrixMarkdown, matrixOf, matrixText } = await import(
            "../../conformance/report/matrix.js"
          );
          const { distinct, repeated } = distinctRuns(await Promise.all(files.map(readNamed)));
          for (const { name, as } of repeated)
            process.stderr.write(`${name} is the same run as ${as}: it counts once\n`);
          const matrix = matrixOf(distinct);
          if (json === true) printJson(process, matrix);
          else
            process.stdout.write(markdown === true ? matrixMarkdown(matrix) : matrixText(matrix));
          return 0;
        },
      ),
    );
