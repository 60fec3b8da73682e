import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";

const packageFile = createRequire(import.meta.url).resolve("@redocly/cli/package.json");
const program = join(dirname(packageFile), "bin/cli.js");

export interface Finding {
  ruleId: string;
  severity: string;
  message: string;
  location: { pointer?: string; source: { ref: string } }[];
}

interface Linted {
  /** 0 when there is no error. */
  status: number;
  /** The findings of each API, in the order of the configuration. */
  findings: Finding[][];
  stderr: string;
}

/** Runs `redocly lint` on the APIs that a folder's redocly.yaml lists. */
export const lint = async (folder: string): Promise<Linted> => {
  const child = spawn(
    process.execPath,
    [program, "lint", "--format", "json", "--lint-config", "error"],
    {
      cwd: folder,
      env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
    },
  );
  const [stdout, stderr, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close") as Promise<[number]>,
  ]);
  // One JSON text an API, one after the other.
  const reports = stdout.split(/(?<=^\})(?=\{)/m).filter((report) => report.trim() !== "");
  const findings = reports.map((report): Finding[] => JSON.parse(report).problems);
  return { status, findings, stderr };
};
