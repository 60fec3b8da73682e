/**
 * Prism invents answers and headers that have no example, and tests pick examples by name: so each
 * body, header and parameter has `examples`, and none the nameless `example`.
 */
export const namedExamples = () => {
  const check =
    (/** @type {string} */ thing) =>
    (/** @type {any} */ node, /** @type {import("../vocabulary.js").Context} */ ctx) => {
      if (Object.keys(node.examples ?? {}).length === 0) {
        ctx.report({ message: `${thing} has at least one example under \`examples\`.` });
      }
      if (node.example !== undefined) {
        ctx.report({
          message: `${thing} names its examples: \`examples\`, not \`example\`.`,
          location: ctx.location.child(["example"]),
        });
      }
    };
  return {
    MediaType: check("A body"),
    Header: check("A header"),
    Parameter: check("A parameter"),
    Example(/** @type {any} */ node, /** @type {import("../vocabulary.js").Context} */ ctx) {
      if (node.value === undefined) {
        ctx.report({ message: "An example has its `value` in the document." });
      }
    },
  };
};
