import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
// @ts-expect-error -- plain JavaScript, checked by what it does
import { extensions } from "../../scripts/site/extensions.js";

const root = new URL("../../", import.meta.url);
const read = (file: string) => readFileSync(new URL(file, root), "utf8");
const apis = ["aef-authentication", "ccf-security-info", "capif-security"].map((name) => {
  const document = JSON.parse(read(`generated/${name}.json`));
  return { name, version: document.info.version, document };
});
const marked: { name: string; value: { id: string }[] }[] = extensions(apis, "x-deviation");

describe("README's deviations", () => {
  for (const letter of ["b", "c"])
    test(`name the members that the documents mark with (${letter}), and no others`, () => {
      const [, item = ""] = read("README.md").split(`- **(${letter})** `);
      const [own = ""] = item.split("\n- **(");
      const named = [...own.matchAll(/`(\w+)`/g)].map(([, name]) => name);
      const members = marked
        .filter(({ value }) => value.some(({ id }) => id === letter))
        .map(({ name }) => name.split(".").at(-1));

      expect(members.length).toBeGreaterThan(4);
      expect([...new Set(named)].sort()).toEqual([...new Set(members)].sort());
    });
});
