import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const manifest = createRequire(import.meta.url).resolve("@redocly/cli/package.json");
const command = join(manifest, "../bin/cli.js");

/** Runs Redocly's command in a folder, whose redocly.yaml it takes; gives what it prints. */
export const redocly = async (folder, ...options) => {
  const { stdout } = await run(process.execPath, [command, ...options], {
    cwd: folder,
    env: { ...process.env, REDOCLY_TELEMETRY: "off" },
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
};
