import { Command, Option } from "commander";
import { configured } from "../common.js";
import { action, print, printJson, quiet } from "../terminal.js";

interface DoctorOptions {
  target: string;
  quiet?: boolean;
  verbose?: boolean;
  json?: boolean;
}

/** The command `conformance doctor`: looks at everything that a run needs before there is one. */
export const doctorCommand = (): Command =>
  quiet(new Command("doctor"), process)
    .description(
      "check a target file, its certificates, the network, and what is missing, before a run",
    )
    .requiredOption("--target <file>", "the target file")
    .addOption(new Option("--quiet", "show only what is not as it should be").conflicts("verbose"))
    .option("--verbose", "show everything that is as it should be, a line each")
    .option("--json", "print JSON, with everything that was looked at")
    .addHelpText(
      "after",
      "\nExit codes: 0 no problem, 2 something to mend first, 3 the target is away.",
    )
    .action(action(process, (options: DoctorOptions) => configured(() => doctor(options))));

const doctor = async ({ target, quiet: few, verbose, json }: DoctorOptions): Promise<number> => {
  const { examineFile } = await import("../../conformance/doctor/examine.js");
  const { doctorExitCode } = await import("../../conformance/doctor/finding.js");
  const { doctorLines } = await import("../../conformance/doctor/report.js");
  const findings = await examineFile(target);
  const exitCode = doctorExitCode(findings);
  if (json === true) printJson(process, { exitCode, findings });
  else print(process, doctorLines(findings, few ? "none" : verbose ? "all" : "counted"));
  return exitCode;
};
