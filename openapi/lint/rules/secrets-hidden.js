import { follow, namesSecret, wholeSchema } from "../vocabulary.js";

/**
 * URLs and headers end up in logs: no secret in a path, query or header, either way. A boolean may
 * be named like one (TS 29.222: `?authenticationInfo=true` asks for it).
 */
export const secretsHidden = () => {
  const check = (
    /** @type {string} */ name,
    /** @type {any} */ node,
    /** @type {import("../vocabulary.js").Location} */ location,
    /** @type {import("../vocabulary.js").Context} */ ctx,
  ) => {
    const { type, format } = wholeSchema(ctx, node?.schema, location);
    if (format === "password" || (namesSecret(name) && type !== "boolean")) {
      ctx.report({ message: `${name} would put a secret in a URL or header.`, location });
    }
  };
  return {
    Parameter(/** @type {any} */ node, /** @type {import("../vocabulary.js").Context} */ ctx) {
      check(node.name, node, ctx.location, ctx);
    },
    HeadersMap(/** @type {any} */ headers, /** @type {import("../vocabulary.js").Context} */ ctx) {
      for (const [name, reference] of Object.entries(headers)) {
        const { node, location } = follow(ctx, reference, ctx.location.child([name]));
        if (location) check(name, node, location, ctx);
      }
    },
  };
};
