import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
// @ts-expect-error -- plain JavaScript, checked by what it does
import { pages } from "../../scripts/site/pages/vectors.js";
// @ts-expect-error -- plain JavaScript, checked by what it does
import { readSources } from "../../scripts/site/sources.js";
import { builtSite } from "../support/built-site.js";

describe("the site's data pages", { timeout: 120_000 }, () => {
  const site = builtSite();
  const read = (path: string) => readFileSync(join(site, path), "utf8");

  test("the sums are those of the files", () => {
    const checked = execFileSync("sha256sum", ["-c", "SHA256SUMS"], {
      cwd: site,
      encoding: "utf8",
    });

    expect(checked.trim().split("\n").length).toBeGreaterThan(20);
  });

  test("versions.json and SHA256SUMS name the same files and sums", () => {
    const found = [...read("versions.json").matchAll(/"path": "(.*)",[^}]*"sha256": "(.*)"/g)];
    const sums = read("SHA256SUMS");

    expect(found.length).toBe(sums.trim().split("\n").length - 1);
    for (const [, path, sum] of found) expect(sums).toContain(`${sum}  ${path}\n`);
  });

  test("every cause, case, rule, scenario and vector is on its page", async () => {
    const sources = await readSources();
    const ids = (list: { id: string }[]) => list.map(({ id }) => id);
    const names = (list: { name: string }[]) => list.map(({ name }) => name);
    const wanted = {
      "causes.html": Object.values<string[]>(sources.constants.causesByStatus).flat(),
      "cases.html": ids(sources.cases),
      "requirements.html": ids(sources.requirements),
      "scenarios.html": names(sources.scenarios),
      "vectors.html": names(sources.vectors.vectors),
    };
    for (const [path, all] of Object.entries(wanted)) {
      const page = read(path);
      expect(all.filter((id) => !page.includes(` id="${id}"`))).toEqual([]);
    }
  });

  test("the references load nothing from another host", () => {
    for (const file of readdirSync(join(site, "reference"))) {
      expect(read(`reference/${file}`)).not.toMatch(/cdn\.redoc|otel\.cloud|fonts\.g/);
      expect(read(`reference/${file}`)).not.toMatch(/<(script|link|img)[^>]*(src|href)="https?:/);
    }
  });

  test("a wrong vector makes no page", async () => {
    const sources = await readSources();
    const [first] = sources.vectors.vectors;
    const wrong = { ...first, aefPskId: "0000000000000000" };

    await expect(pages({ ...sources, vectors: { vectors: [wrong], kdf: [] } })).rejects.toThrow(
      `vector ${first.name}: aefPskId`,
    );
  });
});
