import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** What the tests read of OpenAPI 3.0.3, every `$ref` followed. */
export type Schema = Record<string, unknown> & {
  properties?: Record<string, Schema>;
  required?: string[];
  allOf?: Schema[];
};
export interface Example {
  value: unknown;
}
export interface Media {
  schema: Schema;
  examples?: Record<string, Example>;
}
export interface Header extends Media {
  required?: boolean;
}
export interface Parameter extends Header {
  name: string;
  in: string;
}
export interface Body {
  content: Record<string, Media>;
}
export interface Response {
  headers?: Record<string, Header>;
  content?: Record<string, Media>;
}
export interface Operation {
  operationId: string;
  parameters?: Parameter[];
  requestBody?: Body;
  responses: Record<string, Response>;
  callbacks?: Record<string, Record<string, PathItem>>;
  "x-clause": string;
  "x-step": number[];
  "x-authentication": { client: string; roles: string[] };
}
export type PathItem = { parameters?: Parameter[] } & { [method: string]: Operation };
export interface ApiDocument {
  paths: Record<string, PathItem>;
  components: { schemas: Record<string, Schema> };
}
export interface Found {
  api: string;
  path: string;
  method: string;
  operation: Operation;
  /** Those of the path first. */
  parameters: Parameter[];
  /** Whether the caller is the one that is called otherwise. */
  isCallback: boolean;
}

const texts = new Map<string, unknown>();
const parsed = (file: URL): unknown => {
  const content = texts.get(file.href) ?? parse(readFileSync(file, "utf8"));
  texts.set(file.href, content);
  return content;
};

const at = (root: unknown, pointer: string): unknown =>
  pointer
    .split("/")
    .slice(1)
    .map((token) => decodeURIComponent(token).replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce((node, token) => (node as Record<string, unknown> | undefined)?.[token], root);

const followed = new Map<string, unknown>();

/** A copy without references; ours know no cycle, and one would end in a RangeError. */
const dereferenced = (node: unknown, file: URL): unknown => {
  if (Array.isArray(node)) return node.map((item) => dereferenced(item, file));
  if (typeof node !== "object" || node === null) return node;
  if (!("$ref" in node)) {
    const members = Object.entries(node);
    return Object.fromEntries(members.map(([key, value]) => [key, dereferenced(value, file)]));
  }
  const target = new URL(String(node.$ref), file);
  if (!followed.has(target.href)) {
    const found = at(parsed(new URL(target.pathname, target)), target.hash.slice(1));
    if (found === undefined) throw new TypeError(`${file.pathname}: nothing at ${node.$ref}`);
    followed.set(target.href, dereferenced(found, target));
  }
  return followed.get(target.href);
};

export const root = new URL("../../", import.meta.url);

interface Configuration {
  apis: Record<string, { root: string }>;
}
export const configuration = parsed(new URL("redocly.yaml", root)) as Configuration;

const whole = (name: string): ApiDocument => {
  const file = new URL(configuration.apis[name]?.root ?? "", root);
  return dereferenced(parsed(file), file) as ApiDocument;
};

/** The document of each API, by its name. */
export const documents: ReadonlyMap<string, ApiDocument> = new Map(
  Object.keys(configuration.apis)
    .filter((name) => !["admin", "configuration", "conformance"].includes(name))
    .map((name) => [name, whole(name)]),
);

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

const operationsOf = (api: string, paths: Record<string, PathItem>, isCallback = false): Found[] =>
  Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      if (operation === undefined) return [];
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])];
      const callbacks = Object.values(operation.callbacks ?? {});
      return [
        { api, path, method, operation, parameters, isCallback },
        ...callbacks.flatMap((callback) => operationsOf(api, callback, true)),
      ];
    }),
  );

/** Every operation of every document, callbacks included. */
export const operations: readonly Found[] = [...documents].flatMap(([api, { paths }]) =>
  operationsOf(api, paths),
);

/** The names of a schema's members and of those that it requires, `allOf` included. */
export const membersOf = (schema: Schema): { names: string[]; required: string[] } => {
  const parts = (schema.allOf ?? []).map(membersOf);
  return {
    names: [...Object.keys(schema.properties ?? {}), ...parts.flatMap(({ names }) => names)],
    required: [...(schema.required ?? []), ...parts.flatMap(({ required }) => required)],
  };
};
