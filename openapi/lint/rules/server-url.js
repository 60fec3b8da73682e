import { basename } from "node:path";

/** TS 29.501 4.4.1: `{apiRoot}/<apiName>/v1`. Document, API and URL segment share one name. */
export const serverUrl = () => ({
  Root(/** @type {any} */ root, /** @type {import("../vocabulary.js").Context} */ ctx) {
    const apiName = basename(ctx.location.source.absoluteRef, ".yaml");
    const url = `{apiRoot}/${apiName}/v1`;
    const servers = root.servers ?? [];
    if (servers.length !== 1 || servers[0]?.url !== url) {
      ctx.report({
        message: `The document has one server, and its URL is ${url}.`,
        location: ctx.location.child(["servers"]),
      });
    }
  },
});
