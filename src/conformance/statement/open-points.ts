import { type ApiName, readDocument } from "../../contract/documents.js";

/** Something that the sources leave open, with what the contract makes of it. */
export interface OpenPoint {
  /** The operation, the schema, or schema and property, that it is about. */
  name: string;
  /** The document's own sentence. */
  note: string;
  /** `<document>#<pointer>`, wherever it stands. */
  places: readonly string[];
}

interface Found {
  pointer: readonly string[];
  name: string;
  note: string;
}

const nameOf = (pointer: readonly string[], node: { operationId?: unknown }): string => {
  if (typeof node.operationId === "string") return node.operationId;
  const [components, schemas, schema = "", properties, property] = pointer;
  if (components !== "components" || schemas !== "schemas") return pointer.join(" ");
  return properties === "properties" && property !== undefined ? `${schema} ${property}` : schema;
};

const findIn = (node: unknown, pointer: readonly string[] = []): Found[] => {
  if (node === null || typeof node !== "object") return [];
  const note: unknown = Reflect.get(node, "x-ffs-note");
  const below = Object.entries(node).flatMap(([key, value]) => findIn(value, [...pointer, key]));
  return typeof note === "string"
    ? [{ pointer, name: nameOf(pointer, node), note }, ...below]
    : below;
};

const escaped = (key: string): string => key.replaceAll("~", "~0").replaceAll("/", "~1");

/** The documents that a vendor implements. */
const vendorApis = [
  "aef-authentication",
  "ccf-security-info",
  "capif-security",
] as const satisfies readonly ApiName[];

/** Every `x-ffs` note of the documents; one that several documents share stands here once. */
export const openPoints = (): OpenPoint[] => {
  const points = new Map<string, { name: string; note: string; places: string[] }>();
  for (const api of vendorApis)
    for (const { pointer, name, note } of findIn(readDocument(api))) {
      const point = points.get(name) ?? { name, note, places: [] };
      point.places.push(`${api}#/${pointer.map(escaped).join("/")}`);
      points.set(name, point);
    }
  return [...points.values()];
};
