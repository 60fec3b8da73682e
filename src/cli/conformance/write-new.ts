import { closeSync, existsSync, openSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { codeOf, UsageError } from "../terminal.js";

const isThere = (file: string) => new UsageError(`${file} exists already; --force replaces it`);

const refused = (file: string, error: unknown): UsageError =>
  codeOf(error) === "EEXIST"
    ? isThere(file)
    : new UsageError(`cannot write ${file} (${codeOf(error)})`);

/** UsageError if there is such a file, before anything else is written for it. */
export const refuseExisting = (file: string): void => {
  if (existsSync(file)) throw isThere(file);
};

/** UsageError if the file cannot be written later, or would be replaced without `force`. */
export const refuseUnwritable = (file: string, force: boolean): void => {
  const isOld = existsSync(file);
  try {
    closeSync(openSync(file, force ? "a" : "wx"));
  } catch (error) {
    throw refused(file, error);
  }
  if (!isOld) rmSync(file);
};

/** Writes a file; UsageError if there is one already, unless `force` replaces it. */
export const writeNew = (file: string, text: string, force: boolean): void => {
  try {
    writeFileSync(file, text, { flag: force ? "w" : "wx" });
  } catch (error) {
    throw refused(file, error);
  }
};

/** Makes a folder that files will go into; UsageError if it cannot be, or takes no file. */
export const prepareFolder = async (option: string, directory: string): Promise<void> => {
  const { makeFolder } = await import("../../conformance/run/make-folder.js");
  const probe = join(directory, `.${process.pid}.tmp`);
  try {
    makeFolder(directory);
    closeSync(openSync(probe, "wx"));
    rmSync(probe);
  } catch (error) {
    throw new UsageError(`${option}: cannot write into ${directory} (${codeOf(error)})`);
  }
};
