import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { readReport, verifyReport } from "../../src/conformance/report/verify.js";
import { ConfigurationError, loadConfiguration } from "../../src/contract/configuration.js";
import { loadScenarios } from "../../src/mocks/scenarios.js";
import { mutated, spoilt } from "./mutation.js";
import { hold, patienceMs } from "./runs.js";
import { schemaArbitrary } from "./schema-arbitrary.js";

const few = 60;
const documentOf = (name: string) => JSON.parse(readFileSync(`generated/${name}.json`, "utf8"));
const [configuration, conformance] = ["configuration", "conformance"].map(documentOf);

const files = [
  ...(["Ccf", "Aef", "Invoker", "Lab", "Scenarios"] as const).map((of) => ({
    name: `${of}Configuration` as const,
    document: configuration,
  })),
  { name: "TargetConfiguration" as const, document: conformance },
  { name: "ExpectedFailuresConfiguration" as const, document: conformance },
];

describe("fuzz files", () => {
  let directory: string;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), "capif-fuzz-"));
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  /** Reads what was written; anything but the one documented error, in one line, fails. */
  const expectReadOrRefused = (content: string | Buffer, read: (file: string) => unknown) => {
    const file = join(directory, "file");
    writeFileSync(file, content);
    try {
      read(file);
    } catch (error) {
      expect((error as Error).message).toMatch(/^[^\n]+$/);
      expect([ConfigurationError.name, "Error"]).toContain((error as Error).name);
      expect((error as Error).message.startsWith(file)).toBe(true);
    }
  };

  for (const { name, document } of files)
    test(
      `${name}: read, or refused in one line that names the file`,
      () => {
        const valid = schemaArbitrary(document, name);
        const yaml = fc.oneof(valid, mutated(valid)).map((value) => stringify(value) ?? "");
        hold(
          fc.property(fc.oneof(yaml, spoilt(valid)), (content) => {
            expectReadOrRefused(content, (file) => loadConfiguration(name, file));
            if (name === "ScenariosConfiguration") expectReadOrRefused(content, loadScenarios);
          }),
          few,
        );
      },
      patienceMs,
    );

  test(
    "RunReport: read and verified, or refused in one line that names the file",
    () => {
      const valid = schemaArbitrary(conformance, "RunReport");
      const json = fc.oneof(valid, mutated(valid)).map((value) => JSON.stringify(value) ?? "");
      hold(
        fc.property(fc.oneof(json, spoilt(valid)), (content) => {
          expectReadOrRefused(content, readReport);
          expectReadOrRefused(content, verifyReport);
        }),
        few,
      );
    },
    patienceMs,
  );
});
