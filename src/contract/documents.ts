import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { ValidateFunction } from "ajv";
import type { ServedOperations } from "../../generated/constants.js";

/** An API of the contract: its document's name and its first path segment. */
export type ApiName = keyof ServedOperations;

/** Every API of the contract. */
export const apiNames = [
  "aef-authentication",
  "ccf-security-info",
  "capif-security",
  "sample-service",
] as const satisfies readonly ApiName[];

/** The part of a schema that messages are judged and explained by. */
export interface Schema {
  $ref?: string;
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  type?: string;
  /** `password` marks what is secret. */
  format?: string;
  "x-condition"?: string;
}

interface MediaType {
  schema: Schema;
  examples?: Record<string, { $ref?: string; value?: unknown }>;
}

interface ResponseObject {
  $ref?: string;
  content?: Record<string, MediaType>;
  headers?: Record<string, { $ref?: string; required?: boolean }>;
}

export interface OperationObject {
  operationId: string;
  parameters?: { $ref?: string; name: string; in: string; schema: Schema }[];
  requestBody?: { $ref?: string; content?: Record<string, MediaType> };
  responses: Record<string, ResponseObject>;
  "x-authentication": Authentication;
  "x-clause"?: string;
  /** The steps of the eleven that it takes part in. */
  "x-step"?: number[];
}

/** Who may call an operation, and how the connection has to prove it. */
export interface Authentication {
  client: "certificate" | "psk" | "none";
  roles: string[];
}

/** The members of a bundled document that this package reads. */
export interface ApiDocument {
  servers: { url: string }[];
  paths: Record<string, Record<string, OperationObject>>;
  components: {
    schemas: Record<string, Schema>;
    callbacks?: Record<string, ApiDocument["paths"]>;
  };
}

const packageRoot = new URL("../../", import.meta.url);
const require = createRequire(import.meta.url);

/** The folder of the hand-written documents. */
export const openapiDirectory = fileURLToPath(new URL("openapi/", packageRoot));

/** The file of an API's one-file bundle. */
export const bundleFile = (api: ApiName, format: "yaml" | "json" = "yaml"): string =>
  fileURLToPath(new URL(`generated/${api}.${format}`, packageRoot));

/** The published derivation vectors (`openapi/vectors/aef-psk.json`). */
export const vectorsFile = fileURLToPath(new URL("openapi/vectors/aef-psk.json", packageRoot));

const read = new Map<ApiName, ApiDocument>();

/** An API's bundled document, read once. */
export const readDocument = (api: ApiName): ApiDocument => {
  const document = read.get(api) ?? JSON.parse(readFileSync(bundleFile(api, "json"), "utf8"));
  read.set(api, document);
  return document;
};

/** What a local reference of a document points to; anything else is returned as it is. */
export const resolveIn = <T extends { $ref?: string }>(document: ApiDocument, node: T): T => {
  if (node.$ref === undefined) return node;
  const keys = node.$ref.slice(2).split("/").map(unescapePointer);
  let at: unknown = document;
  for (const key of keys) at = (at as Record<string, unknown>)[key];
  return resolveIn(document, at as T);
};

const unescapePointer = (key: string): string => key.replaceAll("~1", "/").replaceAll("~0", "~");

type ValidatorFile = ApiName | "configuration" | "conformance";

const loaded = new Map<ValidatorFile, Record<string, ValidateFunction>>();

/** The validator of a named schema, compiled ahead of time. */
export const validatorOf = (file: ValidatorFile, schema: string): ValidateFunction => {
  // `require` itself takes long to find out that it has the module already.
  const validators = loaded.get(file) ?? require(`../../generated/${file}.validators.cjs`);
  loaded.set(file, validators);
  const validate: ValidateFunction | undefined = validators[schema];
  if (validate === undefined) throw new TypeError(`${file} has no schema ${schema}`);
  return validate;
};
