import { describe, expect, test } from "vitest";
import {
  broken,
  ConnectionDropped,
  ContractBroken,
  NotTestable,
  TargetUnreachable,
} from "../../../src/conformance/bench/failures.js";
import type { Case, Level } from "../../../src/conformance/case.js";
import { judge } from "../../../src/conformance/run/judge.js";
import { statementOf } from "../../../src/conformance/statement/statement.js";
import { result } from "./result.js";

/** What becomes of a case of that level which throws this. */
const outcomeOf = async (level: Level, thrown: Error | undefined, changes: object = {}) => {
  const one = {
    ...result({ level }),
    run: async () => {
      if (thrown !== undefined) throw thrown;
    },
    ...changes,
  } as unknown as Case; // an aef case whose bench is never looked at
  const { outcome, fault } = await judge(one, {
    declared: statementOf({}),
    roleTarget: {},
    house: async () => ({
      bench: async () => ({ bench: {}, end: async () => {} }),
      close: async () => {},
    }),
  });
  return fault === undefined ? outcome : `${outcome} ${fault}`;
};

const wrong = broken({ message: "it is wrong" });
const violation = new ContractBroken({ message: "the media type is text/plain" });
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
    expect(await outcomeOf("MUST", new TypeError("it ran"), { needs: ["interfaces"] })).toBe(
      "not-testable",
    );
  });

  test("takes the target's word for what does not apply", async () => {
    const applies = () => "it does not do that";

    expect(await outcomeOf("MUST", new TypeError("it ran"), { applies })).toBe("not-applicable");
  });
});

function threeTimes(outcome: string): [string, string, string] {
  return [outcome, outcome, outcome];
}
