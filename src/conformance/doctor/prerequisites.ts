import type { Case, Role } from "../case.js";
import { cases } from "../cases/index.js";
import { statementOf } from "../statement/statement.js";
import type { Target } from "../target/target.js";
import { type Finding, ok, warning } from "./finding.js";

const isThere = (part: object, path: string): boolean => {
  let at: unknown = part;
  for (const name of path.split("."))
    at = at === null || at === undefined ? undefined : Reflect.get(Object(at), name);
  return at !== undefined;
};

/** The cases of a role that each missing member makes not testable. */
const missingIn = (role: Role, part: object, all: readonly Case[], target: Target) => {
  const declared = statementOf(target);
  const missing = new Map<string, string[]>();
  for (const { id, needs = [], applies, ...one } of all) {
    if (one.role !== role || applies?.(declared) !== undefined) continue;
    for (const path of needs.filter((need) => !isThere(part, need)))
      missing.set(path, [...(missing.get(path) ?? []), id]);
  }
  return missing;
};

const findingsOf = (role: Role, target: Target, all: readonly Case[]): Finding[] => {
  const part = target[role];
  if (part === undefined) return [];
  const missing = missingIn(role, part, all, target);
  if (missing.size === 0) return [ok("prerequisite", role, "every case has what it needs")];
  return [...missing].map(([path, ids]) => {
    const count = ids.length === 1 ? "one case is" : `${ids.length} cases are`;
    const some = ids.length > 5 ? `${ids.slice(0, 5).join(", ")} ...` : ids.join(", ");
    const message = `missing: ${count} not testable without it (${some})`;
    return warning(
      { topic: "prerequisite", where: `${role}.${path}`, message },
      "add the member to the target file: a case that is not testable counts as a failure",
    );
  });
};

/** Optional members that the target file lacks, with the cases that cannot do without. */
export const examinePrerequisites = (target: Target, all: readonly Case[] = cases): Finding[] =>
  [...new Set(all.map(({ role }) => role))].flatMap((role) => findingsOf(role, target, all));
