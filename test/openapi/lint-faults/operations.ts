import type { Fault } from "./fault.js";

const url = `url: "{apiRoot}/parcel-tracking/v1"`;
const problemOf404 =
  '    "404":\n      description: No such parcel.\n      content:\n        application/problem+json:\n          schema:\n            $ref: "#/components/schemas/ProblemDetails"';
const locationOf201 =
  "          headers:\n            Location:\n              description: The parcel.\n              required: true";

/** Faults of servers, paths, requests and answers. */
export const operationFaults: readonly Fault[] = [
  {
    rule: "capif/server-url",
    fault: "an API that is not named like its document",
    from: url,
    to: `url: "{apiRoot}/parcels/v1"`,
  },
  {
    rule: "capif/server-url",
    fault: "a version that is not the major one alone",
    from: url,
    to: url.replace("v1", "v1.0"),
  },
  {
    rule: "capif/server-url",
    fault: "a second server",
    from: "servers:",
    to: "servers:\n  - url: https://parcels.example.org",
  },
  {
    rule: "capif/operation-members",
    fault: "an operationId without a verb",
    from: "operationId: replaceParcel",
    to: "operationId: parcelReplacement",
  },
  {
    rule: "operation-summary",
    fault: "an operation without a summary",
    from: "      summary: Send a parcel.\n",
    to: "",
  },
  {
    rule: "operation-operationId-unique",
    fault: "an operationId used twice",
    from: "operationId: replaceParcel",
    to: "operationId: requestParcel",
  },
  {
    rule: "capif/operation-members",
    fault: "an operation without a clause",
    from: "      x-clause: TS 29.222 8.5\n",
    to: "",
  },
  {
    rule: "capif/operation-members",
    fault: "an operation without steps",
    from: "      x-step: [1]\n",
    to: "",
  },
  {
    rule: "capif/operation-members",
    fault: "a step that there is not",
    from: "x-step: [1]",
    to: "x-step: [12]",
  },
  {
    rule: "capif/operation-members",
    fault: "a role that nobody has",
    from: "roles: [invoker]",
    to: "roles: [postman]",
  },
  {
    rule: "capif/operation-members",
    fault: "a certificate without a role",
    from: "roles: [invoker]",
    to: "roles: []",
  },
  {
    rule: "capif/operation-members",
    fault: "a role without a certificate",
    from: "client: certificate",
    to: "client: none",
  },
  {
    rule: "capif/problem-responses",
    fault: "an error that is plain JSON",
    from: problemOf404,
    to: problemOf404.replace("problem+json", "json"),
  },
  {
    rule: "capif/problem-responses",
    fault: "an error with a second media type",
    from: problemOf404,
    to: problemOf404.replace(
      "        application/problem+json:",
      "        application/json:\n          examples: { lost: { value: {} } }\n        application/problem+json:",
    ),
  },
  {
    rule: "capif/problem-responses",
    fault: "an error without a body",
    from: `$ref: "#/components/responses/404"`,
    to: "description: No such parcel.",
  },
  {
    rule: "capif/problem-responses",
    fault: "an error with another schema",
    from: problemOf404,
    to: problemOf404.replace("ProblemDetails", "Parcel"),
  },
  {
    rule: "capif/problem-responses",
    fault: "an example with another status",
    from: "status: 404",
    to: "status: 400",
  },
  {
    rule: "capif/problem-responses",
    fault: "an example without a status",
    from: "{ status: 404, cause: PARCEL_LOST }",
    to: "{ cause: PARCEL_LOST }",
  },
  {
    rule: "capif/problem-responses",
    fault: "a default that is no error",
    from: "status: 418",
    to: "status: 200",
  },
  {
    rule: "capif/problem-responses",
    fault: "a response shared between two statuses",
    from: `"404":\n          $ref`,
    to: `"410":\n          $ref`,
  },
  {
    rule: "capif/problem-responses",
    fault: "a cause that Cause does not list",
    from: "cause: PARCEL_LOST",
    to: "cause: PARCEL_STOLEN",
  },
  {
    rule: "capif/named-examples",
    fault: "a body without an example",
    from: `            examples:\n              seven:\n                value: { parcelId: "7", supportedFeatures: "0" }\n`,
    to: "",
  },
  {
    rule: "capif/named-examples",
    fault: "a response header without an example",
    from: "          examples:\n            mutual:\n              value: Mutual\n",
    to: "",
  },
  {
    rule: "capif/named-examples",
    fault: "a parameter without an example",
    from: `      examples:\n        seven:\n          value: "7"\n`,
    to: "",
  },
  {
    rule: "capif/named-examples",
    fault: "an example elsewhere",
    from: "value: Mutual",
    to: "externalValue: https://example.com/mutual",
  },
  {
    rule: "no-invalid-media-type-examples",
    fault: "an example that its schema refuses",
    from: `supportedFeatures: "0"`,
    to: "supportedFeatures: 0",
  },
  {
    rule: "capif/path-segments",
    fault: "a segment that is not kebab-case",
    from: "  /request-parcel:",
    to: "  /request-parcel/inTime:",
  },
  {
    rule: "capif/path-segments",
    fault: "a custom operation that is not a POST",
    from: "    post:\n",
    to: "    patch:\n",
  },
  {
    rule: "capif/no-security",
    fault: "a security requirement",
    from: "tags:\n",
    to: "security: []\ntags:\n",
  },
  {
    rule: "capif/no-security",
    fault: "a security requirement of one operation",
    from: "      x-step: [1]\n",
    to: "      x-step: [1]\n      security: []\n",
  },
  {
    rule: "capif/no-security",
    fault: "a security scheme",
    from: "components:\n",
    to: "components:\n  securitySchemes: { token: { type: http, scheme: bearer } }\n",
  },
  {
    rule: "capif/status-headers",
    fault: "a 201 without Location",
    from: `${locationOf201}\n              schema`,
    to: `          headers:\n            Link:\n              description: The parcel.\n              schema`,
  },
  {
    rule: "capif/status-headers",
    fault: "a Location that may be absent",
    from: locationOf201,
    to: locationOf201.replace("required: true", "required: false"),
  },
  {
    rule: "capif/status-headers",
    fault: "a 307 without Location",
    from: `$ref: "#/components/responses/307"`,
    to: "description: Elsewhere.",
  },
  {
    rule: "capif/status-headers",
    fault: "a 401 without a challenge",
    from: "WWW-Authenticate:",
    to: "Authenticate:",
  },
  {
    rule: "capif/status-headers",
    fault: "a 503 without Retry-After",
    from: "Retry-After:",
    to: "Retry-Later:",
  },
];
