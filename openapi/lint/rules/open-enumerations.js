import { follow, upperSnake } from "../vocabulary.js";

const isPlainString = (/** @type {any} */ schema) => schema?.type === "string" && !schema.enum;

/**
 * TS 29.501 5.3.9: an enumeration is `anyOf: [enum, string]`, so that a later release may add to it;
 * its values are UPPER_SNAKE.
 */
export const openEnumerations = () => {
  const openBranches = new Set();
  return {
    Schema(/** @type {any} */ schema, /** @type {import("../vocabulary.js").Context} */ ctx) {
      const branches = (schema.anyOf ?? []).map(
        (/** @type {any} */ branch) => follow(ctx, branch, ctx.location).node,
      );
      if (branches.some(isPlainString)) {
        for (const branch of branches) openBranches.add(branch);
      }
      if (!schema.enum) return;
      const location = ctx.location.child(["enum"]);
      if (!openBranches.has(schema)) {
        ctx.report({ message: "An enumeration is open: `anyOf: [enum, string]`.", location });
      }
      for (const value of schema.enum) {
        if (!upperSnake.test(value)) {
          ctx.report({ message: `The enumeration value ${value} is UPPER_SNAKE.`, location });
        }
      }
    },
  };
};
