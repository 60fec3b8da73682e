import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type RunOptions, type RunResult, run } from "../support/run.js";

const packageRoot = fileURLToPath(new URL("../../", import.meta.url));
const timeoutMs = 240_000;

/** The packed package in a project of its own. */
export interface Installed {
  directory: string;
  /** The tarball's files. */
  files: string[];
  run: (command: string, args: string[], options?: RunOptions) => Promise<RunResult>;
}

const must = async (command: string, args: string[], options: RunOptions): Promise<string> => {
  const { code, stdout, stderr } = await run(command, args, { timeoutMs, ...options });
  if (code !== 0) throw new Error(`${command} ${args[0]} ended with ${code}: ${stderr}${stdout}`);
  return stdout;
};

const versionHere = (name: string): string =>
  JSON.parse(readFileSync(join(packageRoot, "node_modules", name, "package.json"), "utf8")).version;

/** Packs the package and installs it, with a compiler, in a copy of `consumer/` below `directory`. */
export const install = async (directory: string): Promise<Installed> => {
  // dist is built before the tests: no scripts, or every other test would lose it meanwhile.
  const pack = ["pack", "--ignore-scripts", "--json", "--pack-destination", directory];
  const [packed] = JSON.parse(await must("npm", pack, { cwd: packageRoot }));
  const project = join(directory, "consumer");
  cpSync(fileURLToPath(new URL("consumer/", import.meta.url)), project, { recursive: true });
  const tools = ["typescript", "@types/node"].map((name) => `${name}@${versionHere(name)}`);
  const quietly = ["--prefer-offline", "--no-audit", "--no-fund"];
  await must("npm", ["install", ...quietly, join(directory, packed.filename), ...tools], {
    cwd: project,
  });
  return {
    directory: project,
    files: packed.files.map(({ path }: { path: string }) => path),
    run: (command, args, options) => run(command, args, { cwd: project, timeoutMs, ...options }),
  };
};
