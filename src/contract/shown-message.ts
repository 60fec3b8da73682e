import { type ApiName, apiNames, readDocument, resolveIn, type Schema } from "./documents.js";
import { type Operation, operationsOf } from "./operations.js";

/** A message without anything secret: what a person may look at. */
export interface ShownMessage {
  headers: Record<string, string>;
  /** Only members that the contract describes; what it marks as secret is masked. */
  body?: unknown;
  /** Why there is a body that is not shown. */
  hidden?: string;
}

const shownHeaders = [
  "accept",
  "allow",
  "content-type",
  "location",
  "retry-after",
  "www-authenticate",
];

const mask = "(redacted)";
const unknownMember = "(not shown: not a member of the contract)";
// Somebody's text may quote a key: AEF_PSK has 32 octets, a master secret 48.
const hexKey = /[0-9a-f]{64,}|(?:[0-9a-f]{2}[:\s]){31,}[0-9a-f]{2}/gi;
// The second form may stand between the slashes of a path, where the first sees one long word; either behind
// a line break, which is the letter n or r where the text has been made JSON.
const base64Key =
  /(?:(?<![\w+/-])|(?<=\\[nrt]))(?:[\w+/-]{43}|[\w+/-]{64})=?(?![\w+/=-])|(?:(?<![\w-])|(?<=\\[nrt]))(?:[\w-]{43}|[\w-]{64})=?(?![\w=-])/g;
const isMixed = (text: string) => [/[a-z]/, /[A-Z]/, /\d/].every((kind) => kind.test(text));

/** Text without what could be a key in hex or base64. */
export const withoutKeys = (text: string): string =>
  text.replace(hexKey, mask).replace(base64Key, (found) => (isMixed(found) ? mask : found));

/** Every operation of the contract by its path, wherever its API root is. */
let routes: { operation: Operation; pattern: RegExp }[] | undefined;

const escapedPattern = (path: string): string =>
  path.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{\w+\}/g, "[^/]+");

/** The operation that a request is for, by method and path; undefined if the contract has none. */
export const operationAt = (method: string, url: string): Operation | undefined => {
  routes ??= apiNames.flatMap(operationsOf).map((operation) => ({
    operation,
    pattern: new RegExp(`${escapedPattern(operation.basePath + operation.path)}$`),
  }));
  const { pathname } = new URL(url);
  const isIt = ({ operation, pattern }: { operation: Operation; pattern: RegExp }) =>
    operation.method === method.toLowerCase() && pattern.test(pathname);
  return routes.find(isIt)?.operation;
};

/** A schema and everything that it is composed of. */
const partsOf = (api: ApiName, schema: Schema): Schema[] => {
  const resolved = resolveIn(readDocument(api), schema);
  const { allOf = [], anyOf = [], oneOf = [] } = resolved;
  return [resolved, ...[...allOf, ...anyOf, ...oneOf].flatMap((part) => partsOf(api, part))];
};

const shown = (api: ApiName, schemas: readonly Schema[], value: unknown): unknown => {
  const parts = schemas.flatMap((schema) => partsOf(api, schema));
  if (parts.some(({ format }) => format === "password")) return mask;
  if (typeof value === "string") return withoutKeys(value);
  const items = parts.flatMap((part) => part.items ?? []);
  if (Array.isArray(value)) return value.map((one) => shown(api, items, one));
  if (value === null || typeof value !== "object") return value;
  const members = Object.entries(value).map(([name, member]): [string, unknown] => {
    const known = parts.flatMap(({ properties }) => properties?.[name] ?? []);
    return [withoutKeys(name), known.length === 0 ? unknownMember : shown(api, known, member)];
  });
  return Object.fromEntries(members);
};

const parsed = (text: string): { value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
};

/** A message as it may be shown; `schema` is that of its body, if the contract has one. */
export const shownMessage = (
  api: ApiName | undefined,
  schema: string | undefined,
  headers: Pick<Headers, "get">,
  text: string,
): ShownMessage => {
  const kept = shownHeaders.flatMap((name): [string, string][] => {
    const value = headers.get(name);
    return value === null ? [] : [[name, withoutKeys(value)]];
  });
  const message = { headers: Object.fromEntries(kept) };
  if (text === "") return message;
  const length = `${Buffer.byteLength(text)} octets`;
  if (api === undefined || schema === undefined)
    return { ...message, hidden: `${length}, not shown: the contract does not describe them` };
  const body = parsed(text);
  if (body === undefined) return { ...message, hidden: `${length}, not shown: they are not JSON` };
  return {
    ...message,
    body: shown(api, [{ $ref: `#/components/schemas/${schema}` }], body.value),
  };
};
