import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makeFolder } from "../run/make-folder.js";
import type { Run } from "../run/run.js";
import { htmlReport } from "./html.js";
import { jsonReport } from "./json.js";
import { junitReport } from "./junit.js";
import { markdownReport } from "./markdown.js";

const reports: Record<string, (run: Run) => string> = {
  "report.json": jsonReport,
  "report.xml": junitReport,
  "report.md": markdownReport,
  "report.html": htmlReport,
};

/** Writes every report of a run into a folder, which is made; returns the files' paths. */
export const writeReports = async (run: Run, directory: string): Promise<string[]> => {
  makeFolder(directory);
  return Promise.all(
    Object.entries(reports).map(async ([name, write]) => {
      const file = join(directory, name);
      await writeFile(file, write(run));
      return file;
    }),
  );
};
