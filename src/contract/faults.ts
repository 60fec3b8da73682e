import type { ErrorObject } from "ajv";
import { type ApiName, readDocument, resolveIn, type Schema, validatorOf } from "./documents.js";

/** One way in which a message breaks its schema. */
export interface Fault {
  /** JSON Pointer of the member; empty for the message itself. */
  param: string;
  reason: string;
  kind: "missing" | "incorrect";
  /** Whether the contract requires the member, and every member that it lies in. */
  mandatory: boolean;
}

const composition = /\/(?:anyOf|oneOf)$/;

/**
 * Errors inside a failed anyOf or oneOf say no more than the composition itself, and that says no
 * more than a wrong type of the same member.
 */
const withoutBranches = (errors: ErrorObject[]): ErrorObject[] => {
  const failed = errors.filter((error) => composition.test(error.schemaPath));
  const outer = errors.filter(
    (error) => !failed.some(({ schemaPath }) => error.schemaPath.startsWith(`${schemaPath}/`)),
  );
  const mistyped = outer.filter(({ keyword }) => keyword === "type");
  return outer.filter(
    (error) =>
      !composition.test(error.schemaPath) ||
      !mistyped.some(({ instancePath }) => instancePath === error.instancePath),
  );
};

const branchesOf = (outer: ErrorObject, errors: ErrorObject[]): ErrorObject[] =>
  errors.filter(
    (error) =>
      error.schemaPath.startsWith(`${outer.schemaPath}/`) &&
      error.instancePath === outer.instancePath,
  );

const compositionFault = (outer: ErrorObject, errors: ErrorObject[]) => {
  const incorrect = (reason: string) => ({ kind: "incorrect" as const, reason });
  if (Array.isArray(outer.params.passingSchemas))
    return incorrect("has members that exclude each other");
  const branches = branchesOf(outer, errors);
  const missing = branches.flatMap(({ params }) => params.missingProperty ?? []);
  if (missing.length > 0)
    return { kind: "missing" as const, reason: `needs one of ${missing.join(", ")}` };
  return incorrect(branches[0]?.message ?? "matches no alternative");
};

const schemasAt = (schema: Schema, resolve: (schema: Schema) => Schema): Schema[] => {
  const resolved = resolve(schema);
  return [resolved, ...(resolved.allOf ?? []).flatMap((part) => schemasAt(part, resolve))];
};

/** Required, or conditional in a way that makes its absence a MANDATORY_IE_MISSING. */
const requires = ({ required, properties }: Schema, key: string): boolean =>
  required?.includes(key) === true ||
  properties?.[key]?.["x-condition"]?.includes("MANDATORY_IE_MISSING") === true;

const isMandatory = (api: ApiName, name: string, pointer: string): boolean => {
  const document = readDocument(api);
  const resolve = (schema: Schema) => resolveIn(document, schema);
  let schemas = schemasAt({ $ref: `#/components/schemas/${name}` }, resolve);
  for (const key of pointer.split("/").slice(1)) {
    const items = schemas.flatMap(({ items }) => items ?? []);
    const isIndex = items.length > 0;
    if (!isIndex && !schemas.some((schema) => requires(schema, key))) return false;
    const next = isIndex ? items : schemas.flatMap(({ properties }) => properties?.[key] ?? []);
    schemas = next.flatMap((schema) => schemasAt(schema, resolve));
  }
  return true;
};

const escapePointer = (key: string): string => key.replaceAll("~", "~0").replaceAll("/", "~1");

/** How a message differs from a named schema of its API; empty when it does not. */
export const faultsOf = (api: ApiName, schema: string, message: unknown): Fault[] => {
  const validate = validatorOf(api, schema);
  if (validate(message)) return [];
  const errors = validate.errors ?? [];
  return withoutBranches(errors).map((error) => {
    if (composition.test(error.schemaPath)) {
      const param = error.instancePath;
      const mandatory = isMandatory(api, schema, param);
      return { param, mandatory, ...compositionFault(error, errors) };
    }
    const missing: string | undefined = error.params.missingProperty;
    const param =
      missing === undefined
        ? error.instancePath
        : `${error.instancePath}/${escapePointer(missing)}`;
    return {
      param,
      mandatory: isMandatory(api, schema, param),
      kind: missing === undefined ? "incorrect" : "missing",
      reason: missing === undefined ? (error.message ?? "is not valid") : "is missing",
    };
  });
};
