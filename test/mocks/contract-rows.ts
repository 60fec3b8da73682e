import { operationNamed, operations, type Subject } from "./requests.js";
import type { Sent } from "./send.js";

/** What an operation makes of a request. */
export interface Outcome {
  status: number;
  cause?: string;
  /** What `invalidParams` has, exactly. */
  params?: string[];
}

/** A change to an operation's good request. */
export interface Change extends Partial<Sent> {
  /** Added to the path, query included. */
  suffix?: string;
}

/** One expectation of the server and of its mock. */
export interface Row {
  operationId: string;
  title: string;
  outcome: Outcome;
  change: (good: Sent) => Change;
}

const ids = operations.map(({ operationId }) => operationId);
const withBody = ids.filter((id) => operationNamed(id).requestBody !== undefined);

const rows = (
  operationIds: readonly string[],
  title: string,
  outcome: Outcome,
  change: Row["change"],
): Row[] => operationIds.map((operationId) => ({ operationId, title, outcome, change }));

const withMember = (name: string, value: unknown) => (good: Sent) => ({
  body: { ...(good.body as object), [name]: value },
});

const because = (cause: string, ...params: string[]): Outcome => ({ status: 400, cause, params });
const notFound = { status: 404, cause: "RESOURCE_URI_STRUCTURE_NOT_FOUND" };
const invalidMessage = { status: 400, cause: "INVALID_MSG_FORMAT" };

/** A member of each body that has to be there, and one that need not. */
const members: Record<string, { mandatory: string; optional: string }> = {
  initiateAuthentication: { mandatory: "apiInvokerId", optional: "aefPskId" },
  requestSecurityInfo: { mandatory: "aefId", optional: "interfaceDetails" },
  obtainSecurityMethod: { mandatory: "notificationDestination", optional: "websockNotifConfig" },
  updateSecurityMethod: { mandatory: "securityInfo", optional: "supportedFeatures" },
  revokeAuthorization: { mandatory: "apiIds", optional: "aefId" },
};

const memberRows = Object.entries(members).flatMap(([id, { mandatory, optional }]) => [
  ...rows(
    [id],
    `misses ${mandatory}`,
    because("MANDATORY_IE_MISSING", `/${mandatory}`),
    withMember(mandatory, undefined),
  ),
  ...rows(
    [id],
    `does not take 7 for ${mandatory}`,
    because("MANDATORY_IE_INCORRECT", `/${mandatory}`),
    withMember(mandatory, 7),
  ),
  ...rows(
    [id],
    `does not take 7 for ${optional}`,
    because("OPTIONAL_IE_INCORRECT", `/${optional}`),
    withMember(optional, 7),
  ),
]);

const lengthless = { "content-length": undefined };

/** What needs no state: the same request has the same outcome everywhere. */
export const statelessRows: readonly Row[] = [
  ...rows(ids, "is not found below its path", notFound, () => ({ suffix: "/more" })),
  ...rows(ids, "knows no PATCH", { status: 405 }, () => ({ method: "PATCH" })),
  ...rows(ids, "refuses a long URI", { status: 414 }, () => ({ suffix: `?${"x".repeat(8000)}` })),
  ...rows(
    ids.filter((id) => operationNamed(id).responses.has("406")),
    "has no HTML",
    { status: 406 },
    () => ({ headers: { accept: "text/html" } }),
  ),
  ...rows(withBody, "cannot read half an object", invalidMessage, () => ({ raw: '{"half":' })),
  ...rows(withBody, "cannot read an array", invalidMessage, () => ({ raw: "[]" })),
  ...rows(withBody, "cannot read nothing", invalidMessage, () => ({ raw: "" })),
  ...rows(withBody, "asks for a length", { status: 411 }, () => ({
    body: undefined,
    headers: { ...lengthless, "content-type": "application/json" },
  })),
  ...rows(withBody, "refuses a long body", { status: 413 }, () => ({ raw: "x".repeat(70_000) })),
  ...rows(withBody, "takes no text", { status: 415 }, () => ({
    headers: { "content-type": "text/plain" },
  })),
  ...memberRows,
  ...rows(
    ["initiateAuthentication", "requestSecurityInfo"],
    "misses the CCF",
    because("MANDATORY_IE_MISSING", "/ccfInformation"),
    withMember("ccfInformation", undefined),
  ),
  ...rows(
    ["revokeAuthorization"],
    "holds the body against the path",
    because("MANDATORY_IE_INCORRECT", "/apiInvokerId"),
    withMember("apiInvokerId", "somebody-else"),
  ),
  ...rows(
    ["obtainApiInvokerInfo"],
    "does not take yes for true",
    because("OPTIONAL_QUERY_PARAM_INCORRECT", "authenticationInfo"),
    () => ({ suffix: "?authenticationInfo=yes" }),
  ),
];

/** What makes our parties answer so, and the id that makes the mock. */
export interface Circumstance {
  subject?: Subject;
  body?: object;
  as?: string;
  scenario: string;
}

/** One outcome that depends on what the parties know. */
export interface StatefulRow {
  operationId: string;
  outcome: Outcome;
  circumstance: Circumstance;
}

const inCase = (
  operationId: string,
  status: number,
  cause: string,
  circumstance: Circumstance,
): StatefulRow => ({ operationId, outcome: { status, cause }, circumstance });

const unknown = { subject: { apiInvokerId: "nobody" }, scenario: "MOCK-UNKNOWN-INVOKER" };
const idle = { subject: { apiInvokerId: "API-INVOKER-2" }, scenario: "MOCK-NO-CONTEXT" };
const idleItself = { ...idle, as: "other-invoker" };

/** Refusals that depend on what the parties know. */
export const statefulRows: readonly StatefulRow[] = [
  inCase("initiateAuthentication", 403, "AUTHENTICATION_REJECTED", unknown),
  inCase("initiateAuthentication", 403, "AUTHENTICATION_REJECTED", idle),
  inCase("initiateAuthentication", 403, "AUTHENTICATION_REJECTED", {
    body: { ccfInformation: { ccfId: "ccf-nobody" } },
    scenario: "MOCK-NO-AGREEMENT",
  }),
  inCase("requestSecurityInfo", 404, "API_INVOKER_NOT_FOUND", unknown),
  inCase("requestSecurityInfo", 404, "SECURITY_CONTEXT_NOT_FOUND", idle),
  inCase("requestSecurityInfo", 403, "SECURITY_METHOD_NOT_SELECTED", {
    body: { securityMethod: "PKI" },
    scenario: "MOCK-NOT-PSK",
  }),
  inCase("requestSecurityInfo", 403, "CCF_NOT_IN_AGREEMENT", {
    body: { ccfInformation: { ccfId: "ccf-nobody" } },
    scenario: "MOCK-NO-AGREEMENT",
  }),
  inCase("updateSecurityMethod", 404, "SECURITY_CONTEXT_NOT_FOUND", idleItself),
  inCase("obtainApiInvokerInfo", 404, "SECURITY_CONTEXT_NOT_FOUND", idleItself),
];
