import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson, sha256Of } from "../../../src/conformance/report/canonical-json.js";
import { jsonReport, reportOf } from "../../../src/conformance/report/json.js";
import { result } from "../run/result.js";
import { passing, runOf } from "./sample-run.js";

const schema = JSON.parse(
  readFileSync(new URL("../../../generated/config/report.schema.json", import.meta.url), "utf8"),
);

const validator = () => {
  const ajv = new Ajv2020.default({ strict: false, allErrors: true });
  addFormats.default(ajv);
  return ajv.compile(schema);
};

describe("report.json", () => {
  for (const [name, run] of Object.entries({
    "every outcome": runOf(),
    "a run that passes": passing(),
    "expected failures": runOf(undefined, { baseline: { sha256: "0".repeat(64), ids: ["X-1"] } }),
    "no result at all": runOf([], { interrupted: true, exitCode: 130 }),
  }))
    test(`matches its published schema: ${name}`, () => {
      const validate = validator();
      validate(JSON.parse(jsonReport(run)));

      expect(validate.errors ?? []).toEqual([]);
    });

  test("does not match it with an outcome that there is not", () => {
    const report = JSON.parse(jsonReport(passing()));
    report.results[0].outcome = "splendid";

    expect(validator()(report)).toBe(false);
  });

  test("has the manifest and the results as they are, and counts that follow from them", () => {
    const run = runOf([
      result(),
      result({ id: "AEF-002", outcome: "fail", reason: "no" }),
      result({ id: "CCF-HOME-001", role: "ccf-home" }),
    ]);
    const report = JSON.parse(jsonReport(run));

    expect(report.manifest).toEqual(run.manifest);
    expect(report.results).toEqual(run.results);
    expect(report.summary.total).toBe(3);
    expect(report.summary.outcomes).toMatchObject({ pass: 2, fail: 1, warn: 0 });
    expect(Object.keys(report.summary.roles)).toEqual(["ccf-home", "aef"]);
    expect(report.summary.roles.aef).toMatchObject({ pass: 1, fail: 1 });
  });

  test("has hashes that a reader can compute again from what it reads", () => {
    const written = JSON.parse(jsonReport(runOf()));

    expect(sha256Of(written.manifest)).toBe(written.integrity.manifest);
    expect(sha256Of(written.results)).toBe(written.integrity.results);
    expect(reportOf(runOf()).integrity).toEqual(written.integrity);
  });
});

describe("canonical JSON", () => {
  test("is that of RFC 8785, 3.2.3", () => {
    const value = {
      "\u20ac": "Euro Sign",
      "\r": "Carriage Return",
      "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face",
      "\u0080": "Control",
      "\u00f6": "Latin Small Letter O With Diaeresis",
    };

    expect(Object.values(JSON.parse(canonicalJson(value)))).toHaveLength(7);
    expect([...canonicalJson(value).matchAll(/:"([A-Z]\w+)/g)].map(([, word]) => word)).toEqual([
      ...["Carriage", "One", "Control", "Latin", "Euro", "Emoji", "Hebrew"],
    ]);
  });

  test("says the same as JSON, whatever the order of the members", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());

        expect(canonicalJson(turned)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
