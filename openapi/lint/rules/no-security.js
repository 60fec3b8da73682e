/**
 * No TS 29.222 file has a `security` section, and OpenAPI 3.0 has no scheme for mutual TLS: ours is
 * `x-authentication`.
 */
export const noSecurity = () => {
  const check = (
    /** @type {any} */ node,
    /** @type {import("../vocabulary.js").Context} */ ctx,
    /** @type {string} */ member,
  ) => {
    if (node[member] !== undefined) {
      ctx.report({
        message: `No \`${member}\`: x-authentication says who may call.`,
        location: ctx.location.child([member]).key(),
      });
    }
  };
  return {
    Root: (/** @type {any} */ root, /** @type {any} */ ctx) => check(root, ctx, "security"),
    Operation: (/** @type {any} */ node, /** @type {any} */ ctx) => check(node, ctx, "security"),
    Components: (/** @type {any} */ node, /** @type {any} */ ctx) =>
      check(node, ctx, "securitySchemes"),
  };
};
