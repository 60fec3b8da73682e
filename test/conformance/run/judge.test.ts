import { describe, expect, test } from "vitest";
import {
  broken,
  ConnectionDropped,
  ContractBroken,
  NotTestable,
  TargetUnreachable,
} from "../../../src/conformance/bench/failures.js";
import type { CaseRecord } from "../../../src/conformance/bench/record.js";
import type { Case, Level } from "../../../src/conformance/case.js";
import { judge } from "../../../src/conformance/run/judge.js";
import { statementOf } from "../../../src/conformance/statement/statement.js";
import { result } from "./result.js";

/** What becomes of a case of that level which meets these deviations, and then throws this. */
const judged = (
  level: Level,
  thrown: Error | undefined,
  deviations: readonly ContractBroken[] = [],
  changes: object = {},
) => {
  const one = {
    ...result({ level }),
    run: async ({ record }: { record: CaseRecord }) => {
      for (const deviation of deviations) record.deviates(deviation);
      if (thrown !== undefined) throw thrown;
    },
    ...changes,
  } as unknown as Case; // an aef case whose bench is a record
  return judge(one, {
    declared: statementOf({}),
    roleTarget: {},
    house: async () => ({
      bench: async (record) => ({ bench: { record }, end: async () => {} }),
      close: async () => {},
    }),
  });
};

const outcomeOf = async (...of: Parameters<typeof judged>) => {
  const { outcome, fault } = await judged(...of);
  return fault === undefined ? outcome : `${outcome} ${fault}`;
};

const wrong = broken({ message: "it is wrong" });
const violation = new ContractBroken("requestSecurityInfo", 404, ["the media type is text/plain"]);
const dropped = new ConnectionDropped("a request");

describe("the verdict on a case", () => {
  test.each<[thrown: string, error: Error | undefined, MUST: string, SHOULD: string, FFS: string]>([
    ["nothing", undefined, "pass", "pass", "pass"],
    ["a broken expectation", wrong, "fail", "warn", "info"],
    ["a dropped connection", dropped, "dropped", "warn", "info"],
    ["an answer against the contract", violation, "fail", "fail", "fail"],
    ["a missing prerequisite", new NotTestable("it"), "not-testable", "not-testable", "info"],
    ["nobody there", new TargetUnreachable("it", "why"), ...threeTimes("error network")],
    ["a fault of ours", new TypeError("oops"), ...threeTimes("error suite")],
  ])("that throws %s goes by its level", async (_, error, must, should, ffs) => {
    expect(await outcomeOf("MUST", error)).toBe(must);
    expect(await outcomeOf("SHOULD", error)).toBe(should);
    expect(await outcomeOf("FFS", error)).toBe(ffs);
  });

  test("names the member that the target lacks, and runs nothing", async () => {
    const needs = { needs: ["interfaces"] };

    expect(await outcomeOf("MUST", new TypeError("it ran"), [], needs)).toBe("not-testable");
  });

  test("takes the target's word for what does not apply", async () => {
    const applies = () => "it does not do that";

    expect(await outcomeOf("MUST", new TypeError("it ran"), [], { applies })).toBe(
      "not-applicable",
    );
  });
});

describe("an answer against the contract", () => {
  test.each<[what: string, error: Error | undefined, outcome: string]>([
    ["a case that holds", undefined, "fail"],
    ["a broken expectation", wrong, "fail"],
    ["a dropped connection", dropped, "fail"],
    ["a missing prerequisite", new NotTestable("it"), "fail"],
    ["nobody there", new TargetUnreachable("it", "why"), "fail"],
    ["a fault of ours", new TypeError("oops"), "error suite"],
  ])("fails the case at every level beside %s", async (_, error, outcome) => {
    expect(await outcomeOf("SHOULD", error, [violation])).toBe(outcome);
    expect(await outcomeOf("FFS", error, [violation])).toBe(outcome);
    expect(await outcomeOf("MUST", error, [violation])).toBe(
      error === dropped ? "dropped" : outcome,
    );
  });

  test("is named beside what the case found, once however often it came", async () => {
    const found = broken({ message: "no Location", expected: "a Location", actual: "none" });
    const { reason, expected, actual } = await judged("MUST", found, [violation, violation]);

    const told = "answered 404 against the contract: the media type is text/plain";
    expect({ reason, expected, actual }).toEqual({
      reason: `no Location; and requestSecurityInfo ${told}`,
      expected: "a Location; and an answer of requestSecurityInfo as the contract documents it",
      actual: `none; and ${told}`,
    });
  });
});

function threeTimes(outcome: string): [string, string, string] {
  return [outcome, outcome, outcome];
}
