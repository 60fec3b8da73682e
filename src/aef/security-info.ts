import type { ApiClient } from "../contract/client.js";
import { featuresText } from "../contract/features.js";
import { type Trace, traceHeaders } from "../contract/trace.js";
import type {
  CcfInformation,
  InterfaceDescription,
  ProblemDetails,
  SecurityInfoRsp,
} from "../contract/types.js";
import { type Problem, problem } from "../http/problem.js";
import { refusalText, retryAfterOf, upstreamFailure } from "../http/upstream.js";
import { aefPskId, interfaceInformation, parseAefPsk } from "../psk/index.js";
import type { Claim } from "./claims.js";
import type { HeldKey } from "./keys.js";

/** The AEF's own CCF, and who asks it. */
export interface OwnCcf {
  client: ApiClient<"ccf-security-info">;
  /** Where it notifies this AEF; without it the AEF does not offer RevocationNotification. */
  notificationDestination?: string | undefined;
}

/** All that a stranger learns of a refusal; the reason is for the log. */
export const rejected = (reason?: string): Problem =>
  problem.forbidden("AUTHENTICATION_REJECTED", { reason });

const aboutCcfInformation = (body: ProblemDetails | undefined): boolean =>
  body?.invalidParams?.every(({ param }) => param.startsWith("/ccfInformation")) ?? false;

/** What the CCF's refusal becomes towards the anonymous invoker, as its document says. */
const refusalOf = (response: Response, body: ProblemDetails | undefined): Problem => {
  const reason = refusalText(response, body);
  switch (response.status) {
    case 403:
    case 404:
      return rejected(reason);
    case 409:
      return problem.conflict("INTERFACE_AMBIGUOUS");
    case 429:
    case 503:
      return problem.unavailable(retryAfterOf(response), reason);
    case 504:
      return problem.gatewayTimeout(
        body?.cause === "TIMED_OUT_REQUEST" ? "TIMED_OUT_REQUEST" : "TARGET_CCF_NOT_REACHABLE",
        reason,
      );
    case 400:
      if (aboutCcfInformation(body))
        return problem.badRequest("MANDATORY_IE_INCORRECT", [
          { param: "/ccfInformation", reason: "its members select different CCFs" },
        ]);
      return problem.badGateway(reason);
    default:
      return problem.badGateway(reason);
  }
};

const p0Of = (answer: SecurityInfoRsp): string | undefined => {
  try {
    return answer.interfaceDetails && interfaceInformation(answer.interfaceDetails);
  } catch {
    throw problem.badGateway();
  }
};

/** What the AEF asks about: itself, and the interfaces that it has. */
export interface Asker {
  aefId: string;
  p0s: ReadonlySet<string>;
}

/** Which of the AEF's interfaces the answered key is for. */
const boundInterface = ({ p0s }: Asker, claim: Claim, answer: SecurityInfoRsp): string => {
  const answered = p0Of(answer);
  const only = p0s.size === 1 ? [...p0s][0] : undefined;
  const p0 = claim.p0 ?? answered ?? only;
  if (p0 === undefined || !p0s.has(p0) || (answered ?? p0) !== p0)
    throw problem.badGateway("the answer is about an interface that was not asked about");
  return p0;
};

const confirmedKey = (
  asker: Asker,
  claim: Claim,
  answer: SecurityInfoRsp,
  sentAt: number,
): Omit<HeldKey, "pskIdentity"> => {
  if (answer.securityMethod !== "PSK") throw rejected();
  const { aefPsk: hex, aefPskId: id, remainingValidity } = answer;
  const contradicts =
    answer.apiInvokerId !== claim.apiInvokerId ||
    answer.aefId !== asker.aefId ||
    // An id beside an address that selects the CCF may be anything: each would be a claim of its own.
    (claim.ccfId !== undefined && answer.ccfId !== claim.ccfId);
  if (contradicts || hex === undefined || remainingValidity === undefined)
    throw problem.badGateway("what the CCF answers is not what was asked");
  const aefPsk = parseAefPsk(hex);
  if (aefPskId(aefPsk) !== id) throw problem.badGateway("aefPskId is not that of the key");
  return {
    ccfId: answer.ccfId,
    apiInvokerId: claim.apiInvokerId,
    p0: boundInterface(asker, claim, answer),
    aefPsk,
    aefPskId: id,
    expiresAt: sentAt + remainingValidity * 1000,
  };
};

/** What travels on as it came. */
export interface Question {
  ccfInformation: CcfInformation;
  interfaceDetails: InterfaceDescription | undefined;
  trace: Trace;
}

/**
 * Asks the AEF's CCF for an invoker's security information (steps 5 to 9). Throws the problem that
 * the invoker gets; the key's validity counts from sending the request.
 */
export const askCcf = async (
  { client, notificationDestination }: OwnCcf,
  asker: Asker,
  claim: Claim,
  question: Question,
): Promise<Omit<HeldKey, "pskIdentity">> => {
  const { ccfInformation, interfaceDetails, trace } = question;
  const sentAt = performance.now();
  const { data, error, response } = await client
    .POST("/request-security-info", {
      headers: traceHeaders(trace),
      body: {
        apiInvokerId: claim.apiInvokerId,
        aefId: asker.aefId,
        ...(interfaceDetails === undefined ? {} : { interfaceDetails }),
        ccfInformation,
        securityMethod: "PSK",
        ...(notificationDestination === undefined
          ? { supportedFeatures: "0" }
          : {
              notificationDestination,
              supportedFeatures: featuresText("revocationNotification"),
            }),
      },
    })
    .catch((thrown: unknown) => {
      throw upstreamFailure(thrown);
    });
  if (data === undefined) throw refusalOf(response, error);
  return confirmedKey(asker, claim, data, sentAt);
};
