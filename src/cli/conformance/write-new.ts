import { existsSync, writeFileSync } from "node:fs";
import { codeOf, UsageError } from "../terminal.js";

const isThere = (file: string) => new UsageError(`${file} exists already; --force replaces it`);

/** UsageError if there is such a file, before anything else is written for it. */
export const refuseExisting = (file: string): void => {
  if (existsSync(file)) throw isThere(file);
};

/** Writes a file; UsageError if there is one already, unless `force` replaces it. */
export const writeNew = (file: string, text: string, force: boolean): void => {
  try {
    writeFileSync(file, text, { flag: force ? "w" : "wx" });
  } catch (error) {
    const code = codeOf(error);
    if (code === "EEXIST") throw isThere(file);
    throw new UsageError(`cannot write ${file} (${code})`);
  }
};
