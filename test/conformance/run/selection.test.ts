import { describe, expect, test } from "vitest";
import { roles } from "../../../src/conformance/case.js";
import { profiles } from "../../../src/conformance/profiles/index.js";
import { SelectionError, select } from "../../../src/conformance/run/selection.js";

const [profile] = profiles;
if (profile === undefined) throw new TypeError("there is no profile");
const idsOf = (...args: Parameters<typeof select>) => select(...args).map(({ id }) => id);

describe("the selection of cases", () => {
  test("takes every case of the roles that the target has", () => {
    const aef = idsOf(profile, ["aef"], {});

    expect(aef.length).toBeGreaterThan(0);
    expect(aef.every((id) => id.startsWith("AEF-"))).toBe(true);
    expect(idsOf(profile, roles, {})).toHaveLength(profile.ids.length);
  });

  test("takes ids, in any case, and themes with what is below them", () => {
    const [one] = select(profile, roles, {});
    if (one === undefined) throw new TypeError("there is no case");
    const folder = one.theme.split("/")[0] ?? "";

    expect(idsOf(profile, roles, { only: [one.id.toLowerCase()] })).toEqual([one.id]);
    expect(idsOf(profile, roles, { only: [`${one.role}/${folder}`] })).toContain(one.id);
    expect(idsOf(profile, roles, { only: [one.theme] })).toContain(one.id);
  });

  test("leaves out what is weaker than the level", () => {
    const all = select(profile, roles, {});
    const must = all.filter(({ level }) => level === "MUST").map(({ id }) => id);
    const should = all.filter(({ level }) => ["MUST", "SHOULD"].includes(level));

    expect(idsOf(profile, roles, { level: "MUST" })).toEqual(must);
    expect(select(profile, roles, { level: "SHOULD" })).toEqual(should);
    expect(select(profile, roles, { level: "MAY" })).toEqual(all);
  });

  test.each<[string, Parameters<typeof select>]>([
    ["a role that the target does not have", [profile, ["aef"], { roles: ["ccf-home"] }]],
    ["a name that means nothing", [profile, roles, { only: ["AEF-999"] }]],
    ["a theme's beginning", [profile, roles, { only: ["serv"] }]],
    ["a selection with no case", [profile, ["aef"], { only: ["IC-001"] }]],
  ])("refuses %s", (_, args) => {
    expect(() => select(...args)).toThrow(SelectionError);
  });
});
