import {
  grandfatheredSegments,
  isCustomOperation,
  kebabCase,
  lowerCamel,
  methods,
} from "../vocabulary.js";

/** TS 29.501 5.1.3: kebab-case segments, lowerCamel variables; a verb's only method is POST. */
export const pathSegments = () => ({
  Paths(/** @type {any} */ paths, /** @type {import("../vocabulary.js").Context} */ ctx) {
    for (const [path, item] of Object.entries(paths)) {
      const location = ctx.location.child([path]).key();
      const segments = path.split("/").slice(1);
      for (const segment of segments) {
        const variable = /^\{(.*)\}$/.exec(segment)?.[1];
        if (variable !== undefined && !lowerCamel.test(variable)) {
          ctx.report({ message: `The path variable ${variable} is lowerCamel.`, location });
        } else if (
          variable === undefined &&
          !kebabCase.test(segment) &&
          !grandfatheredSegments.includes(segment)
        ) {
          ctx.report({ message: `The path segment ${segment} is kebab-case.`, location });
        }
      }
      const custom = isCustomOperation(segments.at(-1) ?? "");
      for (const method of methods.filter((name) => item[name])) {
        if (custom && method !== "post") {
          ctx.report({ message: `The custom operation ${path} is a POST.`, location });
        }
      }
    }
  },
});
