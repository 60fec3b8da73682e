import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { apiNames, validatorOf } from "../../src/contract/documents.js";
import { schemaArbitrary } from "./schema-arbitrary.js";

for (const file of [...apiNames, "configuration", "conformance"] as const)
  describe(`what is made from the schemas of ${file}`, () => {
    const document = JSON.parse(readFileSync(`generated/${file}.json`, "utf8"));
    for (const name of Object.keys(document.components.schemas))
      test(`is a valid ${name} to the validators`, () => {
        const validate = validatorOf(file, name);
        fc.assert(
          fc.property(schemaArbitrary(document, name, { strangers: true }), (value) => {
            const message = JSON.parse(JSON.stringify(value));
            expect(validate(message), JSON.stringify(validate.errors)).toBe(true);
          }),
          { numRuns: 40 },
        );
      });
  });
