import { Command } from "commander";
import type { Case } from "../../conformance/case.js";
import type { Profile } from "../../conformance/profiles/index.js";
import { action, print, printJson, quiet } from "../terminal.js";
import {
  profileOf,
  type SelectionOptions,
  selected,
  selectionOptions,
  wantedOf,
} from "./options.js";

interface ListOptions extends SelectionOptions {
  json?: boolean;
}

const linesOf = (cases: readonly Case[]): string[] => {
  const width = Math.max(...cases.map(({ id }) => id.length));
  let place = "";
  return cases.flatMap(({ id, role, theme, level, clause, title }) => {
    const here = `${role}/${theme}`;
    const heading = here === place ? [] : ["", here];
    place = here;
    return [...heading, `  ${id.padEnd(width)}  ${level.padEnd(6)}  ${title}  [${clause}]`];
  });
};

/** Which profile this is, how much of it, and that there are others. */
const closing = ({ name, version, ids }: Profile, count: number, all: readonly Profile[]) => [
  `${count} of the ${ids.length} cases of profile ${name} ${version}`,
  ...all
    .filter((other) => other.name !== name)
    .map((other) => `--profile ${other.name} has ${other.ids.length} others`),
];

/** The command `conformance list`: the catalogue of cases. */
export const listCommand = (): Command => {
  const command = quiet(new Command("list"), process)
    .description("print the catalogue of cases")
    .option("--json", "an array of { id, role, level, clause, step, title }")
    .addHelpText("after", "\nExit codes: 0 done, 2 wrong usage.");
  for (const option of selectionOptions()) command.addOption(option);
  return command.action(action(process, (options: ListOptions) => list(options)));
};

const list = async (options: ListOptions): Promise<number> => {
  const { roles } = await import("../../conformance/case.js");
  const { profiles } = await import("../../conformance/profiles/index.js");
  const { select } = await import("../../conformance/run/selection.js");
  const profile = await profileOf(options);
  const cases = await selected(() => select(profile, roles, wantedOf(options)));
  if (options.json === true)
    printJson(
      process,
      cases.map(({ id, role, level, clause, step, title }) => ({
        ...{ id, role, level, clause, step, title },
      })),
    );
  else
    print(process, [...linesOf(cases).slice(1), "", ...closing(profile, cases.length, profiles)]);
  return 0;
};
