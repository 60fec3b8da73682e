import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { operationFaults } from "./lint-faults/operations.js";
import { schemaFaults } from "./lint-faults/schemas.js";
import { type Finding, lint } from "./redocly.js";

const faults = [...operationFaults, ...schemaFaults];
const root = fileURLToPath(new URL("../..", import.meta.url));
const fixtures = new URL("fixtures/", import.meta.url);
const shared = "parcel-labels.yaml";
const document = await readFile(new URL("parcel-tracking.yaml", fixtures), "utf8");
const configuration = parse(await readFile(join(root, "redocly.yaml"), "utf8"));

/** The fixture with one fault; a fault that no longer applies to it is the test's own. */
const broken = (from: string, to: string): string => {
  const pieces = document.split(from);
  if (pieces.length < 2) throw new TypeError(`The fixture has no line ${from}`);
  return [pieces[0] + to + pieces[1], ...pieces.slice(2)].join(from);
};

describe("the project's lint rules", () => {
  const documents = [document, ...faults.map(({ from, to }) => broken(from, to))];
  let folder: string;
  let findings: Finding[][];

  // One run for all: our own redocly.yaml, with the fixtures in the place of our documents.
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "capif-lint-"));
    const apis = documents.map((_, index) => [
      `fault${index}`,
      { root: `${index}/parcel-tracking.yaml` },
    ]);
    const plugins = configuration.plugins.map((plugin: string) => join(root, plugin));
    const settings = { ...configuration, plugins, apis: Object.fromEntries(apis) };
    await writeFile(join(folder, "redocly.yaml"), stringify(settings));
    for (const [index, text] of documents.entries()) {
      await mkdir(join(folder, `${index}`));
      await writeFile(join(folder, `${index}/parcel-tracking.yaml`), text);
      await copyFile(new URL(shared, fixtures), join(folder, `${index}/${shared}`));
    }
    ({ findings } = await lint(folder));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test("find nothing in a document that keeps them", () => {
    expect(findings).toHaveLength(documents.length);
    expect(findings[0]).toEqual([]);
  });

  for (const [index, { rule, fault }] of faults.entries()) {
    test(`${rule} finds ${fault}`, () => {
      const found = findings[index + 1] ?? [];
      // A rule of Redocly's may find the same fault in its own way; one of ours may not.
      const ours = found.filter(({ ruleId }) => ruleId === rule || ruleId.startsWith("capif/"));
      expect(ours.map(({ ruleId, severity }) => `${severity} ${ruleId}`)).toEqual([
        `error ${rule}`,
      ]);
    });
  }

  test("are all enabled, and each has a fault", async () => {
    const enabled = Object.keys(configuration.oas3_0Rules).filter((id) => id.startsWith("capif/"));
    const plugin = await readFile(join(root, "openapi/lint/plugin.js"), "utf8");
    const written = [...plugin.matchAll(/from "\.\/rules\/(.+)\.js"/g)].map((m) => `capif/${m[1]}`);

    expect(enabled.sort()).toEqual(written.sort());
    for (const id of enabled) expect(faults.map(({ rule }) => rule)).toContain(id);
  });
});
