/**
 * What the rules share: the naming of TS 29.501 5.1 and TS 29.222 7.2.1, the words of our own
 * contract, and how to follow a `$ref`.
 */

/**
 * @typedef {{ source: { absoluteRef: string }, pointer: string,
 *   child(path: (string | number)[]): Location, key(): Location }} Location
 * @typedef {{ location: Location, rawLocation: Location, key: string | number,
 *   report(problem: { message: string, location?: Location }): void,
 *   resolve(node: unknown, from?: string): { node: any, location: Location | undefined } }} Context
 */

export const lowerCamel = /^[a-z][a-zA-Z0-9]*$/;
export const upperCamel = /^[A-Z][a-zA-Z0-9]*$/;
export const upperSnake = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;
export const kebabCase = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Constant path segments that TS 29.222 keeps in lowerCamel: no model for new names. */
export const grandfatheredSegments = ["trustedInvokers", "authenticationInfo", "authorizationInfo"];

/** An operationId is one of these and a thing; a custom operation's segment begins with one. */
export const verbs = [
  "check",
  "create",
  "delete",
  "get",
  "identify",
  "initiate",
  "notify",
  "obtain",
  "replace",
  "request",
  "revoke",
  "update",
];

/** TS 29.501 5.1.3.2: the last segment of a custom operation's path begins with a verb. */
export const isCustomOperation = (/** @type {string} */ segment) =>
  verbs.some((verb) => segment === verb || segment.startsWith(`${verb}-`));

export const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** The parties of a certificate, as `x-authentication` names them. */
export const roles = ["invoker", "aef", "ccf"];

/** Members that carry a secret; an id, a hint or an identity of one does not. */
export const namesSecret = (/** @type {string} */ name) =>
  /psk$|secret|privateKey|authenticationInfo/i.test(name) && !/(Id|Ids|Identity)$/.test(name);

/** Resolves a reference found at `location`, which need not be the file being visited. */
export const follow = (
  /** @type {Context} */ ctx,
  /** @type {any} */ node,
  /** @type {Location} */ location,
) =>
  typeof node?.$ref === "string"
    ? ctx.resolve(node, location.source.absoluteRef)
    : { node, location };

/**
 * A schema with what it takes over by `allOf`, which stands in for the siblings that a `$ref` may
 * not have.
 * @returns {Record<string, any>}
 */
export const wholeSchema = (
  /** @type {Context} */ ctx,
  /** @type {any} */ reference,
  /** @type {Location} */ from,
) => {
  const { node, location } = follow(ctx, reference, from);
  if (!node || !location) return {};
  const parts = (node.allOf ?? []).map((/** @type {any} */ part) =>
    wholeSchema(ctx, part, location),
  );
  return Object.assign({}, ...parts, node);
};

/** The responses of one operation, references followed; `at` is where the operation names it. */
export const responsesOf = (
  /** @type {Record<string, unknown>} */ responses,
  /** @type {Context} */ ctx,
) =>
  Object.entries(responses).flatMap(([status, reference]) => {
    const { node, location } = follow(ctx, reference, ctx.location);
    return location && !status.startsWith("x-")
      ? [{ status, response: node, location, at: ctx.location.child([status]) }]
      : [];
  });
