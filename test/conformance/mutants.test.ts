import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { cases } from "../../src/conformance/cases/index.js";

interface Mutant {
  id: string;
  role: string;
  file: string;
  find: string;
  replace: string;
  caughtBy: string[];
}

interface Table {
  mutants: Mutant[];
  inseparable?: { ids: string[]; reason: string }[];
}

const directory = new URL("./mutants/", import.meta.url);
const files = readdirSync(directory).filter((name) => name.endsWith(".js"));
const tables: Table[] = await Promise.all(
  files.map((name) => import(new URL(name, directory).href)),
);
const mutants = tables.flatMap((table) => table.mutants);
const inseparable = tables.flatMap((table) => table.inseparable ?? []);

const built = (file: string): string =>
  readFileSync(fileURLToPath(new URL(`../../dist/${file}`, import.meta.url)), "utf8");

/** The mutants that are said to be caught by a case, in one line. */
const caughtBy = (id: string): string =>
  mutants
    .filter((mutant) => mutant.caughtBy.includes(id))
    .map((mutant) => mutant.id)
    .join(" ");

// The table as it stands; `npm run conformance:mutants` shows that it is true.
describe("the table of mutants", () => {
  test("breaks a text that stands once in the party, and really changes it", () => {
    const wrong = mutants.filter(
      ({ file, find, replace }) => built(file).split(find).length !== 2 || find === replace,
    );

    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test("has each id once, and names cases of the mutant's role", () => {
    const ids = mutants.map(({ id }) => id);
    const foreign = mutants.filter(({ role, caughtBy: named }) =>
      named.some((id) => cases.find((one) => one.id === id)?.role !== role),
    );

    expect(new Set(ids).size).toBe(ids.length);
    expect(foreign.map(({ id }) => id)).toEqual([]);
  });

  test("has a mutant for every MUST case", () => {
    const idle = cases.filter(({ id, level }) => level === "MUST" && caughtBy(id) === "");

    expect(idle.map(({ id }) => id)).toEqual([]);
  });

  test("tells every two cases apart, but for those that say why not", () => {
    const byMutants = new Map<string, string[]>();
    for (const { id } of cases)
      byMutants.set(caughtBy(id), [...(byMutants.get(caughtBy(id)) ?? []), id]);
    byMutants.delete("");
    const alike = [...byMutants.values()]
      .filter((ids) => ids.length > 1)
      .filter((ids) => !inseparable.some((entry) => ids.every((id) => entry.ids.includes(id))));

    expect(alike).toEqual([]);
    for (const { reason } of inseparable) expect(reason.length).toBeGreaterThan(20);
  });
});
