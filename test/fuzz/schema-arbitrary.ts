import fc from "fast-check";

/** The keywords that the bundled documents use. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  format?: string;
  pattern?: string;
  minLength?: number;
  minimum?: number;
  exclusiveMinimum?: number | boolean;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  items?: JsonSchema;
  required?: string[];
  properties?: Record<string, JsonSchema>;
  additionalProperties?: boolean | JsonSchema;
  allOf?: JsonSchema[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
}

export interface ArbitraryOptions {
  /** Values, by the name of their schema, that mean something to who reads them. */
  likely?: Record<string, readonly unknown[]>;
  /** Whether objects have members that their schema does not know, where it allows them. */
  strangers?: boolean;
}

interface Translation extends ArbitraryOptions {
  schemas: Record<string, JsonSchema>;
}

const refName = (ref: string): string => ref.slice("#/components/schemas/".length);

const resolved = (schema: JsonSchema, how: Translation): JsonSchema => {
  if (schema.$ref === undefined) return schema;
  const found = how.schemas[refName(schema.$ref)];
  if (found === undefined) throw new TypeError(`no schema ${schema.$ref}`);
  return resolved(found, how);
};

const together = <Name extends keyof JsonSchema>(
  name: Name,
  one: JsonSchema,
  other: JsonSchema,
  join: (a: NonNullable<JsonSchema[Name]>, b: NonNullable<JsonSchema[Name]>) => JsonSchema[Name],
): JsonSchema => {
  const [a, b] = [one[name], other[name]];
  const value = a && b ? join(a, b) : (a ?? b);
  return value === undefined ? {} : { [name]: value };
};

/** One schema that says what a schema and all its allOf say. */
const merged = (schema: JsonSchema, how: Translation): JsonSchema => {
  const { allOf = [], ...own } = resolved(schema, how);
  return allOf.reduce((all, part) => {
    const other = merged(part, how);
    return Object.assign({}, other, all, {
      ...together("required", other, all, (a, b) => [...a, ...b]),
      ...together("properties", other, all, (a, b) => ({ ...a, ...b })),
    });
  }, own);
};

const dateTime = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString());

const formats: Record<string, fc.Arbitrary<string>> = {
  ipv4: fc.ipV4(),
  ipv6: fc.ipV6(),
  uri: fc.webUrl({ withFragments: true, withQueryParameters: true }),
  date: dateTime.map((text) => text.slice(0, 10)),
  "date-time": dateTime,
};

const textOf = ({ format = "", pattern, minLength = 0 }: JsonSchema): fc.Arbitrary<string> => {
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  return formats[format] ?? fc.string({ unit: "grapheme", minLength, maxLength: 40 });
};

const namesOnly = (branches: JsonSchema[] | undefined): branches is JsonSchema[] =>
  branches?.every(({ required, type, $ref }) => required && !type && !$ref) === true;

/** The members that have to be there and those that must not, by each branch of a composition. */
const presences = ({ required = [], oneOf, anyOf }: JsonSchema) => {
  if (namesOnly(oneOf))
    return oneOf.map((branch) => ({
      needed: [...required, ...(branch.required ?? [])],
      barred: oneOf
        .flatMap((other) => (other === branch ? [] : (other.required ?? [])))
        .filter((name) => !branch.required?.includes(name)),
    }));
  if (namesOnly(anyOf))
    return anyOf.map((branch) => ({
      needed: [...required, ...(branch.required ?? [])],
      barred: [] as string[],
    }));
  return [{ needed: required, barred: [] as string[] }];
};

const strangerName = fc.string({ minLength: 1, maxLength: 12 }).map((name) => `x-${name}`);

const objectOf = (schema: JsonSchema, how: Translation): fc.Arbitrary<unknown> => {
  const { properties = {}, additionalProperties = true } = schema;
  const members = Object.entries(properties).map(
    ([name, member]): [string, fc.Arbitrary<unknown>] => [name, translated(member, how)],
  );
  const known = presences(schema).map(({ needed, barred }) => {
    const kept = Object.fromEntries(members.filter(([name]) => !barred.includes(name)));
    const requiredKeys = [...new Set(needed)].filter((name) => name in kept);
    return fc.record<Record<string, unknown>>(kept, { requiredKeys, noNullPrototype: true });
  });
  const object = fc.oneof(...known);
  if (typeof additionalProperties === "object") {
    const value = translated(additionalProperties, how);
    const further = fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9-]{0,9}$/), value, {
      maxKeys: 3,
    });
    return fc.tuple(further, object).map(([more, own]) => ({ ...more, ...own }));
  }
  if (additionalProperties === false || how.strangers !== true) return object;
  const strangers = fc.dictionary(strangerName, fc.jsonValue({ maxDepth: 1 }), { maxKeys: 1 });
  return fc.tuple(strangers, object).map(([more, own]) => ({ ...more, ...own }));
};

const integerOf = ({ minimum = -(2 ** 31), maximum = 2 ** 31 }: JsonSchema) =>
  fc.integer({ min: minimum, max: maximum });

/** OpenAPI 3.0 says with a boolean that the minimum itself is excluded, later JSON Schema with the number. */
const numberOf = ({ minimum = -1e9, maximum = 1e9, exclusiveMinimum = false }: JsonSchema) =>
  fc.double({
    min: typeof exclusiveMinimum === "number" ? exclusiveMinimum : minimum,
    max: maximum,
    minExcluded: exclusiveMinimum !== false,
    noNaN: true,
  });

const ofType = (schema: JsonSchema, how: Translation): fc.Arbitrary<unknown> => {
  const { type, minItems = 0, items = {}, properties } = schema;
  if (Array.isArray(type))
    return fc.oneof(...type.map((one) => ofType({ ...schema, type: one }, how)));
  if (type === "object" || properties !== undefined) return objectOf(schema, how);
  if (type === "array") {
    const maxLength = Math.max(minItems, schema.maxItems ?? 3);
    return fc.array(translated(items, how), { minLength: minItems, maxLength });
  }
  if (type === "string") return textOf(schema);
  if (type === "integer") return integerOf(schema);
  if (type === "number") return numberOf(schema);
  return type === "boolean" ? fc.boolean() : fc.jsonValue({ maxDepth: 2 });
};

/** Branches that are schemas of their own; those of names alone are the object's. */
const alternatives = ({ anyOf, oneOf }: JsonSchema): JsonSchema[] | undefined => {
  const branches = oneOf ?? anyOf;
  return namesOnly(branches) ? undefined : branches;
};

const translated = (schema: JsonSchema, how: Translation): fc.Arbitrary<unknown> => {
  const whole = merged(schema, how);
  const branches = alternatives(whole);
  const own =
    "const" in whole
      ? fc.constant(whole.const)
      : whole.enum !== undefined
        ? fc.constantFrom(...whole.enum)
        : branches !== undefined
          ? fc.oneof(...branches.map((branch) => translated(branch, how)))
          : ofType(whole, how);
  const values = how.likely?.[refName(schema.$ref ?? schema.allOf?.[0]?.$ref ?? "")];
  if (values === undefined) return own;
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...values) },
    { weight: 1, arbitrary: own },
  );
};

/** What a bundled document allows for one of its schemas: valid values, by construction. */
export const schemaArbitrary = (
  document: { components: { schemas: object } },
  name: string,
  options: ArbitraryOptions = {},
): fc.Arbitrary<unknown> => {
  // The bundle is JSON Schema in those keywords; its own type tells of fewer.
  const schemas = document.components.schemas as Record<string, JsonSchema>;
  return translated({ $ref: `#/components/schemas/${name}` }, { ...options, schemas });
};
