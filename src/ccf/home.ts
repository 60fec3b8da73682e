import { isDeepStrictEqual } from "node:util";
import { featuresText } from "../contract/features.js";
import type { SecurityInfoReq, SecurityInfoRsp } from "../contract/types.js";
import { problem } from "../http/problem.js";
import type { Subscription } from "./notice.js";
import type { Registry } from "./registry.js";
import type { Question } from "./request-check.js";
import {
  type AefKey,
  entriesOf,
  remainingSeconds,
  type SecurityContext,
  type SecurityContexts,
} from "./security-contexts.js";

/** An onboarded invoker's security context; 404 with the cause that fits if there is none. */
export const contextOf = async (
  registry: Registry,
  contexts: SecurityContexts,
  apiInvokerId: string,
): Promise<SecurityContext> => {
  if (!registry.isOnboarded(apiInvokerId)) throw problem.notFound("API_INVOKER_NOT_FOUND");
  const context = await contexts.get(apiInvokerId);
  if (context === undefined) throw problem.notFound("SECURITY_CONTEXT_NOT_FOUND");
  return context;
};

/** The one key that the question is about: the AEF's own, of the named interface if it names one. */
const keyFor = (
  context: SecurityContext,
  { aef, p0 }: Question,
  securityMethod: string | undefined,
): AefKey => {
  const targets = entriesOf(context, aef).flatMap((entry) =>
    entry.targets.flatMap(({ interfaces }) =>
      [...interfaces.keys()].map((at) => ({ at, method: entry.selSecurityMethod })),
    ),
  );
  const asked = targets.filter(({ at }) => p0 === undefined || at === p0);
  if (asked.length === 0) throw problem.notFound("SECURITY_CONTEXT_NOT_FOUND");
  const withPsk = asked.filter(({ method }) => method === "PSK");
  if (withPsk.length === 0 || (securityMethod ?? "PSK") !== "PSK")
    throw problem.forbidden("SECURITY_METHOD_NOT_SELECTED");

  const keys = [...new Set(withPsk.map(({ at }) => at))]
    .flatMap((at) => context.keys.get(at) ?? [])
    .filter(({ expiresAt }) => remainingSeconds(expiresAt) > 0);
  if (keys.length > 1) throw problem.conflict("INTERFACE_AMBIGUOUS");
  const [key] = keys;
  if (key === undefined) throw problem.notFound("SECURITY_CONTEXT_NOT_FOUND");
  return key;
};

/** What the home CCF is asked, and who wants to know when that key is revoked. */
export interface HomeQuestion extends Question {
  body: SecurityInfoReq;
  subscription: Subscription | undefined;
}

/** Noted before the answer goes: a revocation from then on reaches whoever got the key. */
const subscribe = async (
  contexts: SecurityContexts,
  { body: { apiInvokerId }, subscription }: HomeQuestion,
  key: AefKey,
): Promise<void> => {
  if (subscription === undefined || isDeepStrictEqual(key.subscription, subscription)) return;
  if (!(await contexts.subscribe(apiInvokerId, key, subscription)))
    throw problem.notFound("SECURITY_CONTEXT_NOT_FOUND");
};

/** The home CCF's answer: AEF_PSK and what remains of its validity (TS 33.122 6.5.2.1 step 4). */
export const answerAtHome = async (
  registry: Registry,
  contexts: SecurityContexts,
  question: HomeQuestion,
): Promise<SecurityInfoRsp> => {
  const { body, subscription } = question;
  const context = await contextOf(registry, contexts, body.apiInvokerId);
  const key = keyFor(context, question, body.securityMethod);
  await subscribe(contexts, question, key);
  const details = question.aef.interfaces.get(key.p0);
  return {
    apiInvokerId: body.apiInvokerId,
    ccfId: registry.ccfId,
    aefId: body.aefId,
    ...(details === undefined ? {} : { interfaceDetails: details }),
    securityMethod: "PSK",
    aefPsk: key.aefPsk.toString("hex"),
    aefPskId: key.aefPskId,
    remainingValidity: remainingSeconds(key.expiresAt),
    supportedFeatures: subscription === undefined ? "0" : featuresText("revocationNotification"),
  };
};
