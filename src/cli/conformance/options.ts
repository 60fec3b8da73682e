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
  profile: string;
}

/** The options that select cases, alike in every command. */
export const selectionOptions = (): Option[] => [
  new Option("--role <roles>", `some roles only: ${roleNames.join(", ")}`).argParser(gatheredRoles),
  new Option("--only <names>", "some cases only, by id or theme").argParser(gathered),
  new Option("--level <level>", "nothing weaker than this").choices(["must", "should", "may"]),
  new Option("--profile <profile>", "what is tested against")
    .choices(["solution-13", "ts-29222"])
    .default("solution-13"),
];

/** The options as the selection takes them. */
export const wantedOf = ({ role, only, level }: SelectionOptions) => ({
  ...(role === undefined ? {} : { roles: role }),
  ...(only === undefined ? {} : { only }),
  ...(level === undefined ? {} : { level: level.toUpperCase() as Level }), // one of the choices
});

/** The profile of that name. */
export const profileNamed = async (name: string): Promise<Profile> => {
  const { profiles } = await import("../../conformance/profiles/index.js");
  const profile = profiles.find((one) => one.name === name);
  if (profile === undefined) throw new UsageError(`there is no profile ${name}`);
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
