import type { SecurityInformation, ServiceSecurity } from "../../../../contract/types.js";
import type { Caller, Reply, Sent } from "../../../bench/caller.js";

const encoded = (text: string): Buffer => Buffer.from(text);

/** What one party does at CAPIF_Security_API with one invoker's security context (TS 29.222 8.5). */
export class SecurityApi {
  readonly caller: Caller;
  readonly #apiInvokerId: string;
  readonly #hide: (secret: Buffer) => void;

  constructor(caller: Caller, apiInvokerId: string, hide: (secret: Buffer) => void) {
    this.caller = caller;
    this.#apiInvokerId = apiInvokerId;
    this.#hide = hide;
  }

  /** Obtain_Security_Method. */
  agree(body: unknown, sent: Sent = {}): Promise<Reply> {
    return this.#call("obtainSecurityMethod", { body, ...sent });
  }

  /** The same for a context that exists. */
  update(body: unknown, sent: Sent = {}): Promise<Reply> {
    return this.#call("updateSecurityMethod", { body, ...sent });
  }

  /** Obtain_API_Invoker_Info, with authenticationInfo=true unless told. */
  async read(sent: Sent = { query: { authenticationInfo: "true" } }): Promise<Reply> {
    const reply = await this.#call("obtainApiInvokerInfo", sent);
    for (const { authenticationInfo, authorizationInfo } of entriesIn(reply))
      for (const secret of [authenticationInfo, authorizationInfo])
        if (secret !== undefined) this.#hide(encoded(secret));
    return reply;
  }

  /** Revoke_Authorization, of everything. */
  remove(sent: Sent = {}): Promise<Reply> {
    return this.#call("deleteSecurityContext", sent);
  }

  /** Revoke_Authorization, of some service APIs. */
  revoke(changes: { [member: string]: unknown } = {}, sent: Sent = {}): Promise<Reply> {
    const body = {
      apiInvokerId: this.#apiInvokerId,
      apiIds: ["sample-service"],
      cause: "UNEXPECTED_REASON",
      ...changes,
    };
    return this.#call("revokeAuthorization", { body, ...sent });
  }

  #call(operationId: string, sent: Sent): Promise<Reply> {
    const params = { apiInvokerId: this.#apiInvokerId };
    return this.caller.call("capif-security", operationId, { params, ...sent });
  }
}

/** Which AEFs an answer has entries for. */
export const aefsIn = (reply: Reply): string =>
  entriesIn(reply)
    .map(({ aefId }) => aefId ?? "an interface")
    .join();

/** The entries of an answer; none if it is a refusal. */
export const entriesIn = ({ status, json }: Reply): readonly SecurityInformation[] =>
  // The caller has held a success against the document's schema.
  status < 300 ? ((json as ServiceSecurity | undefined)?.securityInfo ?? []) : [];
