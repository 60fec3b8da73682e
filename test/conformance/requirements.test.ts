import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { cases } from "../../src/conformance/cases/index.js";

interface Requirement {
  id: string;
  source: string;
  text: string;
  cases: string[];
  reason?: string;
}

const requirements: Requirement[] = parse(
  readFileSync("src/conformance/requirements.yaml", "utf8"),
);
const ids = new Set(cases.map(({ id }) => id));

describe("the requirements", () => {
  test("have ids that are their own, a source and one rule each", () => {
    expect(new Set(requirements.map(({ id }) => id)).size).toBe(requirements.length);
    for (const { id, source, text } of requirements) {
      expect(id).toMatch(/^[A-Z][A-Z0-9]*(-[A-Z0-9.]+)+$/);
      expect(source, id).not.toBe("");
      expect(text, id).toMatch(/\.$/);
    }
  });

  test("each have a case, or a reason why there is none", () => {
    const neither = requirements.filter((one) => one.cases.length === 0 && !one.reason);
    const both = requirements.filter((one) => one.cases.length > 0 && one.reason);
    expect(neither.map(({ id }) => id)).toEqual([]);
    expect(both.map(({ id }) => id)).toEqual([]);
  });

  test("name cases that there are, each of them once", () => {
    for (const { id, cases: named } of requirements) {
      expect(new Set(named).size, id).toBe(named.length);
      expect(
        named.filter((one) => !ids.has(one)),
        id,
      ).toEqual([]);
    }
  });

  test("leave no case without a rule", () => {
    const named = new Set(requirements.flatMap((one) => one.cases));
    expect([...ids].filter((id) => !named.has(id))).toEqual([]);
  });
});
