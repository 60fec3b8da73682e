import { writeFileSync } from "node:fs";
import { codeOf, UsageError } from "../terminal.js";

/** Writes a file; UsageError if there is one already, unless `force` replaces it. */
export const writeNew = (file: string, text: string, force: boolean): void => {
  try {
    writeFileSync(file, text, { flag: force ? "w" : "wx" });
  } catch (error) {
    const code = codeOf(error);
    throw new UsageError(
      code === "EEXIST"
        ? `${file} exists already; --force replaces it`
        : `cannot write ${file} (${code})`,
    );
  }
};
