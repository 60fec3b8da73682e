import { InvalidArgumentError, Option } from "commander";
import type { Level, Role } from "../../conformance/case.js";
import type { Profile } from "../../conformance/profiles/index.js";
import { UsageError } from "../terminal.js";

const roleNames = ["ccf-home", "ccf-relay", "aef", "invoker", "interconnect"];
const listOf = (text: string): string[] =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");

const gathered = (text: string, before: string[] = []): string[] => [...before, ...listOf(text)];

const gatheredRoles = (text: string, before: string[] = []): string[] => {
  const named = listOf(text);
  const unknown = named.find((role) => !roleNames.includes(role));
  if (unknown !== undefined) throw new InvalidArgumentError(`Roles are ${roleNames.join(", ")}.`);
  return [...before, ...named];
};

/** What says which cases are meant. */
export interface SelectionOptions {
  role?: Role[];
  only?: string[];
  level?: string;
  profile?: string;
}

/** The options that select cases, alike in every command. */
export const selectionOptions = (): Option[] => [
  new Option("--role <roles>", `some roles only: ${roleNames.join(", ")}`).argParser(gatheredRoles),
  new Option("--only <names>", "some cases only, by id or theme").argParser(gathered),
  new Option("--level <level>", "nothing weaker than this").choices(["must", "should", "may"]),
  new Option(
    "--profile <profile>",
    "what is tested against (default: solution-13, or the one that has the case of --only)",
  ).choices(["solution-13", "ts-29222"]),
];

/** The options as the selection takes them. */
export const wantedOf = ({ role, only, level }: SelectionOptions) => ({
  ...(role === undefined ? {} : { roles: role }),
  ...(only === undefined ? {} : { only }),
  ...(level === undefined ? {} : { level: level.toUpperCase() as Level }), // one of the choices
});

/** The profile that is named, or else the first one that has a case of `--only`, or else the first. */
export const profileOf = async ({
  profile: name,
  only = [],
}: SelectionOptions): Promise<Profile> => {
  const { profiles } = await import("../../conformance/profiles/index.js");
  const wanted = only.map((id) => id.toUpperCase());
  const profile =
    profiles.find((one) =>
      name === undefined ? one.ids.some((id) => wanted.includes(id)) : one.name === name,
    ) ?? profiles[0];
  if (profile === undefined) throw new TypeError("there is no profile");
  return profile;
};

/** Runs what a selection decides: one that nothing can come of is the user's mistake. */
export const selected = async <T>(work: () => T | Promise<T>): Promise<T> => {
  const { SelectionError } = await import("../../conformance/run/selection.js");
  try {
    return await work();
  } catch (error) {
    throw error instanceof SelectionError ? new UsageError(error.message) : error;
  }
};
