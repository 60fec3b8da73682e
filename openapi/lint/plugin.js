import { namedExamples } from "./rules/named-examples.js";
import { noSecurity } from "./rules/no-security.js";
import { openEnumerations } from "./rules/open-enumerations.js";
import { openObjects } from "./rules/open-objects.js";
import { operationMembers } from "./rules/operation-members.js";
import { pathSegments } from "./rules/path-segments.js";
import { problemResponses } from "./rules/problem-responses.js";
import { schemaNames } from "./rules/schema-names.js";
import { secretsHidden } from "./rules/secrets-hidden.js";
import { secretsMarked } from "./rules/secrets-marked.js";
import { serverUrl } from "./rules/server-url.js";
import { statusHeaders } from "./rules/status-headers.js";
import { supportedFeatures } from "./rules/supported-features.js";

/** The 3GPP conventions (TS 29.501, TS 29.222 7) and those of our contract, as lint rules. */
export default () => ({
  id: "capif",
  rules: {
    oas3: {
      "named-examples": namedExamples,
      "no-security": noSecurity,
      "open-enumerations": openEnumerations,
      "open-objects": openObjects,
      "operation-members": operationMembers,
      "path-segments": pathSegments,
      "problem-responses": problemResponses,
      "schema-names": schemaNames,
      "secrets-hidden": secretsHidden,
      "secrets-marked": secretsMarked,
      "server-url": serverUrl,
      "status-headers": statusHeaders,
      "supported-features": supportedFeatures,
    },
  },
});
