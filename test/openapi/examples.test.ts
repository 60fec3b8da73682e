import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { membersOf, type Schema } from "./documents.js";
import { exampled, examples } from "./examples.js";

// Our own Ajv, not the generated validators: two opinions of each example. A keyword that neither
// JSON Schema nor OpenAPI 3.0 knows, nor we (`x-`), is an error.
const ajv = new Ajv({ allErrors: true, strictSchema: true, strictTypes: false });
addFormats.default(ajv);
ajv.addVocabulary(["example", "discriminator", "externalDocs", "xml"]);

const known = new Set<string>();
const learnExtensions = (schema: unknown): void => {
  if (typeof schema !== "object" || schema === null) return;
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword.startsWith("x-") && !known.has(keyword)) {
      known.add(keyword);
      ajv.addKeyword(keyword);
    }
    learnExtensions(value);
  }
};

const compiled = new Map<Schema, ValidateFunction>();
const validatorOf = (schema: Schema): ValidateFunction => {
  learnExtensions(schema);
  const validate = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, validate);
  return validate;
};

describe("the examples", () => {
  for (const { operationId, place, name, schema, value } of examples) {
    test(`${operationId} ${place}: ${name} is valid`, () => {
      const validate = validatorOf(schema);
      validate(value);
      expect(validate.errors ?? []).toEqual([]);
    });
  }

  test("are there for each body, header and parameter", () => {
    const bare = exampled.filter(({ media }) => Object.keys(media.examples ?? {}).length === 0);
    expect(bare.map(({ operationId, place }) => `${operationId} ${place}`)).toEqual([]);
  });

  test("are refused with a required member left out", () => {
    const bodies = examples.filter(({ place }) => place === "request");
    const tried = bodies.flatMap(({ schema, value }) =>
      membersOf(schema).required.map((member) => {
        const { [member]: _, ...rest } = value as Record<string, unknown>;
        return validatorOf(schema)(rest);
      }),
    );
    expect(tried.length).toBeGreaterThanOrEqual(bodies.length);
    expect(new Set(tried)).toEqual(new Set([false]));
  });
});
