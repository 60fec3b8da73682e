import type { ConnectionOptions } from "node:tls";
import { type ApiClient, createApiClient } from "../contract/client.js";
import { featuresText, hasFeature } from "../contract/features.js";
import { now, type OnStep } from "../contract/steps.js";
import { type Trace, traceHeaders } from "../contract/trace.js";
import type { TlsTransport } from "../contract/transport.js";
import type { ProblemDetails, SecurityInfoReq, SecurityInfoRsp } from "../contract/types.js";
import type { Identity } from "../http/identity.js";
import { InFlight } from "../http/in-flight.js";
import { type Problem, problem } from "../http/problem.js";
import type { RateLimit } from "../http/rate-limit.js";
import { refusalText, retryAfterOf, upstreamFailure } from "../http/upstream.js";
import { aefPskId, interfaceInformation, parseAefPsk } from "../psk/index.js";
import type { Subscription } from "./notice.js";
import type { RelayedKeys } from "./relayed-keys.js";
import type { Question } from "./request-check.js";

/** A CCF that this one may ask, and how to get there. */
export interface PeerCcf {
  ccfId: string;
  apiRoot: string;
  transport: TlsTransport;
}

const passedOn404 = [
  "API_INVOKER_NOT_FOUND",
  "SECURITY_CONTEXT_NOT_FOUND",
  "AEF_NOT_FOUND",
] as const;

/** A peer's refusal in this CCF's own words; what is about this CCF itself is a bad gateway. */
const refusalOf = (response: Response, body: ProblemDetails | undefined): Problem => {
  const cause = body?.cause;
  const notFound = passedOn404.find((known) => known === cause);
  if (response.status === 404 && notFound !== undefined) return problem.notFound(notFound);
  if (response.status === 403 && cause === "SECURITY_METHOD_NOT_SELECTED")
    return problem.forbidden(cause);
  if (response.status === 409) return problem.conflict("INTERFACE_AMBIGUOUS");
  if (response.status === 429 || response.status === 503)
    return problem.unavailable(retryAfterOf(response), refusalText(response, body));
  return problem.badGateway(refusalText(response, body));
};

/** The interface that was asked about; where none was named, one that the AEF has. */
const isAskedInterface = ({ aef, p0 }: Question, answer: SecurityInfoRsp): boolean => {
  if (answer.interfaceDetails === undefined) return true;
  try {
    const answered = interfaceInformation(answer.interfaceDetails);
    return p0 === undefined ? aef.interfaces.has(answered) : answered === p0;
  } catch {
    return false;
  }
};

const answersQuestion = (
  { ccfId }: PeerCcf,
  asked: SecurityInfoReq,
  question: Question,
  answer: SecurityInfoRsp,
): boolean =>
  answer.ccfId === ccfId &&
  answer.apiInvokerId === asked.apiInvokerId &&
  answer.aefId === asked.aefId &&
  answer.securityMethod === "PSK" &&
  answer.aefPsk !== undefined &&
  answer.aefPskId === aefPskId(parseAefPsk(answer.aefPsk)) &&
  answer.remainingValidity !== undefined &&
  isAskedInterface(question, answer);

/** A peer with the client that asks it. */
type AskedCcf = PeerCcf & { client: ApiClient<"ccf-security-info"> };

const withClient = (peer: PeerCcf): AskedCcf => ({
  ...peer,
  client: createApiClient("ccf-security-info", {
    apiRoot: peer.apiRoot,
    fetch: peer.transport.fetch,
    toleratesMissingHeaders: true,
  }),
});

/** How a relay learns of revoked keys, and whom it tells. */
export interface RelayNotices {
  keys: RelayedKeys;
  /** Where peers notify this CCF. */
  destination: string;
}

/** A question, who wants to hear of its key, and the trace of whoever asked first. */
type RelayedQuestion = Question & { subscription: Subscription | undefined; trace: Trace };

/** CCF-A's side of steps 6 to 9: asks the one peer that was selected, and keeps no key. */
export class Relay {
  readonly #peers: ReadonlyMap<string, AskedCcf>;
  readonly #rate: RateLimit;
  readonly #onStep: OnStep | undefined;
  readonly #questions = new InFlight<SecurityInfoRsp>();

  /** The rate is that of questions to one peer. */
  constructor(peers: readonly PeerCcf[], rate: RateLimit, onStep?: OnStep) {
    this.#peers = new Map(peers.map((peer) => [peer.ccfId, withClient(peer)]));
    this.#rate = rate;
    this.#onStep = onStep;
  }

  /**
   * Asks a peer for an AEF's question, the same caller's same question in flight only once.
   * Refusals and failures come back as the contract's problems.
   */
  ask(
    caller: Identity,
    asked: SecurityInfoReq,
    question: RelayedQuestion,
    notices: RelayNotices | undefined,
  ): Promise<SecurityInfoRsp> {
    const { home, p0, subscription } = question;
    const { apiInvokerId, aefId, securityMethod } = asked;
    const same = [caller.role, caller.id, home, apiInvokerId, aefId, p0, securityMethod];
    const text = JSON.stringify([...same.map((part) => part ?? null), subscription ?? null]);
    return this.#questions.share(text, () => this.#ask(home, asked, question, notices));
  }

  async #ask(
    ccfId: string,
    asked: SecurityInfoReq,
    question: RelayedQuestion,
    notices: RelayNotices | undefined,
  ): Promise<SecurityInfoRsp> {
    const peer = this.#peers.get(ccfId);
    if (peer === undefined) throw problem.forbidden("CCF_NOT_IN_AGREEMENT");
    await this.#rate.take(ccfId);
    const sentAt = performance.now();
    const wanted = question.subscription === undefined ? undefined : notices?.destination;
    const answer = await this.#send(peer, asked, { wanted, trace: question.trace });
    if (!answersQuestion(peer, asked, question, answer))
      throw problem.badGateway(`what ${ccfId} answers is not what was asked`);
    const elapsed = (performance.now() - sentAt) / 1000;
    const remainingValidity = Math.floor((answer.remainingValidity ?? 0) - elapsed);
    if (remainingValidity < 1) throw problem.notFound("SECURITY_CONTEXT_NOT_FOUND");
    this.#onStep?.({ step: 8, at: now(), outcome: `AEF_PSK ${answer.aefPskId}` });
    // Only what was checked goes on, under the id that the agreement gives the peer.
    const { apiInvokerId, aefId, interfaceDetails, securityMethod, aefPsk, aefPskId: id } = answer;
    const isNegotiated =
      wanted !== undefined && hasFeature(answer.supportedFeatures, "revocationNotification");
    const name = { ccfId, apiInvokerId, aefId, aefPskId: id ?? "" };
    const subscription = isNegotiated ? question.subscription : undefined;
    const expiresAt = performance.now() + remainingValidity * 1000;
    if ((await notices?.keys.handOn(name, expiresAt, subscription)) === false)
      throw problem.notFound("SECURITY_CONTEXT_NOT_FOUND");
    return {
      apiInvokerId,
      ccfId,
      aefId,
      ...(interfaceDetails === undefined ? {} : { interfaceDetails }),
      securityMethod,
      ...(aefPsk === undefined ? {} : { aefPsk: aefPsk.toLowerCase() }),
      ...(id === undefined ? {} : { aefPskId: id }),
      remainingValidity,
      supportedFeatures: isNegotiated ? featuresText("revocationNotification") : "0",
    };
  }

  /** Connects to a peer with this TLS profile from now on. */
  renew(ccfId: string, tls: ConnectionOptions): void {
    this.#peers.get(ccfId)?.transport.renew(tls);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#peers.values()].map(({ transport }) => transport.close()));
  }

  async #send(
    peer: AskedCcf,
    asked: SecurityInfoReq,
    { wanted: notificationDestination, trace }: { wanted: string | undefined; trace: Trace },
  ): Promise<SecurityInfoRsp> {
    const { apiInvokerId, aefId, interfaceDetails, securityMethod } = asked;
    const { data, error, response } = await peer.client
      .POST("/request-security-info", {
        method: "POST", // openapi-fetch adds it to a copy, which takes Node 20 a new hidden class each time
        headers: traceHeaders(trace),
        body: {
          apiInvokerId,
          aefId,
          ...(interfaceDetails === undefined ? {} : { interfaceDetails }),
          ccfInformation: { ccfId: peer.ccfId },
          ...(securityMethod === undefined ? {} : { securityMethod }),
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
    return data;
  }
}
