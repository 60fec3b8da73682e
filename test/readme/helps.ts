import { command } from "../cli/command.js";

/** A command of ours, by its words ("conformance run"; "" is the program), and its options. */
export type Options = Map<string, Set<string>>;

const subCommands = (help: string): string[] => {
  const [, list = ""] = /^Commands:\n((?: .*\n)*)/m.exec(help) ?? [];
  return [...list.matchAll(/^ {2}([a-z]\S*)/gm)].map(([, name = ""]) => name);
};

const optionsIn = (help: string): Set<string> =>
  new Set([...help.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, option = ""]) => option));

/** What `--help` says of a command and of those below it. */
export const optionsOf = async (words: string[] = []): Promise<Options> => {
  const { code, stdout } = await command([...words, "--help"]);
  if (code !== 0) throw new Error(`${words.join(" ")} --help ended with ${code}`);
  const below = subCommands(stdout).filter((name) => name !== "help");
  const further = await Promise.all(below.map((name) => optionsOf([...words, name])));
  return new Map([[words.join(" "), optionsIn(stdout)], ...further.flatMap((map) => [...map])]);
};
