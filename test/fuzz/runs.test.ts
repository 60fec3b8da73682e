import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectHeld } from "./runs.js";

describe("a property's runs", () => {
  const tried = (numRuns: number) =>
    fc.check(
      fc.property(fc.nat(), () => {}),
      { numRuns },
    );

  test("are as many as were asked for", () => {
    expectHeld(tried(3), { numRuns: 3 });
    expect(() => expectHeld(tried(2), { numRuns: 3 })).toThrow("runs of the property");
    expect(() => expectHeld(tried(0), { numRuns: Number.NaN })).toThrow("runs of the property");
  });

  test("that end with a counterexample throw it", () => {
    const result = fc.check(fc.property(fc.constant("odd"), () => false));

    expect(() => expectHeld(result, { numRuns: 100 })).toThrow(/Property failed[\s\S]*odd/);
  });
});
