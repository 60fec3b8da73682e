import { isDeepStrictEqual } from "node:util";
import { featuresText } from "../contract/features.js";
import type { SecurityInfoReq, SecurityInfoRsp } from "../contract/types.js";
import { problem } from "../http/problem.js";
import { type Awaitable, whenThere } from "../store/store.js";
import type { Subscription } from "./notice.js";
import type { Registry } from "./registry.js";
import type { Question } from "./request-check.js";
import {
  type AefKey,
  remainingSeconds,
  type SecurityContext,
  type SecurityContexts,
} from "./security-contexts.js";

/** An onboarded invoker's security context; 404 with the cause that fits if there is none. */
export const contextOf = (
  registry: Registry,
  contexts: SecurityContexts,
  apiInvokerId: string,
): Awaitable<SecurityContext> => {
  if (!registry.isOnboarded(apiInvokerId)) throw problem.notFound("API_INVOKER_NOT_FOUND");
  return whenThere(contexts.get(apiInvokerId), existing);
};

const existing = (context: SecurityContext | undefined): SecurityContext => {
  if (context === undefined) throw problem.notFound("SECURITY_CONTEXT_NOT_FOUND");
  return context;
};

/** The one key that the question is about: the AEF's own, of the named interface if it names one. */
const keyFor = (
  context: SecurityContext,
  { aef, p0 }: Question,
  securityMethod: string | undefined,
): AefKey => {
  let isKnown = false;
  const withPsk = new Set<string>();
  for (const { targets, selSecurityMethod } of context.entries)
    for (const target of targets)
      for (const at of target.aef === aef ? target.interfaces.keys() : [])
        if (p0 === undefined || at === p0) {
          isKnown = true;
          if (selSecurityMethod === "PSK") withPsk.add(at);
        }
  if (!isKnown) throw problem.notFound("SECURITY_CONTEXT_NOT_FOUND");
  if (withPsk.size === 0 || (securityMethod ?? "PSK") !== "PSK")
    throw problem.forbidden("SECURITY_METHOD_NOT_SELECTED");
  return onlyValid(context, withPsk);
};

const onlyValid = ({ keys }: SecurityContext, p0s: ReadonlySet<string>): AefKey => {
  let only: AefKey | undefined;
  for (const p0 of p0s) {
    const key = keys.get(p0);
    if (key === undefined || remainingSeconds(key.expiresAt) === 0) continue;
    if (only !== undefined) throw problem.conflict("INTERFACE_AMBIGUOUS");
    only = key;
  }
  if (only === undefined) throw problem.notFound("SECURITY_CONTEXT_NOT_FOUND");
  return only;
};

/** What the home CCF is asked, and who wants to know when that key is revoked. */
export interface HomeQuestion extends Question {
  body: SecurityInfoReq;
  subscription: Subscription | undefined;
}

/** Noted before the answer goes: a revocation from then on reaches whoever got the key. */
const subscribed = (
  contexts: SecurityContexts,
  { body: { apiInvokerId }, subscription }: HomeQuestion,
  key: AefKey,
): Awaitable<boolean> =>
  subscription === undefined || isDeepStrictEqual(key.subscription, subscription)
    ? true
    : contexts.subscribe(apiInvokerId, key, subscription);

const answerWith = (
  { ccfId }: Registry,
  { aef, body: { apiInvokerId, aefId }, subscription }: HomeQuestion,
  { p0, aefPsk, aefPskId, expiresAt }: AefKey,
): SecurityInfoRsp => {
  const interfaceDetails = aef.interfaces.get(p0);
  return {
    apiInvokerId,
    ccfId,
    aefId,
    ...(interfaceDetails === undefined ? {} : { interfaceDetails }),
    securityMethod: "PSK",
    aefPsk: aefPsk.toString("hex"),
    aefPskId,
    remainingValidity: remainingSeconds(expiresAt),
    supportedFeatures: subscription === undefined ? "0" : featuresText("revocationNotification"),
  };
};

/** The home CCF's answer: AEF_PSK and what remains of its validity (TS 33.122 6.5.2.1 step 4). */
export const answerAtHome = (
  registry: Registry,
  contexts: SecurityContexts,
  question: HomeQuestion,
): Awaitable<SecurityInfoRsp> =>
  whenThere(contextOf(registry, contexts, question.body.apiInvokerId), (context) => {
    const key = keyFor(context, question, question.body.securityMethod);
    return whenThere(subscribed(contexts, question, key), (isStillIts) => {
      if (!isStillIts) throw problem.notFound("SECURITY_CONTEXT_NOT_FOUND");
      return answerWith(registry, question, key);
    });
  });
