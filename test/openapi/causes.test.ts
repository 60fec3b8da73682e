import { describe, expect, test } from "vitest";
import { documents, membersOf, operations, type Schema } from "./documents.js";
import { examples } from "./examples.js";

/** Each cause and the one status that it goes with. */
const contract: Record<string, number> = {
  INVALID_MSG_FORMAT: 400,
  MANDATORY_IE_MISSING: 400,
  MANDATORY_IE_INCORRECT: 400,
  OPTIONAL_IE_INCORRECT: 400,
  OPTIONAL_QUERY_PARAM_INCORRECT: 400,
  CLIENT_CERTIFICATE_REQUIRED: 401,
  CONSUMER_NOT_AUTHORIZED: 403,
  CCF_NOT_IN_AGREEMENT: 403,
  RELAY_NOT_ALLOWED: 403,
  SECURITY_METHOD_NOT_SELECTED: 403,
  FULL_HANDSHAKE_REQUIRED: 403,
  AUTHENTICATION_REJECTED: 403,
  API_INVOKER_NOT_FOUND: 404,
  SECURITY_CONTEXT_NOT_FOUND: 404,
  AEF_NOT_FOUND: 404,
  RESOURCE_URI_STRUCTURE_NOT_FOUND: 404,
  INTERFACE_AMBIGUOUS: 409,
  PSK_CONNECTION_REQUIRED: 421,
  INBOUND_SERVER_ERROR: 502,
  TARGET_CCF_NOT_REACHABLE: 504,
  TIMED_OUT_REQUEST: 504,
};

/** Causes whose `invalidParams` say which members or parameters are meant. */
const withInvalidParams = [
  "MANDATORY_IE_MISSING",
  "MANDATORY_IE_INCORRECT",
  "OPTIONAL_IE_INCORRECT",
  "OPTIONAL_QUERY_PARAM_INCORRECT",
];

interface Problem {
  status?: number;
  cause?: string;
  invalidParams?: { param: string }[];
}

const problems = examples.flatMap(({ operationId, place, name, value }) =>
  /^([45]\d\d|default)$/.test(place)
    ? [{ operationId, place, name, problem: value as Problem }]
    : [],
);
const causesIn = (api: string): Set<string> => {
  const ids = operations.filter((found) => found.api === api).map((o) => o.operation.operationId);
  const theirs = problems.filter(({ operationId }) => ids.includes(operationId));
  return new Set(theirs.flatMap(({ problem }) => problem.cause ?? []));
};

describe("the causes", () => {
  // The schema as each operation sees it: one file of common/ stands behind all of them.
  const details = operations.flatMap(
    ({ operation }) => operation.responses["500"]?.content?.["application/problem+json"] ?? [],
  );
  const cause = details[0]?.schema.properties?.cause as Schema & {
    anyOf: { enum?: string[] }[];
    description: string;
  };

  test("are those of the contract, in every operation", () => {
    expect(details).toHaveLength(operations.length);
    for (const { schema } of details) expect(schema.properties?.cause).toEqual(cause);
    expect(cause.anyOf.flatMap((branch) => branch.enum ?? []).sort()).toEqual(
      Object.keys(contract).sort(),
    );
  });

  for (const [value, status] of Object.entries(contract)) {
    test(`${value} is explained, and has an example with ${status} only`, () => {
      expect(cause.description).toContain(`\`${value}\` (${status})`);

      const found = problems.filter(({ problem }) => problem.cause === value);
      expect(new Set(found.map(({ place }) => place))).toEqual(new Set([`${status}`]));
      expect(new Set(found.map(({ problem }) => problem.status))).toEqual(new Set([status]));
    });
  }

  test("of the examples are all in the contract, and name the example that shows them", () => {
    const shown = problems.filter(({ problem }) => problem.cause !== undefined);
    for (const { problem, name } of shown) {
      expect(Object.keys(contract)).toContain(problem.cause);
      expect(name).toBe(problem.cause);
    }
  });

  test("about members and parameters say which, and the request has them", () => {
    const about = problems.filter(({ problem }) => withInvalidParams.includes(problem.cause ?? ""));
    expect(about).not.toEqual([]);
    const astray = about.flatMap(({ operationId, name, problem }) => {
      const found = operations.find(({ operation }) => operation.operationId === operationId);
      const body = found?.operation.requestBody?.content["application/json"]?.schema;
      const names = [
        ...membersOf(body ?? {}).names.map((member) => `/${member}`),
        ...(found?.parameters ?? []).map((parameter) => parameter.name),
      ];
      const params = problem.invalidParams?.map(({ param }) => param) ?? ["(none)"];
      return params
        .filter((param) => !names.some((known) => `${param}/`.startsWith(`${known}/`)))
        .map((param) => `${operationId} ${name}: ${param}`);
    });
    expect(astray).toEqual([]);
  });

  test("tell a stranger at the AEF nothing but that it was refused", () => {
    const refusals = problems.filter(
      ({ operationId, place }) => operationId === "initiateAuthentication" && place === "403",
    );
    expect(refusals.map(({ problem }) => problem.cause)).toEqual(["AUTHENTICATION_REJECTED"]);
    const upstream = ["API_INVOKER_NOT_FOUND", "SECURITY_CONTEXT_NOT_FOUND", "AEF_NOT_FOUND"];
    for (const value of upstream) {
      expect(causesIn("aef-authentication")).not.toContain(value);
    }
  });

  test("of one API are not given by the others", () => {
    const apisWith = (value: string) =>
      [...documents.keys()].filter((api) => causesIn(api).has(value));
    expect(apisWith("AUTHENTICATION_REJECTED")).toEqual(["aef-authentication"]);
    expect(apisWith("CCF_NOT_IN_AGREEMENT")).toEqual(["ccf-security-info"]);
    expect(apisWith("RELAY_NOT_ALLOWED")).toEqual(["ccf-security-info"]);
    expect(apisWith("FULL_HANDSHAKE_REQUIRED")).toEqual(["capif-security"]);
    expect(apisWith("OPTIONAL_QUERY_PARAM_INCORRECT")).toEqual(["capif-security"]);
    expect(apisWith("PSK_CONNECTION_REQUIRED")).toEqual(["sample-service"]);
  });
});
