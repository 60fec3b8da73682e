import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import openapiTypescript, { astToString, type OpenAPI3 } from "openapi-typescript";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

const generated = fileURLToPath(new URL("../../generated/", import.meta.url));
const files = readdirSync(generated).filter((file) => file.endsWith(".codegen.yaml"));
const read = (file: string) => parse(readFileSync(join(generated, file), "utf8"));

interface Media {
  schema?: { $ref?: string };
  examples?: Record<string, { $ref?: string; value?: unknown }>;
}

// A bundle's own examples are read as data: no type of ours fits both kinds of bundle.
interface Node extends Media {
  [key: string]: unknown;
}

const validatorOf = (document: Node): ((reference: string) => ValidateFunction) => {
  const ajv = new Ajv({ strict: false });
  addFormats.default(ajv);
  ajv.addSchema({ $id: "document", components: document.components });
  return (reference) => {
    const validate = ajv.getSchema(`document${reference}`);
    if (validate === undefined) throw new TypeError(`no schema ${reference}`);
    return validate as ValidateFunction; // compiled synchronously
  };
};

const resolved = (document: Node, node: Node): unknown => {
  if (typeof node.$ref !== "string") return node.value;
  const path = node.$ref.slice(2).split("/");
  return resolved(
    document,
    path.reduce<Node>((at, key) => at[key] as Node, document),
  );
};

/** Every named example of a message, with the schema that it is of. */
const examplesIn = (document: Node): { reference: string; name: string; value: unknown }[] => {
  const found: ReturnType<typeof examplesIn> = [];
  const walk = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const { schema, examples } = node as Media;
    const reference = schema?.$ref;
    if (reference !== undefined && examples !== undefined)
      for (const [name, example] of Object.entries(examples))
        found.push({ reference, name, value: resolved(document, example) });
    for (const value of Object.values(node)) walk(value);
  };
  walk(document);
  return found;
};

const faithfulOf = (file: string): string => `${file.split(".")[0]}.yaml`;

describe.each(files)("the bundle for generators %s", (file) => {
  const simple: Node = read(file);
  const faithful: Node = read(faithfulOf(file));
  const ours = validatorOf(faithful);
  const theirs = validatorOf(simple);

  test("has no alternatives and no callbacks, which generators stumble over", () => {
    expect(JSON.stringify(simple)).not.toMatch(/"(anyOf|oneOf|callbacks)"/);
  });

  test("agrees with the faithful bundle on every example of either", () => {
    const own = examplesIn(simple);
    const all = file.split(".").length === 3 ? [...own, ...examplesIn(faithful)] : own;

    expect(own.length).toBeGreaterThan(5);
    for (const { reference, name, value } of all) {
      expect([name, ours(reference)(value)]).toEqual([name, true]);
      expect([name, theirs(reference)(value)]).toEqual([name, true]);
    }
  });

  test("refuses a required member's absence as the faithful one does", () => {
    const verdicts = examplesIn(simple).flatMap(({ reference, value }) =>
      Object.keys(Object(value)).map((member) => {
        const { [member]: _, ...rest } = value as Record<string, unknown>;
        return { both: [ours(reference)(rest), theirs(reference)(rest)] };
      }),
    );
    // Only what became prose may be refused by the faithful bundle alone.
    expect(verdicts.filter(({ both }) => both[0] && !both[1])).toEqual([]);
    expect(verdicts.some(({ both }) => !both[0] && !both[1])).toBe(true);
  });

  test("gives TypeScript that compiles", async () => {
    const text = astToString(
      await openapiTypescript(simple as unknown as OpenAPI3, { silent: true }),
    );
    const { diagnostics } = ts.transpileModule(text, { reportDiagnostics: true });

    expect(diagnostics).toEqual([]);
    expect(text).toContain("export interface operations");
  });
});
