import { follow, isCustomOperation, methods, wholeSchema } from "../vocabulary.js";

/**
 * TS 29.500 6.6.2: an API without resources negotiates features in the bodies of its custom
 * operations, each way. Operations on a resource negotiate in the resource.
 */
export const supportedFeatures = () => ({
  Paths(/** @type {any} */ paths, /** @type {import("../vocabulary.js").Context} */ ctx) {
    for (const [path, item] of Object.entries(paths)) {
      if (!/^\/[^/]+$/.test(path) || !isCustomOperation(path.slice(1))) continue;
      for (const method of methods.filter((name) => item[name])) {
        const { requestBody, responses } = item[method];
        const successes = Object.entries(responses).filter(([status]) => status.startsWith("2"));
        for (const body of [requestBody, ...successes.map(([, response]) => response)]) {
          const { node, location } = follow(ctx, body, ctx.location);
          const media = node?.content?.["application/json"];
          if (!media || !location) continue;
          const { properties, required } = wholeSchema(ctx, media.schema, location);
          if (!properties?.supportedFeatures || !required?.includes("supportedFeatures")) {
            ctx.report({
              message: `${path} has supportedFeatures in its bodies, and requires it.`,
              location: ctx.location.child([path, method]),
            });
          }
        }
      }
    }
  },
});
