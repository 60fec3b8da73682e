import openapiTypescript, { astToString } from "openapi-typescript";
import { write } from "./files.js";

const banner = "// Generated from openapi/ by `npm run generate`. Do not edit.\n\n";

const isConstraint = (branch) => Object.keys(branch).join() === "required";

/** Alternatives that only say which members are required have no type: the generator makes `unknown`. */
const withoutConstraints = (node) => {
  if (node === null || typeof node !== "object") return node;
  if (Array.isArray(node)) return node.map(withoutConstraints);
  const kept = Object.entries(node).filter(
    ([key, value]) => !(["anyOf", "oneOf"].includes(key) && value.every?.(isConstraint)),
  );
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutConstraints(value)]));
};

/** A document's paths, operations and schemas as TypeScript types. */
export const writeTypes = async (directory, name, document) => {
  // A member with a default may still be left out.
  const ast = await openapiTypescript(withoutConstraints(document), {
    defaultNonNullable: false,
    silent: true,
  });
  write(directory, `${name}.d.ts`, banner + astToString(ast));
};
