/** TS 29.500 6.6.2: a receiver ignores members that it does not know. */
export const openObjects = () => ({
  Schema(/** @type {any} */ schema, /** @type {import("../vocabulary.js").Context} */ ctx) {
    if (schema.additionalProperties === false) {
      ctx.report({
        message: "Unknown members are ignored: no `additionalProperties: false`.",
        location: ctx.location.child(["additionalProperties"]),
      });
    }
  },
});
