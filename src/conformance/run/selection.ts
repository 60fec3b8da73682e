import { type Case, type Level, levels, type Role, roles } from "../case.js";
import { cases } from "../cases/index.js";
import type { Profile } from "../profiles/profile.js";
import type { Target } from "../target/target.js";

/** What the user wants to run. */
export interface Wanted {
  roles?: readonly Role[];
  /** Ids, or themes: a theme stands for what is below it. */
  only?: readonly string[];
  /** The weakest level; FFS and MAY come with `MAY`. */
  level?: Level;
}

/** A selection that nothing can come of, and what to do. */
export class SelectionError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "SelectionError";
  }
}

const isBelow = (theme: string, wanted: string): boolean =>
  theme === wanted || theme.startsWith(`${wanted}/`);

const isNamed = ({ id, role, theme }: Case, wanted: string): boolean =>
  id.toLowerCase() === wanted.toLowerCase() ||
  isBelow(theme, wanted) ||
  isBelow(`${role}/${theme}`, wanted);

const reaches = (level: Level, weakest: Level | undefined): boolean =>
  weakest === undefined ||
  weakest === "MAY" ||
  weakest === "FFS" ||
  levels.indexOf(level) <= levels.indexOf(weakest);

/** The profile's cases, in the catalogue's order. TypeError for an id that there is not. */
export const casesIn = ({ name, ids }: Profile): Case[] => {
  const known = new Set(cases.map(({ id }) => id));
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined) throw new TypeError(`profile ${name} has an unknown case ${unknown}`);
  return cases.filter(({ id }) => ids.includes(id));
};

/** The roles that a target file has a member for. */
export const rolesOf = (target: Target): Role[] =>
  roles.filter((role) => target[role] !== undefined);

/** The cases to run; SelectionError if a name means nothing, or nothing is left. */
export const select = (
  profile: Profile,
  present: readonly Role[],
  { roles: wantedRoles = present, only = [], level }: Wanted,
): Case[] => {
  const absent = wantedRoles.find((role) => !present.includes(role));
  if (absent !== undefined) throw new SelectionError(`the target file says nothing of ${absent}`);
  const known = casesIn(profile);
  const meaningless = only.find((wanted) => !known.some((one) => isNamed(one, wanted)));
  if (meaningless !== undefined)
    throw new SelectionError(
      `profile ${profile.name} has no case and no theme ${meaningless}; see conformance list`,
    );
  const selected = known.filter(
    (one) =>
      wantedRoles.includes(one.role) &&
      reaches(one.level, level) &&
      (only.length === 0 || only.some((wanted) => isNamed(one, wanted))),
  );
  if (selected.length === 0) throw new SelectionError("no case is selected");
  return selected;
};
