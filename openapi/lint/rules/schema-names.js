import { lowerCamel, upperCamel } from "../vocabulary.js";

/** TS 29.501 5.1.4, 5.1.5: data types are UpperCamel, attributes lowerCamel. */
export const schemaNames = () => {
  const check = (
    /** @type {string} */ name,
    /** @type {import("../vocabulary.js").Location} */ location,
    /** @type {import("../vocabulary.js").Context} */ ctx,
  ) => {
    if (!upperCamel.test(name)) {
      ctx.report({ message: `The schema ${name} has an UpperCamel name.`, location });
    }
  };
  return {
    NamedSchemas(/** @type {any} */ node, /** @type {import("../vocabulary.js").Context} */ ctx) {
      for (const name of Object.keys(node)) check(name, ctx.location.child([name]).key(), ctx);
    },
    // The schemas of a shared file are met only where they are referred to.
    ref(
      /** @type {{ $ref: string }} */ node,
      /** @type {import("../vocabulary.js").Context} */ ctx,
    ) {
      const name = /[^#]#\/components\/schemas\/([^/]+)$/.exec(node.$ref)?.[1];
      if (name) check(name, ctx.location.child(["$ref"]), ctx);
    },
    Schema(/** @type {any} */ schema, /** @type {import("../vocabulary.js").Context} */ ctx) {
      for (const name of Object.keys(schema.properties ?? {})) {
        if (!lowerCamel.test(name)) {
          ctx.report({
            message: `The member ${name} has a lowerCamel name.`,
            location: ctx.location.child(["properties", name]).key(),
          });
        }
      }
    },
  };
};
