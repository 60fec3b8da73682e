import { follow, responsesOf } from "../vocabulary.js";

const mediaType = "application/problem+json";

/** The values of the open enumeration that ProblemDetails names its causes with. */
const causesOf = (
  /** @type {import("../vocabulary.js").Context} */ ctx,
  /** @type {any} */ details,
) => {
  const member = details.node.properties?.cause;
  const cause = follow(ctx, member, details.location);
  return (cause.node?.anyOf ?? []).flatMap((/** @type {any} */ branch) => branch.enum ?? []);
};

/** A default answer has no status of its own: its example may leave it out. */
const fits = (/** @type {string} */ status, /** @type {number | undefined} */ said) =>
  status === "default" ? said === undefined || said >= 400 : `${said}` === status;

/** TS 29.501 4.8: an error is a ProblemDetails, whose status is the response's own. */
export const problemResponses = () => ({
  Responses(/** @type {any} */ node, /** @type {import("../vocabulary.js").Context} */ ctx) {
    for (const { status, response, location, at } of responsesOf(node, ctx)) {
      if (!/^([45]|default$)/.test(status)) continue;
      const report = (/** @type {string} */ message) => ctx.report({ message, location: at });

      const content = response.content?.[mediaType];
      if (!content || Object.keys(response.content).length !== 1) {
        report(`The answer ${status} has the media type ${mediaType} and no other.`);
        continue;
      }
      const details = follow(ctx, content.schema, location);
      if (!details.location?.pointer.endsWith("/schemas/ProblemDetails")) {
        report(`The schema of the answer ${status} is ProblemDetails.`);
        continue;
      }
      const causes = causesOf(ctx, details);
      for (const [name, reference] of Object.entries(content.examples ?? {})) {
        const { value } = follow(ctx, reference, location).node ?? {};
        if (!fits(status, value?.status)) {
          report(`The example ${name} of the answer ${status} says status ${value?.status}.`);
        }
        if (value?.cause !== undefined && !causes.includes(value.cause)) {
          report(`The example ${name} has the cause ${value.cause}, which Cause does not list.`);
        }
      }
    }
  },
});
