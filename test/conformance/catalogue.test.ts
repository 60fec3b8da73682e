import { describe, expect, test } from "vitest";
import { cases } from "../../src/conformance/cases/index.js";
import { profiles } from "../../src/conformance/profiles/index.js";

describe("the catalogue of cases", () => {
  test("pins ids, levels, clauses, steps and titles", async () => {
    const lines = cases.map(
      ({ id, role, theme, level, clause, step, title }) =>
        `${id} | ${role}/${theme} | ${level} | ${clause} | ${step} | ${title}`,
    );
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("catalogue.txt");
  });

  test("has each id once, of the form ROLE-NUMBER", () => {
    const ids = cases.map(({ id }) => id);

    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^(CCF-HOME|CCF-RELAY|AEF|INVOKER|IC|TS29222)-\d{3}$/);
  });

  test("has at least 120 cases, each at a step of the eleven", () => {
    expect(cases.length).toBeGreaterThanOrEqual(120);
    for (const { step } of cases) {
      expect(Number.isInteger(step)).toBe(true);
      expect(step).toBeGreaterThanOrEqual(1);
      expect(step).toBeLessThanOrEqual(11);
    }
  });

  test("is in a profile, case by case, and no profile has a case that there is not", () => {
    const listed = profiles.flatMap(({ ids }) => ids);

    expect([...new Set(listed)].sort()).toEqual(cases.map(({ id }) => id).sort());
    for (const { ids } of profiles) expect(new Set(ids).size).toBe(ids.length);
  });
});
