import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parse } from "yaml";
import type { components } from "../../generated/configuration.js";
import { validatorOf } from "./documents.js";

type Schemas = components["schemas"];

/** The configuration files, by the schema that each has to match. */
export type ConfigurationName = Extract<keyof Schemas, `${string}Configuration`>;

export type CcfConfiguration = Schemas["CcfConfiguration"];
export type AefConfiguration = Schemas["AefConfiguration"];
export type InvokerConfiguration = Schemas["InvokerConfiguration"];
export type LabConfiguration = Schemas["LabConfiguration"];

/** A configuration file that cannot be used, and why, in one line. */
export class ConfigurationError extends Error {
  constructor(file: string, reason: string) {
    super(`${file}: ${reason}`);
    this.name = "ConfigurationError";
  }
}

/** A configuration with the folder that its file names are relative to. */
export interface Loaded<T> {
  configuration: T;
  directory: string;
}

const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";

const schemaFault = (name: ConfigurationName, value: unknown): string | undefined => {
  const validate = validatorOf("configuration", name);
  if (validate(value)) return undefined;
  const [error] = validate.errors ?? [];
  const unknown: string | undefined = error?.params.additionalProperty;
  const where = error?.instancePath || "the file";
  return unknown === undefined
    ? `${where} ${error?.message}`
    : `${where} has a member that nobody reads: ${unknown}`;
};

/** Reads and checks a YAML configuration; throws ConfigurationError. */
export const loadConfiguration = <N extends ConfigurationName>(
  name: N,
  file: string,
): Loaded<Schemas[N]> => {
  let value: unknown;
  try {
    value = parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new ConfigurationError(file, reasonOf(error));
  }
  const fault = schemaFault(name, value);
  if (fault !== undefined) throw new ConfigurationError(file, fault);
  return { configuration: value as Schemas[N], directory: dirname(resolve(file)) };
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
