import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { blocksOf } from "../readme/pages.js";
import { type RunOptions, type RunResult, run } from "../support/run.js";
import { manifestOf, must, pack, timeoutMs } from "./packed.js";

/** The packed package in a project of its own. */
export interface Installed {
  directory: string;
  /** The command's file, relative to the project. */
  main: string;
  run: (command: string, args: readonly string[], options?: RunOptions) => Promise<RunResult>;
}

/** The README's recipes in TypeScript, as programs of the project. */
const writeRecipes = (project: string): void => {
  const recipes = blocksOf("README.md").filter(
    ({ language, runnable }) => runnable && language === "ts",
  );
  for (const [index, { text }] of recipes.entries())
    writeFileSync(join(project, `recipe-${index + 1}.ts`), text);
};

/** Packs the package and installs it, with a compiler, in a copy of `consumer/` below `directory`. */
export const install = async (directory: string): Promise<Installed> => {
  const { tarball } = await pack(directory);
  const project = join(directory, "consumer");
  cpSync(fileURLToPath(new URL("consumer/", import.meta.url)), project, { recursive: true });
  writeRecipes(project);
  const tools = ["typescript", "@types/node"].map((name) => `${name}@${manifestOf(name).version}`);
  const quietly = ["--prefer-offline", "--no-audit", "--no-fund"];
  await must("npm", ["install", ...quietly, tarball, ...tools], { cwd: project });
  return {
    directory: project,
    main: join("node_modules", "capif-interconnect", "dist", "cli", "main.js"),
    run: (command, args, options) => run(command, args, { cwd: project, timeoutMs, ...options }),
  };
};
