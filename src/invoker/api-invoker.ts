import { createApiClient } from "../contract/client.js";
import { type OnExchange, observedTransport } from "../contract/exchanges.js";
import { acrossReplicas } from "../contract/replicas.js";
import { now, type OnStep, type TlsFacts, tlsFacts } from "../contract/steps.js";
import { newTrace, type Trace, traceHeaders } from "../contract/trace.js";
import { type TlsTransport, type Transport, TransportError } from "../contract/transport.js";
import type { AuthenticationInitiationRsp, InterfaceDescription } from "../contract/types.js";
import { readTlsSession, type TlsSession } from "../psk/index.js";
import { capif1eClient, certificateClient, unverifiedClient } from "../tls/client-profiles.js";
import type { InvokerOptions } from "./options.js";
import {
  type AgreedInterface,
  type AgreedSecurity,
  agreedSecurity,
  interfaceText,
} from "./security-method.js";
import { ServiceConnection } from "./service-connection.js";
import { during, refused, StepFailed } from "./step-failed.js";

/** Who is told what the invoker does. */
export interface InvokerObservers {
  onStep?: OnStep;
  /** Takes the invoker's exchanges; without secrets. */
  onExchange?: OnExchange;
  onKeylog?: ((line: Buffer) => void) | undefined;
}

/** An AEF that is ready for TLS-PSK with one of the invoker's keys. */
export interface ReadyAef {
  agreed: AgreedInterface;
  pskIdentity: string;
  /** Where step 11 connects: `https://host:port<prefix>`. */
  apiRoot: string;
}

const nowhere = "https://invoker.invalid/notifications";

/** The API invoker's side of the eleven steps (TS 33.122 6.5.2.1). */
export class ApiInvoker {
  readonly #options: InvokerOptions;
  readonly #observers: InvokerObservers;
  readonly #timeoutMs: number;
  #trace: Trace = newTrace();
  #capif1e: Transport | undefined;
  /** The session of the latest handshake, by origin. */
  readonly #sessions = new Map<string, TlsSession>();

  constructor(options: InvokerOptions, observers: InvokerObservers = {}) {
    this.#options = options;
    this.#observers = observers;
    this.#timeoutMs = (options.timeoutSeconds ?? 10) * 1000;
  }

  /** Names a run in the logs of all four parties (W3C Trace Context): a new one with each key. */
  get traceId(): string {
    return this.#trace.traceId;
  }

  /**
   * Steps 1 to 3: Obtain_Security_Method over certificate TLS, and the keys derived from that very
   * connection. The connection stays open, and another call on it gives the same keys, until
   * {@link renewSession}. Throws StepFailed.
   */
  async obtainSecurityMethod(): Promise<AgreedSecurity> {
    const { apiInvokerId, aef, coreFunction, notificationDestination = nowhere } = this.#options;
    const client = createApiClient("capif-security", {
      apiRoot: coreFunction.apiRoot,
      fetch: this.#capif1eTransport().fetch,
      toleratesMissingHeaders: true,
    });
    this.#trace = newTrace();
    const sentAt = performance.now();
    const step = () => (this.#sessions.size === 0 ? 2 : 1);
    const { data, error, response } = await during(step, () =>
      client.PUT("/trustedInvokers/{apiInvokerId}", {
        params: { path: { apiInvokerId } },
        headers: traceHeaders(this.#trace),
        body: {
          securityInfo: [
            {
              ...aef,
              prefSecurityMethods: ["PSK"],
              keyDerivations: ["TLS12_MASTER_SECRET"],
            },
          ],
          notificationDestination,
          supportedFeatures: "0",
        },
      }),
    );
    if (data === undefined) throw refused(1, response, error);
    this.#tell(1, "PSK selected");
    const agreed = agreedSecurity(data, this.#sessionOf(response), sentAt);
    this.#tell(3, `AEF_PSK ${agreed.interfaces.map(({ aefPskId }) => aefPskId).join(", ")}`);
    return agreed;
  }

  /** Ends the CAPIF-1e connection, so that the next key comes from a new handshake. */
  async renewSession(): Promise<void> {
    const transport = this.#capif1e;
    this.#capif1e = undefined;
    this.#sessions.clear();
    await transport?.close();
  }

  /** Steps 4 and 10: asks the AEF to get ready for one of the agreed keys. Throws StepFailed. */
  async initiateAuthentication(
    { ccfInformation, interfaces }: AgreedSecurity,
    agreed: AgreedInterface = interfaces[0],
  ): Promise<ReadyAef> {
    const transport = this.#certificateTransport();
    try {
      const client = createApiClient("aef-authentication", {
        apiRoot: agreed.p0,
        fetch: transport.fetch,
        toleratesMissingHeaders: true,
      });
      const { data, error, response } = await during(4, () =>
        client.POST("/initiate-authentication", {
          headers: traceHeaders(this.#trace),
          body: {
            apiInvokerId: this.#options.apiInvokerId,
            ccfInformation,
            interfaceDetails: agreed.details,
            aefPskId: agreed.aefPskId,
            supportedFeatures: "0",
          },
        }),
      );
      if (data === undefined) throw refused(4, response, error);
      const ready = readyAef(agreed, data);
      this.#tell(10, `ready for ${data.remainingValidity ?? "?"} s`);
      return ready;
    } finally {
      void transport.close(); // step 11 need not wait for the end of a connection that it never uses
    }
  }

  /** Step 11: a connection with AEF_PSK; the handshake happens at the first call on it. */
  connect({ agreed, pskIdentity, apiRoot }: ReadyAef): ServiceConnection {
    return new ServiceConnection({
      apiRoot,
      identity: pskIdentity,
      aefPsk: agreed.aefPsk,
      tlsVersion: this.#options.tlsVersion ?? "1.3",
      timeoutMs: this.#timeoutMs,
      trace: this.#trace,
      onKeylog: this.#observers.onKeylog,
      onExchange: this.#observers.onExchange,
    });
  }

  /**
   * Step 11 with a service API call: after a refused handshake step 4 is repeated, once. Throws
   * StepFailed; the caller closes the connection.
   */
  async call(
    security: AgreedSecurity,
    ready: ReadyAef,
    path: string,
    init: RequestInit = {},
  ): Promise<{ response: Response; connection: ServiceConnection }> {
    refuseExpired(security);
    const first = this.connect(ready);
    try {
      return { response: await this.#callOn(first, path, init), connection: first };
    } catch (error) {
      await first.close();
      if (!wasRefused(error)) throw error;
    }
    const readyAgain = await this.initiateAuthentication(security, ready.agreed);
    refuseExpired(security);
    const again = this.connect(readyAgain);
    try {
      return { response: await this.#callOn(again, path, init), connection: again };
    } catch (error) {
      await again.close();
      throw error;
    }
  }

  /** Ends what the invoker holds open. */
  close(): Promise<void> {
    return this.renewSession();
  }

  async #callOn(connection: ServiceConnection, path: string, init: RequestInit): Promise<Response> {
    const response = await during(11, () => connection.fetch(path, init));
    this.#tell(11, `${init.method ?? "GET"} ${path}: ${response.status}`, connection.tls);
    return response;
  }

  #capif1eTransport(): Transport {
    const { apiRoot, replicas = [] } = this.#options.coreFunction;
    const apiRoots = [apiRoot, ...replicas] as const;
    this.#capif1e ??= acrossReplicas(this.#openCapif1e(), { apiRoots, timeoutMs: this.#timeoutMs });
    return this.#capif1e;
  }

  #openCapif1e(): TlsTransport {
    const { tls, coreFunction } = this.#options;
    const { onKeylog, onExchange } = this.#observers;
    return observedTransport(
      {
        tls: capif1eClient({ ...tls, ca: coreFunction.ca }),
        timeoutMs: this.#timeoutMs,
        redirectOrigins: coreFunction.redirectOrigins ?? [],
        connections: 1,
        onKeylog,
        onConnect: (socket, origin) => {
          if (socket.isSessionReused()) throw new TypeError("there was no full handshake");
          // Read at once: the core function may close the connection with its answer.
          this.#sessions.set(origin, readTlsSession(socket.getSession()));
          this.#tell(2, "mutual TLS", tlsFacts(socket));
        },
      },
      { steps: [1, 1], onExchange },
    );
  }

  #certificateTransport(): Transport {
    const { aefCa, aefRedirectOrigins } = this.#options;
    const { onKeylog, onExchange } = this.#observers;
    return observedTransport(
      {
        tls: aefCa === "none" ? unverifiedClient() : certificateClient({ ca: aefCa }),
        timeoutMs: this.#timeoutMs,
        redirectOrigins: aefRedirectOrigins ?? [],
        onKeylog,
      },
      { steps: [4, 10], onExchange },
    );
  }

  /** The session of the one connection to where the answer came from. */
  #sessionOf({ url }: Response): TlsSession {
    const session = this.#sessions.get(new URL(url).origin);
    if (session === undefined) throw new StepFailed(2, "the session is not known");
    return session;
  }

  #tell(step: number, outcome: string, tls?: TlsFacts): void {
    this.#observers.onStep?.({ step, at: now(), outcome, ...(tls === undefined ? {} : { tls }) });
  }
}

const refuseExpired = ({ expiresAt }: AgreedSecurity): void => {
  if (performance.now() >= expiresAt) throw new StepFailed(11, "the key has expired");
};

const wasRefused = (error: unknown): boolean =>
  error instanceof StepFailed &&
  error.cause instanceof TransportError &&
  error.cause.failure === "unreachable";

/** The interface of step 1; step 10 may have changed its port, and nothing else. */
const connectingPoint = (
  agreed: AgreedInterface,
  details: InterfaceDescription | undefined,
): string => {
  const { port: _, ...fixed } = agreed.details;
  const { port } = details ?? agreed.details;
  const allowed = interfaceText(10, { ...fixed, port });
  if (details !== undefined && interfaceText(10, details) !== allowed)
    throw new StepFailed(10, "the AEF names an interface that step 1 did not");
  return allowed;
};

const readyAef = (
  agreed: AgreedInterface,
  { securityMethod, pskIdentity, interfaceDetails }: AuthenticationInitiationRsp,
): ReadyAef => {
  if (securityMethod !== "PSK")
    throw new StepFailed(10, `the AEF wants ${securityMethod}, the CCF selected PSK`);
  if (pskIdentity === undefined) throw new StepFailed(10, "the answer lacks pskIdentity");
  return { agreed, pskIdentity, apiRoot: connectingPoint(agreed, interfaceDetails) };
};
