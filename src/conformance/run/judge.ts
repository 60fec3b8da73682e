import { AssertionError } from "node:assert";
import {
  ConnectionDropped,
  ContractBroken,
  NotTestable,
  TargetUnreachable,
} from "../bench/failures.js";
import type { House } from "../bench/house.js";
import { CaseRecord } from "../bench/record.js";
import type { Case, Level } from "../case.js";
import type { Statement } from "../statement/statement.js";
import { type CaseResult, described, type Outcome } from "./outcome.js";

const shown = (value: unknown): string | undefined => {
  if (value === undefined) return undefined;
  return typeof value === "string" ? value : JSON.stringify(value);
};

const outcomeOf = (level: Level, error: AssertionError): Outcome => {
  if (level === "SHOULD") return "warn";
  if (level !== "MUST") return "info";
  return error instanceof ConnectionDropped ? "dropped" : "fail";
};

type Verdict = Pick<CaseResult, "outcome" | "reason" | "expected" | "actual" | "fault">;

/** What the source leaves open fails nobody, tested or not. */
const notTestable = (level: Level, reason: string): Verdict => ({
  outcome: level === "FFS" ? "info" : "not-testable",
  reason,
});

const seen = ({ expected, actual }: AssertionError): Pick<Verdict, "expected" | "actual"> => {
  const [wanted, got] = [shown(expected), shown(actual)];
  return {
    ...(wanted === undefined ? {} : { expected: wanted }),
    ...(got === undefined ? {} : { actual: got }),
  };
};

/** What the case itself came to. */
const verdictOn = (level: Level, error: unknown): Verdict => {
  if (error instanceof NotTestable) return notTestable(level, error.message);
  if (error instanceof AssertionError)
    return { outcome: outcomeOf(level, error), reason: error.message, ...seen(error) };
  const fault = error instanceof TargetUnreachable ? "network" : "suite";
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { outcome: "error", fault, reason };
};

const joined = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined).join("; and ");

/** Answers against the contract fail a case at every level, beside what it found itself. */
const withDeviations = (own: Verdict, deviations: readonly ContractBroken[]): Verdict => {
  if (deviations.length === 0) return own;
  const reason = joined(own.reason, ...deviations.map(({ message }) => message));
  if (own.outcome === "error" && own.fault === "suite") return { ...own, reason };
  const all = deviations.map(seen);
  return {
    outcome: own.outcome === "dropped" ? "dropped" : "fail",
    reason,
    expected: joined(own.expected, ...all.map(({ expected }) => expected)),
    actual: joined(own.actual, ...all.map(({ actual }) => actual)),
  };
};

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

const withoutSecrets = (verdict: Verdict, record: CaseRecord): Verdict =>
  Object.fromEntries(
    Object.entries(verdict).map(([name, text]) => [
      name,
      name === "outcome" || name === "fault" ? text : oneLine(record.secrets.hideIn(text)),
    ]),
  ) as unknown as Verdict;

/** The first of a case's needs that the role's target lacks. */
const missingNeed = ({ needs = [], role }: Case, roleTarget: unknown): string | undefined => {
  const lacks = needs.find((path) => {
    let at: unknown = roleTarget;
    for (const name of path.split("."))
      at = at === null || at === undefined ? undefined : Reflect.get(Object(at), name);
    return at === undefined;
  });
  return lacks === undefined ? undefined : `${role}.${lacks} in the target file`;
};

/** What a case is judged with. */
export interface Court {
  declared: Statement;
  /** The role's part of the target. */
  roleTarget: unknown;
  house: () => Promise<House<unknown>>;
}

const runCase = async (one: Case, court: Court, record: CaseRecord): Promise<Verdict> => {
  const notApplicable = one.applies?.(court.declared);
  if (notApplicable !== undefined) return { outcome: "not-applicable", reason: notApplicable };
  const missing = missingNeed(one, court.roleTarget);
  if (missing !== undefined) return notTestable(one.level, `needs ${missing}`);
  try {
    const { bench, end } = await (await court.house()).bench(record);
    try {
      // The house is the case's role's own, which the union of all cases cannot say.
      await (one.run as (bench: unknown) => Promise<void>)(bench);
    } finally {
      await end();
    }
    return { outcome: "pass" };
  } catch (error) {
    if (!(error instanceof ContractBroken)) return verdictOn(one.level, error);
    record.deviates(error);
    return { outcome: "pass" }; // but for what is on the record
  }
};

/** Runs one case to its verdict; never throws. */
export const judge = async (one: Case, court: Court): Promise<CaseResult> => {
  const record = new CaseRecord();
  const startedAt = performance.now();
  const verdict = withDeviations(await runCase(one, court, record), record.deviations());
  return {
    ...described(one),
    ...withoutSecrets(verdict, record),
    durationMs: Math.round(performance.now() - startedAt),
    exchanges: record.exchanges(),
  };
};
