import type { CaseResult, Outcome } from "../run/outcome.js";
import type { Run } from "../run/run.js";
import { canonicalJson } from "./canonical-json.js";

/** One case that ended otherwise in the second run. */
export interface Change {
  id: string;
  title: string;
  before?: Outcome;
  after?: Outcome;
  /** Of the second run. */
  reason?: string;
}

/** What a second run did otherwise than the first. */
export interface RunDiff {
  /** Failed, and no longer does. */
  fixed: Change[];
  /** Fails, and did not. */
  broken: Change[];
  new: Change[];
  gone: Change[];
  other: Change[];
  /** Cases with the same outcome in both. */
  unchanged: number;
  /** What of the circumstances differs: the two may not be comparable. */
  circumstances: string[];
}

const good: readonly Outcome[] = ["pass", "warn", "info"];
const neutral: readonly Outcome[] = ["not-applicable"];
const isBad = (outcome: Outcome): boolean => !good.includes(outcome) && !neutral.includes(outcome);

type Kind = "fixed" | "broken" | "new" | "gone" | "other";

const kindOf = (before: Outcome | undefined, after: Outcome | undefined): Kind => {
  if (before === undefined) return "new";
  if (after === undefined) return "gone";
  if (isBad(before) && good.includes(after)) return "fixed";
  return !isBad(before) && isBad(after) ? "broken" : "other";
};

const changeOf = (before: CaseResult | undefined, after: CaseResult | undefined): Change => ({
  id: (after ?? before)?.id ?? "",
  title: (after ?? before)?.title ?? "",
  ...(before === undefined ? {} : { before: before.outcome }),
  ...(after === undefined ? {} : { after: after.outcome }),
  ...(after?.reason === undefined ? {} : { reason: after.reason }),
});

const compared = ["profile", "suite", "contractSha256", "statement", "baseline"] as const;

/** The target as such, wherever its file was. */
const targetOf = ({ manifest: { target } }: Run) => ({
  name: target.name,
  vendors: target.vendors,
});

const differs = (a: unknown, b: unknown): boolean =>
  canonicalJson(a ?? null) !== canonicalJson(b ?? null);

const circumstancesOf = (a: Run, b: Run): string[] => [
  ...(differs(targetOf(a), targetOf(b)) ? ["target"] : []),
  ...compared.filter((name) => differs(a.manifest[name], b.manifest[name])),
];

/** Sets two runs side by side, case by case. */
export const diffRuns = (a: Run, b: Run): RunDiff => {
  const [before, after] = [a, b].map(({ results }) => new Map(results.map((one) => [one.id, one])));
  const diff: RunDiff = {
    ...{ fixed: [], broken: [], new: [], gone: [], other: [], unchanged: 0 },
    circumstances: circumstancesOf(a, b),
  };
  for (const id of new Set([...a.results, ...b.results].map((result) => result.id))) {
    const change = changeOf(before?.get(id), after?.get(id));
    if (change.before === change.after) diff.unchanged += 1;
    else diff[kindOf(change.before, change.after)].push(change);
  }
  return diff;
};

const lines = (kind: Kind, changes: readonly Change[]): string[] =>
  changes.map(({ id, title, before = "none", after = "none", reason }) =>
    `${kind.padEnd(6)}  ${id}  ${before} -> ${after}  ${reason ?? title}`.replace(/\p{Cc}/gu, "?"),
  );

/** The same for people: a line each, the broken ones last. */
export const diffText = (diff: RunDiff): string =>
  [
    ...(diff.circumstances.length === 0
      ? []
      : [`the runs differ in ${diff.circumstances.join(", ")}`, ""]),
    ...(["new", "gone", "other", "fixed", "broken"] as const).flatMap((k) => lines(k, diff[k])),
    [
      `${diff.fixed.length} fixed, ${diff.broken.length} broken, ${diff.new.length} new`,
      `${diff.gone.length} gone, ${diff.other.length} otherwise, ${diff.unchanged} as before`,
    ].join(", "),
    "",
  ].join("\n");
