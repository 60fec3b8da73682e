import { stringify } from "yaml";
import { write } from "./files.js";

// Bundles in the words that generators of other languages know: open enumerations as strings,
// constraints between members as prose, a callback as a document of its own.

const isPlainString = (schema) => schema.type === "string" && schema.enum === undefined;
const isEnum = (schema) => schema.type === "string" && schema.enum !== undefined;
const isConstraint = (branch) => Object.keys(branch).join() === "required";

const said = (...sentences) => sentences.filter((text) => text !== undefined).join(" ");

/** `anyOf [enum, string]`: a string, whose known values are an extension. */
const openEnumeration = ({ anyOf, description, ...rest }) => {
  const known = anyOf.find(isEnum).enum;
  const room = anyOf.find(isPlainString).description;
  return {
    type: "string",
    description: said(description, room),
    "x-extensible-enum": known,
    ...rest,
  };
};

const choice = (branches) =>
  branches.map(({ required }) => required.map((name) => `\`${name}\``).join(" with ")).join(", ");

/** Alternatives that only say which members there have to be: a sentence. */
const constraint = ({ oneOf, anyOf, description, ...rest }) => {
  const sentence =
    oneOf === undefined
      ? `At least one of these is present: ${choice(anyOf)}.`
      : `Exactly one of these is present: ${choice(oneOf)}.`;
  return { ...rest, description: said(description, sentence) };
};

/** The schema that a reference of the document leads to. */
const target = (document, { $ref }) => {
  const { component } = componentOf(document, $ref);
  return component.$ref === undefined ? component : target(document, component);
};

/** A plain value with words of its own is that value with those words: generators expect an object. */
const withoutWrapper = (document, node) => {
  const [only, ...others] = node.allOf ?? [];
  if (only?.$ref === undefined || others.length > 0) return node;
  const { allOf: _, ...own } = node;
  const value = simplified(withoutWrapper(document, target(document, only)));
  return value.type === undefined || value.type === "object" ? node : { ...value, ...own };
};

const simplified = (node) => {
  const branches = node.anyOf ?? node.oneOf;
  if (!Array.isArray(branches)) return node;
  if (branches.some(isEnum) && branches.some(isPlainString)) return openEnumeration(node);
  return branches.every(isConstraint) ? constraint(node) : node;
};

const walk = (document, node) => {
  if (node === null || typeof node !== "object") return node;
  if (Array.isArray(node)) return node.map((item) => walk(document, item));
  const walked = Object.entries(simplified(withoutWrapper(document, node)))
    .filter(([key]) => key !== "callbacks")
    .map(([key, value]) => [
      key,
      key === "value" || key === "example" ? value : walk(document, value),
    ]);
  return Object.fromEntries(walked);
};

const referencesIn = (node, found = new Set()) => {
  if (node === null || typeof node !== "object") return found;
  if (typeof node.$ref === "string") found.add(node.$ref);
  for (const value of Object.values(node)) referencesIn(value, found);
  return found;
};

const componentOf = ({ components }, reference) => {
  const [, , kind, name] = reference.split("/");
  return { kind, name, component: components[kind][name] };
};

/** The components that a part of a document needs, and those that these need. */
const componentsFor = (document, part) => {
  const components = {};
  const waiting = [...referencesIn(part)];
  for (let reference = waiting.pop(); reference !== undefined; reference = waiting.pop()) {
    const { kind, name, component } = componentOf(document, reference);
    if (components[kind]?.[name] !== undefined) continue;
    components[kind] = { ...components[kind], [name]: component };
    waiting.push(...referencesIn(component));
  }
  return components;
};

const callbacksOf = ({ components: { callbacks = {} } }) => Object.entries(callbacks);

/** A callback is a server of the receiver's: one path, at the address that it gave. */
const callbackDocument = (document, name, callback) => {
  const [item] = Object.values(callback);
  const paths = { "/": item };
  return {
    openapi: document.openapi,
    info: { ...document.info, title: `${document.info.title}: ${name}` },
    servers: [
      {
        url: "{notificationDestination}",
        variables: {
          notificationDestination: {
            default: "https://example.com/notifications",
            description: "The address that the receiver gave in its request.",
          },
        },
      },
    ],
    paths,
    components: componentsFor(document, paths),
  };
};

const kebab = (name) =>
  name.replace(/[A-Z]/g, (letter, at) => `${at ? "-" : ""}${letter}`).toLowerCase();

/** A bundle's files for generators, by name: one, and one more for each callback; by rule, from it alone. */
export const codegenFiles = (name, document) => {
  const yaml = (value) => stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
  return [
    [`${name}.codegen.yaml`, yaml(walk(document, document))],
    ...callbacksOf(document).map(([callback, value]) => [
      `${name}.${kebab(callback)}.codegen.yaml`,
      yaml(walk(document, callbackDocument(document, callback, value))),
    ]),
  ];
};

export const writeCodegen = (directory, name, document) => {
  for (const [file, text] of codegenFiles(name, document)) write(directory, file, text);
};
