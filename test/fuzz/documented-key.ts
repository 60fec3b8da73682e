import { operationNamed } from "../contract/operations.js";
import type { Request, World } from "../contract/world.js";
import type { Answer } from "../support/interconnect.js";

type Members = Record<string, unknown>;

const aefs = ["aef", "other-aef"];

/** Whether the caller is the AEF of that id, by its own domain's certificate. */
const isAef = (world: World, { as = "" }: Request, aefId: unknown): boolean =>
  aefs.includes(as) && world.id(as) === aefId;

const { method: asking, basePath, path } = operationNamed("requestSecurityInfo");
const own = `${basePath}${path}`;

/** The answer to step 5 or 7 gives the key to the AEF that it is for, and to the CCF that asks for it. */
const isItsAnswer = (world: World, request: Request, { aefId }: Members): boolean =>
  (request.method ?? asking).toLowerCase() === asking &&
  (request.path ?? own).replace(/[?#].*/s, "") === own &&
  (request.to === "ccf-b" ? request.as === "ccf-a" : isAef(world, request, aefId));

/** What an answer shows beyond the one member that is there to hold the key, for who may have it. */
export const withoutDocumentedKey = (world: World, request: Request, answer: Answer): string => {
  const { status, json, headers } = answer;
  const rest = JSON.stringify(headers);
  if (status !== 200) return rest + answer.text;
  const body = (structuredClone(json) ?? {}) as Members;
  if (request.operation === "requestSecurityInfo" && isItsAnswer(world, request, body))
    delete body.aefPsk;
  const isAsked = request.query?.includes("authenticationInfo=true");
  if (request.operation === "obtainApiInvokerInfo" && isAsked)
    for (const entry of [body.securityInfo ?? []].flat() as Members[])
      if (isAef(world, request, entry.aefId)) delete entry.authenticationInfo;
  return rest + JSON.stringify(body);
};
