import { namesSecret, wholeSchema } from "../vocabulary.js";

/** A member that carries a secret is `format: password`, so that tools neither show nor log it. */
export const secretsMarked = () => ({
  Schema(/** @type {any} */ schema, /** @type {import("../vocabulary.js").Context} */ ctx) {
    for (const [name, reference] of Object.entries(schema.properties ?? {})) {
      if (!namesSecret(name)) continue;
      const { type, format } = wholeSchema(ctx, reference, ctx.location);
      if (type !== "string" || format !== "password") {
        ctx.report({
          message: `The member ${name} carries a secret: type string, format password.`,
          location: ctx.location.child(["properties", name]),
        });
      }
    }
  },
});
