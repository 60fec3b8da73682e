import { readDocument } from "../contract/documents.js";
import type { Operation } from "../contract/operations.js";
import type { RoutedRequest } from "../http/app.js";
import { problem } from "../http/problem.js";

/** The members of an operation's body whose absence its document makes a MANDATORY_IE_MISSING. */
const conditional = ({ api, requestBody = "" }: Operation): string[] => {
  const { properties = {} } = readDocument(api).components.schemas[requestBody] ?? {};
  return Object.entries(properties)
    .filter(([, property]) => property["x-condition"]?.includes("MANDATORY_IE_MISSING"))
    .map(([name]) => name);
};

/**
 * Refuses what no schema can: a member that a condition asks for, and an id in the body that is not
 * the one in the path (revokeAuthorization).
 */
export const refuseByCondition = (operation: Operation, { body, params }: RoutedRequest): void => {
  const members = (body ?? {}) as Record<string, unknown>; // an object: its schema says so
  const missing = conditional(operation).filter((name) => members[name] === undefined);
  if (missing.length > 0)
    throw problem.badRequest(
      "MANDATORY_IE_MISSING",
      missing.map((name) => ({ param: `/${name}`, reason: "is missing" })),
    );
  const { apiInvokerId } = members;
  if (params.apiInvokerId === undefined || apiInvokerId === undefined) return;
  if (apiInvokerId !== params.apiInvokerId)
    throw problem.badRequest("MANDATORY_IE_INCORRECT", [
      { param: "/apiInvokerId", reason: "is not the id in the path" },
    ]);
};
