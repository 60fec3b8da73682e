import { accessSync, constants, statSync } from "node:fs";
import { delimiter, resolve } from "node:path";
import type { Hook } from "../run/hooks.js";
import type { Target } from "../target/target.js";
import { type Finding, ok, problem, type Topic } from "./finding.js";

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
};

const isFound = (program: string, directory: string): boolean => {
  if (program.includes("/")) return isExecutable(resolve(directory, program));
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.some((folder) => isExecutable(resolve(directory, folder, program)));
};

const commandFinding = (
  topic: Topic,
  where: string,
  [program = ""]: readonly string[],
  directory: string,
): Finding => {
  if (isFound(program, directory)) return ok(topic, where, `${program} can be run`);
  return problem(
    { topic, where, message: `${program || "an empty name"} is no program that can be run` },
    `give its path, relative to ${directory}, and make it executable`,
  );
};

const hookFinding = (where: string, hook: Hook, directory: string): Finding => {
  if (hook.command !== undefined) return commandFinding("hook", where, hook.command, directory);
  const { url = "" } = hook;
  const scheme = URL.canParse(url) ? new URL(url).protocol : "";
  if (scheme === "https:" || scheme === "http:") return ok("hook", where, "is called with POST");
  return problem({ topic: "hook", where, message: "the URL is not http or https" }, "correct it");
};

/** Whether everything that the suite starts is there: the invokers' commands, and the hooks. */
export const examineCommands = ({ invoker, hooks, directory }: Target): Finding[] => [
  ...(invoker?.lanes ?? []).map(({ command }, index) =>
    commandFinding("command", `invoker.lanes[${index}].command`, command, directory),
  ),
  ...(["beforeRun", "afterRun"] as const).flatMap((name) => {
    const hook = hooks?.[name];
    return hook === undefined ? [] : [hookFinding(`hooks.${name}`, hook, directory)];
  }),
];
