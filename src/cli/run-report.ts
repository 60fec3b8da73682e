import { accessSync, constants, existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import type { SeenRun } from "../view/step-view.js";
import { codeOf, Failure, UsageError } from "./terminal.js";

const { version } = createRequire(import.meta.url)("../../package.json") as { version: string };

/** The option of a command that can show its run. */
export const reportOption = [
  "--report <file>",
  "write the run as one HTML file to look at; replaces such a report, nothing else",
] as const;

const refuseUnwritable = async (file: string): Promise<void> => {
  const { reportMark } = await import("../view/report.js");
  try {
    accessSync(dirname(file), constants.W_OK);
    if (!existsSync(file)) return;
    accessSync(file, constants.W_OK);
    if (readFileSync(file, "utf8").includes(reportMark)) return;
  } catch (error) {
    throw new UsageError(`cannot write the report ${file} (${codeOf(error)})`);
  }
  throw new UsageError(`${file} is there and is no report of a run; choose another name`);
};

/** Takes a run that is over. */
export type WriteReport = (run: SeenRun) => void;

/**
 * What writes a command's report; UsageError, before the run, if the file cannot be written.
 * Undefined if the user wants none.
 */
export const reportWriter = async (
  command: string,
  file: string | undefined,
): Promise<WriteReport | undefined> => {
  if (file === undefined) return undefined;
  await refuseUnwritable(file);
  const { runReport } = await import("../view/report.js");
  const at = new Date();
  return (run) => {
    try {
      writeFileSync(file, runReport({ ...run, command, at, version }));
    } catch (error) {
      throw new Failure(`cannot write the report ${file} (${codeOf(error)})`);
    }
  };
};
