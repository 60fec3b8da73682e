import { keyDerivations } from "../../generated/constants.js";
import { readDocument } from "../contract/documents.js";
import type { Operation } from "../contract/operations.js";
import type { InvalidParam, ServiceSecurityReq } from "../contract/types.js";
import type { RoutedRequest } from "../http/app.js";
import { problem } from "../http/problem.js";

/** The members of an operation's body whose absence its document makes a MANDATORY_IE_MISSING. */
const conditional = ({ api, requestBody = "" }: Operation): string[] => {
  const { properties = {} } = readDocument(api).components.schemas[requestBody] ?? {};
  return Object.entries(properties)
    .filter(([, property]) => property["x-condition"]?.includes("MANDATORY_IE_MISSING"))
    .map(([name]) => name);
};

/** Entries that want PSK by derivations of which none is known. */
const underivable = (securityInfo: ServiceSecurityReq["securityInfo"]): InvalidParam[] =>
  securityInfo.flatMap(({ prefSecurityMethods, keyDerivations: wanted }, index) => {
    const known: readonly string[] = keyDerivations;
    const isSelected = prefSecurityMethods.includes("PSK");
    if (!isSelected || wanted === undefined || wanted.some((one) => known.includes(one))) return [];
    const param = `/securityInfo/${index}/keyDerivations`;
    return [{ param, reason: `has none of ${known.join(", ")}` }];
  });

interface Members {
  apiInvokerId?: string;
  securityInfo?: ServiceSecurityReq["securityInfo"];
}

/**
 * Refuses what no schema can: a member that a condition asks for, an id in the body that is not the
 * one in the path (revokeAuthorization), and derivations that nobody knows.
 */
export const refuseByCondition = (operation: Operation, { body, params }: RoutedRequest): void => {
  if (body === undefined) return;
  const absent = conditional(operation).filter((name) => !(name in (body as object)));
  if (absent.length > 0)
    throw problem.badRequest(
      "MANDATORY_IE_MISSING",
      absent.map((name) => ({ param: `/${name}`, reason: "is missing" })),
    );
  const { apiInvokerId, securityInfo = [] } = body as Members; // its schema says so
  if (apiInvokerId !== undefined && apiInvokerId !== (params.apiInvokerId ?? apiInvokerId))
    throw problem.badRequest("MANDATORY_IE_INCORRECT", [
      { param: "/apiInvokerId", reason: "is not the id in the path" },
    ]);
  const wrong = underivable(securityInfo);
  if (wrong.length > 0) throw problem.badRequest("OPTIONAL_IE_INCORRECT", wrong);
};
