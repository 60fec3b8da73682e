import { roles, verbs } from "../vocabulary.js";

const operationId = new RegExp(`^(${verbs.join("|")})[A-Z][a-zA-Z0-9]*$`);
const isText = (/** @type {unknown} */ value) => typeof value === "string" && value.trim() !== "";

/** Solution #13 has the steps 1 to 11; an operation beside them lists none. */
const isSteps = (/** @type {unknown} */ value) =>
  Array.isArray(value) && value.every((step) => Number.isInteger(step) && step >= 1 && step <= 11);

/** Whom a certificate, or the key of the connection, shows has a role; a stranger has none. */
const isAuthentication = (/** @type {any} */ value) =>
  Array.isArray(value?.roles) &&
  value.roles.every((/** @type {string} */ role) => roles.includes(role)) &&
  new Set(value.roles).size === value.roles.length &&
  (["certificate", "psk"].includes(value.client)
    ? value.roles.length > 0
    : value.client === "none" && value.roles.length === 0);

/** @type {[string, (value: any) => boolean, string][]} */
const members = [
  ["operationId", (value) => operationId.test(value), `a verb and a thing (${verbs.join(", ")})`],
  ["x-clause", isText, "the clauses that it comes from"],
  ["x-step", isSteps, "a list of steps, 1 to 11 each"],
  [
    "x-authentication",
    isAuthentication,
    `{ client: certificate | psk, roles: [${roles.join(", ")}] } or { client: none, roles: [] }`,
  ],
];

/**
 * What docs and enforcement read off each operation, callbacks included. That there is a summary
 * is Redocly's own `operation-summary`; that an operationId is unique across documents, a test.
 */
export const operationMembers = () => ({
  Operation(/** @type {any} */ operation, /** @type {import("../vocabulary.js").Context} */ ctx) {
    for (const [name, holds, form] of members) {
      if (!holds(operation[name])) {
        ctx.report({
          message: `An operation has ${name}: ${form}.`,
          location: name in operation ? ctx.location.child([name]) : ctx.location,
        });
      }
    }
  },
});
