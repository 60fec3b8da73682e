import { now, type OnStep, tlsFacts } from "../contract/steps.js";
import type { Trace } from "../contract/trace.js";
import type {
  CcfInformation,
  SecurityInfoReq,
  SecurityInfoRsp,
  SecurityNotification,
  ServiceSecurity,
  ServiceSecurityReq,
} from "../contract/types.js";
import type { Connection } from "../http/handlers.js";
import type { Identity } from "../http/identity.js";
import type { RevocationNotice } from "../http/notices.js";
import { problem } from "../http/problem.js";
import type { Awaitable } from "../store/store.js";
import { deriveKeys } from "./derivation.js";
import { answerAtHome, contextOf } from "./home.js";
import { type Aef, addressOf, type Registry } from "./registry.js";
import type { Relay, RelayNotices } from "./relay.js";
import { checkRequest, subscriptionOf } from "./request-check.js";
import {
  type AefKey,
  entriesOf,
  type Occasion,
  type SecurityContext,
  type SecurityContexts,
  type SecurityEntry,
} from "./security-contexts.js";
import { refuseImpossibleInterfaces, selectMethods } from "./selection.js";
import { describe, describeForAef, keysOf } from "./service-security.js";

export interface CoreFunctionOptions {
  registry: Registry;
  relay: Relay;
  contexts: SecurityContexts;
  apiRoot: string;
  keyValiditySeconds: number;
  /** With them it offers feature RevocationNotification. */
  notices?: RelayNotices;
  onStep?: OnStep;
}

/** Where a request came, and in which trace. */
interface Asking {
  connection: Connection;
  trace: Trace;
}

/** One CAPIF core function: home of its invokers, relay for its AEFs. */
export class CoreFunction {
  readonly #registry: Registry;
  readonly #relay: Relay;
  readonly #options: CoreFunctionOptions;
  readonly #contexts: SecurityContexts;
  readonly #information: CcfInformation;

  constructor(options: CoreFunctionOptions) {
    this.#registry = options.registry;
    this.#relay = options.relay;
    this.#contexts = options.contexts;
    this.#options = options;
    this.#information = {
      ccfId: options.registry.ccfId,
      ccfAddress: addressOf(options.apiRoot),
    };
  }

  /** Obtain_Security_Method: selects methods, derives keys from this very connection. Step 1. */
  async obtainSecurityMethod(
    caller: Identity,
    apiInvokerId: string,
    body: ServiceSecurityReq,
    request: Asking,
  ): Promise<ServiceSecurity> {
    refuseImpossibleInterfaces(body);
    this.#refuseOthers(caller, apiInvokerId);
    return this.#agree(caller, body, request);
  }

  /** As {@link obtainSecurityMethod}, for an invoker that has a context. */
  async updateSecurityMethod(
    caller: Identity,
    apiInvokerId: string,
    body: ServiceSecurityReq,
    request: Asking,
  ): Promise<ServiceSecurity> {
    refuseImpossibleInterfaces(body);
    this.#refuseOthers(caller, apiInvokerId);
    await this.#contextOf(apiInvokerId);
    return this.#agree(caller, body, request);
  }

  /** Obtain_API_Invoker_Info: to the invoker its context, to an AEF its own entries. */
  async apiInvokerInfo(
    caller: Identity,
    apiInvokerId: string,
    withAuthenticationInfo: boolean,
  ): Promise<ServiceSecurity> {
    if (caller.role === "invoker") {
      this.#refuseOthers(caller, apiInvokerId);
      const context = await this.#contextOf(apiInvokerId);
      const entries = this.#unexpired(context, context.entries);
      return describe(context, entries, this.#information);
    }
    const aef = this.#registeredAef(caller.id);
    const context = await this.#contextOf(apiInvokerId);
    const entries = this.#unexpired(context, entriesOf(context, aef));
    return describeForAef(context, entries, this.#information, withAuthenticationInfo);
  }

  /** Deletes the invoker's own context, or an AEF's own entries of it. */
  async deleteSecurityContext(
    caller: Identity,
    apiInvokerId: string,
    occasion: Occasion,
  ): Promise<void> {
    if (caller.role === "invoker") {
      this.#refuseOthers(caller, apiInvokerId);
      await this.#contextOf(apiInvokerId);
      await this.#contexts.delete(apiInvokerId, occasion);
      return;
    }
    await this.#contextOf(apiInvokerId);
    if (!(await this.#contexts.deleteAef(apiInvokerId, this.#registeredAef(caller.id), occasion)))
      throw problem.notFound("SECURITY_CONTEXT_NOT_FOUND");
  }

  /** Revoke_Authorization by an AEF: its own entries go. */
  async revokeAuthorization(
    caller: Identity,
    apiInvokerId: string,
    body: SecurityNotification,
    trace: Trace,
  ): Promise<void> {
    if (body.apiInvokerId !== apiInvokerId)
      throw problem.badRequest("MANDATORY_IE_INCORRECT", [
        { param: "/apiInvokerId", reason: "is not the invoker of the path" },
      ]);
    if (body.aefId !== undefined && body.aefId !== caller.id)
      throw problem.unauthorized("aefId is not the caller's own");
    await this.deleteSecurityContext(caller, apiInvokerId, { trace, cause: body.cause });
  }

  /**
   * Offboarding is to be no more in the configuration that a CCF starts with (TS 33.122 6.8). Fails if
   * the signal ends it.
   */
  revokeOffboarded(signal: AbortSignal): Promise<void> {
    return this.#contexts.offboard(this.#registry.onboarded, signal);
  }

  /**
   * Revokes keys of interfaces that are no more in the configuration that a CCF starts with. Fails if
   * the signal ends it.
   */
  revokeWithdrawn(signal: AbortSignal): Promise<void> {
    return this.#contexts.withdraw(signal);
  }

  /** Takes a peer's notice that a key is revoked: its own keys only (TS 23.222 8.25.3.8). */
  async noteRevocation(caller: Identity, notice: RevocationNotice, trace: Trace): Promise<void> {
    if (notice.ccfId !== caller.id) throw problem.unauthorized("ccfId is not the caller's own");
    if (this.#registry.aef(this.#registry.ccfId, notice.aefId) === undefined) return;
    await this.#options.notices?.keys.revoke(notice, trace);
  }

  /** Request Security Information, from an AEF (step 5) or a peer CCF (step 7). */
  requestSecurityInfo(
    caller: Identity,
    body: SecurityInfoReq,
    request: Asking,
  ): Awaitable<SecurityInfoRsp> {
    const isRelayed = caller.role === "ccf";
    this.#options.onStep?.({
      step: isRelayed ? 7 : 5,
      at: now(),
      outcome: `asked by ${caller.id}`,
      tls: tlsFacts(request.connection.socket),
    });
    const question = checkRequest(this.#registry, caller, body);
    const { home } = question;
    const { notices } = this.#options;
    const subscription = notices && subscriptionOf(caller, body);
    if (home === this.#registry.ccfId)
      return answerAtHome(this.#registry, this.#contexts, { body, subscription, ...question });
    this.#options.onStep?.({ step: 6, at: now(), outcome: `selected ${home}` });
    const { trace } = request;
    return this.#relay.ask(caller, body, { subscription, trace, ...question }, notices);
  }

  /** Selects, derives and stores what the caller asks for itself. */
  async #agree(
    caller: Identity,
    body: ServiceSecurityReq,
    { connection, trace }: Asking,
  ): Promise<ServiceSecurity> {
    const entries = selectMethods(this.#registry, body);
    const keys = this.#keysFor(entries, connection, caller);
    const { notificationDestination } = body;
    const context = { apiInvokerId: caller.id, notificationDestination, entries, keys };
    if (!(await this.#contexts.put(context, { trace })))
      throw problem.fullHandshakeRequired("The key of this TLS session was revoked.");
    for (const { aefPskId } of keys.values())
      this.#options.onStep?.({ step: 3, at: now(), outcome: `AEF_PSK ${aefPskId}` });
    return describe(context, entries, this.#information);
  }

  #refuseOthers(caller: Identity, apiInvokerId: string): void {
    if (caller.id !== apiInvokerId)
      throw problem.unauthorized("apiInvokerId is not the caller's own");
    if (!this.#registry.isOnboarded(apiInvokerId)) throw problem.notFound("API_INVOKER_NOT_FOUND");
  }

  #contextOf(apiInvokerId: string): Awaitable<SecurityContext> {
    return contextOf(this.#registry, this.#contexts, apiInvokerId);
  }

  /** The entries that still hold: with PSK, those with a valid key. 404 if there is none. */
  #unexpired(context: SecurityContext, entries: SecurityEntry[]): SecurityEntry[] {
    const holding = entries.filter(
      (entry) => entry.selSecurityMethod !== "PSK" || keysOf(entry, context).length > 0,
    );
    if (holding.length === 0) throw problem.notFound("SECURITY_CONTEXT_NOT_FOUND");
    return holding;
  }

  #registeredAef(aefId: string): Aef {
    const aef = this.#registry.aef(this.#registry.ccfId, aefId);
    if (aef === undefined) throw problem.notFound("AEF_NOT_FOUND");
    return aef;
  }

  #keysFor(entries: SecurityEntry[], connection: Connection, caller: Identity) {
    const interfaces = entries
      .filter(({ selSecurityMethod }) => selSecurityMethod === "PSK")
      .flatMap(({ targets }) => targets.flatMap(({ interfaces }) => [...interfaces.keys()]));
    if (interfaces.length === 0) return new Map<string, AefKey>();
    return deriveKeys(connection, caller, {
      p0s: interfaces,
      validitySeconds: this.#registry.keyValidityOf(caller.id) ?? this.#options.keyValiditySeconds,
    });
  }
}
