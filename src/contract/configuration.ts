import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { ErrorObject } from "ajv";
import { parse } from "yaml";
import type { components } from "../../generated/configuration.js";
import type { components as conformance } from "../../generated/conformance.js";
import { validatorOf } from "./documents.js";

type Schemas = components["schemas"] & conformance["schemas"];

/** The configuration files, by the schema that each has to match. */
export type ConfigurationName = Extract<keyof Schemas, `${string}Configuration`>;

export type CcfConfiguration = Schemas["CcfConfiguration"];
export type AefConfiguration = Schemas["AefConfiguration"];
export type InvokerConfiguration = Schemas["InvokerConfiguration"];
export type LabConfiguration = Schemas["LabConfiguration"];
export type StoreConfiguration = Schemas["Store"];
export type TargetConfiguration = Schemas["TargetConfiguration"];
export type ExpectedFailures = Schemas["ExpectedFailuresConfiguration"];

/** A configuration file that cannot be used, and why, in one line. */
export class ConfigurationError extends Error {
  constructor(file: string, reason: string) {
    super(`${file}: ${reason}`.replace(/\p{Cc}/gu, "?")); // a file's own names may have any
    this.name = "ConfigurationError";
  }
}

/** A configuration with the folder that its file names are relative to. */
export interface Loaded<T> {
  configuration: T;
  directory: string;
}

/** A configuration that came from a file. */
export interface LoadedFile<T> extends Loaded<T> {
  file: string;
}

const reasonOf = (error: unknown): string => {
  const message = error instanceof Error ? error.message : String(error);
  const system = /^[A-Z]+: (.*), \w+/.exec(message)?.[1];
  if (system !== undefined) return `cannot be read: ${system}`;
  return (message.split("\n")[0] ?? "").replace(/:$/, "");
};

const reasonAt = (error: ErrorObject, errors: readonly ErrorObject[]): string => {
  const { keyword, params, instancePath, schemaPath, message } = error;
  if (keyword === "additionalProperties")
    return `has a member that nobody reads: ${params.additionalProperty}`;
  if (keyword === "enum") return `${message}: ${params.allowedValues.join(", ")}`;
  if (keyword !== "oneOf") return message ?? "is not valid";
  const branches = errors.filter(
    (branch) =>
      branch.instancePath === instancePath && branch.schemaPath.startsWith(`${schemaPath}/`),
  );
  const members = branches.flatMap(({ params }) => params.missingProperty ?? []);
  return params.passingSchemas === null
    ? `needs one of these: ${members.join(", ")}`
    : "has members that exclude each other";
};

const conformanceFiles = ["TargetConfiguration", "ExpectedFailuresConfiguration"];

const schemaFault = (name: ConfigurationName, value: unknown): string | undefined => {
  const document = conformanceFiles.includes(name) ? "conformance" : "configuration";
  const validate = validatorOf(document, name);
  if (validate(value)) return undefined;
  const errors = validate.errors ?? [];
  const unknown = errors.find(({ keyword }) => keyword === "additionalProperties");
  const error = unknown ?? errors.find(({ schemaPath }) => !/\/oneOf\/\d/.test(schemaPath));
  if (error === undefined) return "does not match its schema";
  return `${error.instancePath || "the file"} ${reasonAt(error, errors)}`;
};

/** Reads and checks a YAML configuration; throws ConfigurationError. */
export const loadConfiguration = <N extends ConfigurationName>(
  name: N,
  file: string,
): LoadedFile<Schemas[N]> => {
  let value: unknown;
  try {
    value = parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new ConfigurationError(file, reasonOf(error));
  }
  const fault = schemaFault(name, value);
  if (fault !== undefined) throw new ConfigurationError(file, fault);
  return { configuration: value as Schemas[N], directory: dirname(resolve(file)), file };
};

/** Reads a file that a configuration names; throws ConfigurationError. */
export const readNamedFile = (directory: string, name: string): Buffer => {
  const file = resolve(directory, name);
  try {
    return readFileSync(file);
  } catch (error) {
    throw new ConfigurationError(file, reasonOf(error));
  }
};
