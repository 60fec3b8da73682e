import type { ServiceSecurity, ServiceSecurityReq } from "../../contract/types.js";
import type { InterfaceDetails, TlsSession } from "../../psk/index.js";
import { Caller, type CallerOptions, type Reply, type Sent } from "./caller.js";
import { type DerivedKey, derivedKey } from "./derivation.js";
import { expectAnswer } from "./expect.js";
import { broken } from "./failures.js";

/** What steps 1 to 3 came to at the suite's end. */
export interface Agreed {
  reply: Reply;
  body: ServiceSecurity;
  /** The session that carried the request. */
  session: TlsSession;
  /** A key for each of the AEF's interfaces of the first entry. */
  keys: readonly DerivedKey[];
  /** Milliseconds of the monotonic clock when the request went out. */
  sentAt: number;
}

/** An interface that the target names may be none: that is its fault, not the suite's. */
const keyOf = (session: TlsSession, details: InterfaceDetails): DerivedKey => {
  try {
    return derivedKey(session, details);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw broken({ message: `aefInterfaces names what is no interface: ${error.message}` });
  }
};

/** The suite as an API invoker at its home CCF (steps 1 to 3). */
export class SuiteInvoker {
  readonly apiInvokerId: string;
  readonly caller: Caller;
  readonly #aefId: string;
  readonly #record: CallerOptions["record"];

  constructor(apiInvokerId: string, aefId: string, options: CallerOptions) {
    this.apiInvokerId = apiInvokerId;
    this.#aefId = aefId;
    this.#record = options.record;
    this.caller = new Caller(options);
  }

  /** A valid Security Method Request, with what a case changes. */
  request(changes: Partial<ServiceSecurityReq> = {}): ServiceSecurityReq {
    return {
      securityInfo: [
        {
          aefId: this.#aefId,
          prefSecurityMethods: ["PSK"],
          keyDerivations: ["TLS12_MASTER_SECRET"],
        },
      ],
      notificationDestination: "https://invoker.invalid/notifications",
      supportedFeatures: "0",
      ...changes,
    };
  }

  /** PUT trustedInvokers, whatever comes of it; for its own id unless told. */
  put(changes: Partial<ServiceSecurityReq> = {}, sent: Sent = {}): Promise<Reply> {
    return this.#send("obtainSecurityMethod", { body: this.request(changes), ...sent });
  }

  /** Steps 1 to 3 on a new connection; fails unless the CCF selects PSK and names the interfaces. */
  async obtainSecurityMethod(changes: Partial<ServiceSecurityReq> = {}): Promise<Agreed> {
    await this.caller.close();
    return this.obtainOnThisConnection(changes);
  }

  /** The same on the connection that is open. */
  async obtainOnThisConnection(changes: Partial<ServiceSecurityReq> = {}): Promise<Agreed> {
    const sentAt = performance.now();
    const reply = await this.put(changes);
    const body = expectAnswer<ServiceSecurity>(reply, 201);
    const session = this.caller.session();
    const [entry] = body.securityInfo;
    if (entry?.selSecurityMethod !== "PSK")
      throw broken({
        message: "the CCF did not select PSK, the only method that was asked for",
        expected: "PSK",
        actual: entry?.selSecurityMethod ?? "no method",
      });
    const interfaces = entry.aefInterfaces ?? [];
    if (interfaces.length === 0)
      throw broken({ message: "the answer names no interface of the AEF (aefInterfaces)" });
    const keys = interfaces.map((details) => keyOf(session, details));
    this.#record.secrets.add(...keys.map(({ aefPsk }) => aefPsk));
    return { reply, body, session, keys, sentAt };
  }

  /** POST update, whatever comes of it. */
  update(changes: Partial<ServiceSecurityReq> = {}, sent: Sent = {}): Promise<Reply> {
    return this.#send("updateSecurityMethod", { body: this.request(changes), ...sent });
  }

  /** GET trustedInvokers, whatever comes of it. */
  info(sent: Sent = {}): Promise<Reply> {
    return this.#send("obtainApiInvokerInfo", sent);
  }

  /** DELETE trustedInvokers, whatever comes of it. */
  forget(sent: Sent = {}): Promise<Reply> {
    return this.#send("deleteSecurityContext", sent);
  }

  /** Forgets its security context, if there is one. */
  async withoutContext(): Promise<void> {
    await this.forget();
  }

  /** Calls an operation for its own id unless told. */
  #send(operationId: string, sent: Sent): Promise<Reply> {
    const params = { apiInvokerId: this.apiInvokerId };
    return this.caller.call("capif-security", operationId, { params, ...sent });
  }

  close(): Promise<void> {
    return this.caller.close();
  }
}
