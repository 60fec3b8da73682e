import Ajv from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import addFormats from "ajv-formats";
import { write } from "./files.js";

const openapiVocabulary = ["example", "xml", "discriminator", "externalDocs"];

const extensionsIn = (node, found = new Set()) => {
  if (node === null || typeof node !== "object") return found;
  for (const [key, value] of Object.entries(node)) {
    if (key.startsWith("x-")) found.add(key);
    extensionsIn(value, found);
  }
  return found;
};

const newAjv = (document) => {
  const ajv = new Ajv.default({
    allErrors: true,
    allowUnionTypes: true,
    strictRequired: false,
    strictTypes: false,
    code: { source: true, lines: true, esm: false },
  });
  addFormats.default(ajv);
  ajv.addFormat("password", true);
  ajv.addVocabulary([...openapiVocabulary, ...extensionsIn(document.components.schemas)]);
  return ajv;
};

const definitionsOf = (document) =>
  JSON.parse(
    JSON.stringify(document.components.schemas).replaceAll(
      "#/components/schemas/",
      "#/definitions/",
    ),
  );

/** What only the answering side may say is ignored in a request, whatever it is. */
const withoutReadOnly = (node) => {
  if (node === null || typeof node !== "object") return node;
  if (Array.isArray(node)) return node.map(withoutReadOnly);
  const kept = Object.entries(node).map(([key, value]) => [
    key,
    value?.readOnly === true ? {} : withoutReadOnly(value),
  ]);
  return Object.fromEntries(kept);
};

const requestSchemas = (document) => {
  const bodies = Object.values(document.components.requestBodies ?? {});
  return bodies.map(({ content }) => content["application/json"].schema.$ref.split("/").at(-1));
};

/** One precompiled Ajv validator for every named schema of a document. */
export const writeValidators = (directory, name, document) => {
  const ajv = newAjv(document);
  const definitions = definitionsOf(document);
  ajv.addSchema({ $id: "contract", definitions });
  ajv.addSchema({ $id: "request", definitions: withoutReadOnly(definitions) });
  const names = Object.keys(document.components.schemas).sort();
  const requests = requestSchemas(document);
  const exported = Object.fromEntries(
    names.map((n) => [n, `${requests.includes(n) ? "request" : "contract"}#/definitions/${n}`]),
  );
  const code = standalone.default(ajv, exported);
  write(directory, `${name}.validators.cjs`, `${code}\n`);
  const declarations = names.map((n) => `export declare const ${n}: ValidateFunction;`);
  write(
    directory,
    `${name}.validators.d.cts`,
    `import type { ValidateFunction } from "ajv";\n\n${declarations.join("\n")}\n`,
  );
};
