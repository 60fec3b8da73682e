import { operationLink, schemaLink } from "./links.js";

const isObject = (value) => typeof value === "object" && value !== null;

/** Every object of a document with the keys that lead to it. */
const walk = (node, keys = []) => [
  ...(Array.isArray(node) ? [] : [{ node, keys }]),
  ...Object.entries(node)
    .filter(([, value]) => isObject(value))
    .flatMap(([key, value]) => walk(value, [...keys, key])),
];

/** What an extension stands at: an operation, a schema, or a member of a schema. */
const place = (api, { node, keys }) => {
  if (node.operationId !== undefined)
    return { name: node.operationId, link: operationLink(api, node.operationId) };
  const [, kind, schema, ...rest] = keys;
  if (kind !== "schemas") throw new Error(`${api.name}: an extension at ${keys.join("/")}`);
  const members = rest.filter((key) => !["properties", "items", "allOf"].includes(key));
  const name = [schema, ...members].join(".");
  return { name, link: schemaLink(api, schema, name) };
};

/**
 * Where the documents have an extension, in their order: `{ name, node, value, places }`. A schema
 * that several documents share comes once, with a place in each.
 */
export const extensions = (apis, extension) => {
  const found = new Map();
  for (const api of apis)
    for (const at of walk(api.document).filter(({ node }) => Object.hasOwn(node, extension))) {
      const { name, link } = place(api, at);
      const value = at.node[extension];
      const key = JSON.stringify([name, value, at.node[`${extension}-note`]]);
      const item = found.get(key) ?? { name, node: at.node, value, places: [] };
      item.places.push({ api, link });
      found.set(key, item);
    }
  return [...found.values()];
};
