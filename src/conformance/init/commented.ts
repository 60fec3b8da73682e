import { readFileSync } from "node:fs";
import { stringify } from "yaml";
import { wrapped } from "../target/wrapped.js";

interface Schema {
  $ref?: string;
  description?: string;
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  default?: unknown;
}

const bundle = new URL("../../../generated/conformance.json", import.meta.url);

interface Document {
  components: { schemas: Record<string, Schema> };
}

/** A schema with what its reference leads to; its own description comes first. */
const resolved = (document: Document, schema: Schema): Schema => {
  const name = schema.$ref?.split("/").at(-1);
  if (name === undefined) return schema;
  const { $ref: _, ...own } = schema;
  return { ...resolved(document, document.components.schemas[name] ?? {}), ...own };
};

const scalar = (value: unknown): string => stringify(value, { lineWidth: 0 }).trimEnd();

/** Writes values as YAML, each member behind what its schema says of it, absent ones as comments. */
class Writer {
  readonly #document: Document;
  readonly #lines: string[] = [];
  /** Members are explained where they stand first, and nothing is explained twice. */
  readonly #explained = new Set<string>();

  constructor(document: Document) {
    this.#document = document;
  }

  get text(): string {
    return `${this.#lines.join("\n")}\n`;
  }

  members(value: object, schema: Schema, indent: string, at: string): void {
    const { properties = {} } = resolved(this.#document, schema);
    for (const [name, own] of Object.entries(properties)) {
      const member = resolved(this.#document, own);
      const path = `${at}/${name}`;
      const here: unknown = Reflect.get(value, name);
      const isNew = !this.#explained.has(path);
      this.#explained.add(path);
      if (here === undefined && !isNew) continue;
      if (isNew) this.#explain(member, indent);
      if (here === undefined) this.#lines.push(`${indent}# ${name}: ${this.#stub(member)}`);
      else this.#member(name, here, member, indent, path);
    }
  }

  #explain({ description = "", default: byDefault }: Schema, indent: string): void {
    if (indent.length <= 2) this.#lines.push("");
    const more = byDefault === undefined ? "" : ` Default ${scalar(byDefault)}.`;
    const text = `${description}${more}`;
    if (this.#explained.has(text)) return;
    this.#explained.add(text);
    this.#lines.push(...wrapped(text, `${indent}# `));
  }

  #member(name: string, value: unknown, schema: Schema, indent: string, path: string): void {
    const isObject = value !== null && typeof value === "object";
    const items = resolved(this.#document, schema.items ?? {});
    if (Array.isArray(value) && items.properties !== undefined) {
      this.#lines.push(`${indent}${name}:`);
      for (const item of value) this.#item(item, items, indent, `${path}/-`);
    } else if (!Array.isArray(value) && isObject && schema.properties !== undefined) {
      this.#lines.push(`${indent}${name}:`);
      this.members(value, schema, `${indent}  `, path);
    } else if (isObject) {
      const flow = stringify(value, { collectionStyle: "flow", lineWidth: 0 }).trimEnd();
      this.#lines.push(`${indent}${name}: ${flow}`);
    } else this.#lines.push(`${indent}${name}: ${scalar(value)}`);
  }

  #item(value: object, schema: Schema, indent: string, path: string): void {
    this.#lines.push(`${indent}  -`);
    this.members(value, schema, `${indent}    `, path);
  }

  #stub(schema: Schema): string {
    const items = resolved(this.#document, schema.items ?? {});
    const { properties, required = [] } = schema.properties === undefined ? items : schema;
    if (properties === undefined)
      return schema.type === "array" ? "[...]" : String(schema.default ?? "...");
    const names = required.length > 0 ? required : Object.keys(properties);
    const object = `{ ${names.map((one) => `${one}: ...`).join(", ")} }`;
    return schema.type === "array" ? `[${object}]` : object;
  }
}

/** A target file in which every member is explained by the published schema. */
export const commentedTarget = (configuration: object): string => {
  const document = JSON.parse(readFileSync(bundle, "utf8")) as Document; // our own build's
  const writer = new Writer(document);
  const { TargetConfiguration: schema = {} } = document.components.schemas;
  const intro = wrapped(
    "A target file of the conformance suite. File names are relative to this file. Where PEM is named, { env: NAME } takes it from the environment. What starts with # is not there: add it if the target has it.",
    "# ",
  );
  writer.members(configuration, schema, "", "");
  return `${intro.join("\n")}\n${writer.text}`;
};
