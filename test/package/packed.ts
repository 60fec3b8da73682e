import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type RunOptions, run } from "../support/run.js";

export const packageRoot = fileURLToPath(new URL("../../", import.meta.url));
export const timeoutMs = 300_000;

/** Runs a command that has to succeed; resolves with what it printed. */
export const must = async (
  command: string,
  args: string[],
  options: RunOptions,
): Promise<string> => {
  const { code, stdout, stderr } = await run(command, args, { timeoutMs, ...options });
  if (code !== 0) throw new Error(`${command} ${args[0]} ended with ${code}: ${stderr}${stdout}`);
  return stdout;
};

/** The package as `npm pack` makes it. */
export interface Packed {
  tarball: string;
  /** Its files. */
  files: string[];
}

/** Packs the package into the directory. */
export const pack = async (directory: string): Promise<Packed> => {
  // dist/ is built before the tests: no scripts, or every other test would lose it meanwhile.
  const args = ["pack", "--ignore-scripts", "--json", "--pack-destination", directory];
  const [{ filename, files }] = JSON.parse(await must("npm", args, { cwd: packageRoot }));
  return {
    tarball: join(directory, filename),
    files: files.map(({ path }: { path: string }) => path),
  };
};

/** A member of our manifest, or of a package's that we have installed. */
export const manifestOf = (name = "../"): { version: string; exports: Record<string, unknown> } =>
  JSON.parse(readFileSync(join(packageRoot, "node_modules", name, "package.json"), "utf8"));
