import type { Benches } from "./bench/benches.js";
import type { Statement } from "./statement/statement.js";
import type { Target } from "./target/target.js";

/** What can be under test. */
export const roles = ["ccf-home", "ccf-relay", "aef", "invoker", "interconnect"] as const;
export type Role = (typeof roles)[number];

/** The clause's own keyword; FFS for what the source leaves open, which never fails a run. */
export const levels = ["MUST", "SHOULD", "MAY", "FFS"] as const;
export type Level = (typeof levels)[number];

/** A member of a role's target that a case cannot do without, by its path. */
type Path<T> = {
  [K in keyof T & string]: NonNullable<T[K]> extends readonly unknown[] | string | number
    ? K
    : K | `${K}.${keyof NonNullable<T[K]> & string}`;
}[keyof T & string];

/** One expectation of one role. Throws an AssertionError for a broken target; anything else is ours. */
export interface CaseOf<R extends Role> {
  /** Never changes, whatever the title becomes. */
  id: string;
  level: Level;
  /** The clause that says so. */
  clause: string;
  /** The step of TR 33.700-22 6.13.2.2 that it is about. */
  step: number;
  /** What the target does, in the present. */
  title: string;
  /** Without these the case is not testable. */
  needs?: readonly Path<NonNullable<Target[R]>>[];
  /** Why the case does not apply, from what the target declares; undefined if it does. */
  applies?: (declared: Statement) => string | undefined;
  /** Needs the target for itself: runs with no other case of its role beside it. */
  alone?: boolean;
  run: (bench: Benches[R]) => Promise<void>;
}

/** A case with the place where it is found: its role, and its theme, which is its file's path. */
export type Case = {
  [R in Role]: CaseOf<R> & { role: R; theme: string };
}[Role];

/** Puts a role's files of cases together; the key is the file, below the role's folder. */
export const casesOf = <R extends Role>(
  role: R,
  files: Record<string, readonly CaseOf<R>[]>,
): Case[] =>
  Object.entries(files).flatMap(([theme, cases]) =>
    // The one place where a role's type meets the union of them all.
    cases.map((one) => ({ ...one, role, theme }) as unknown as Case),
  );
