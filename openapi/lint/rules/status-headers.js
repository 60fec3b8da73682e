import { follow, responsesOf } from "../vocabulary.js";

/**
 * What the client cannot go on without: TS 29.501 5.3.3, TS 29.122 5.2.10, RFC 9110.
 * @type {Record<string, string>}
 */
const headers = {
  201: "Location",
  307: "Location",
  308: "Location",
  401: "WWW-Authenticate",
  429: "Retry-After",
  503: "Retry-After",
};

/** A status that sends the client elsewhere, or away, says where or how long in a header. */
export const statusHeaders = () => ({
  Responses(/** @type {any} */ node, /** @type {import("../vocabulary.js").Context} */ ctx) {
    for (const { status, response, location, at } of responsesOf(node, ctx)) {
      const name = headers[status];
      if (!name) continue;
      const header = follow(ctx, response.headers?.[name], location).node;
      if (!header) {
        ctx.report({ message: `The answer ${status} has the header ${name}.`, location: at });
      } else if (name === "Location" && header.required !== true) {
        ctx.report({ message: `The answer ${status} requires its Location.`, location: at });
      }
    }
  },
});
