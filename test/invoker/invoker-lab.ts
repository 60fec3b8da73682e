import type { TLSSocket } from "node:tls";
import { onTestFinished } from "vitest";
import type { InterfaceDescription, ServiceSecurity } from "../../src/contract/types.js";
import { ApiInvoker, type InvokerOptions } from "../../src/invoker/index.js";
import { deriveAefPsk, interfaceInformation, readTlsSession } from "../../src/psk/index.js";
import { type Authority, createAuthority } from "../../src/tls/pki.js";
import { coreFunctionServer, exposingFunctionServer } from "../../src/tls/server-profiles.js";
import {
  type Asked,
  type Behaviour,
  type FakeParty,
  fakeParty,
  json,
} from "../support/fake-party.js";

/** Our invoker between a fake CCF-B and a fake AEF, which do everything right until told otherwise. */
export interface InvokerLab {
  ccf: FakeParty;
  aef: FakeParty;
  /** The interface that step 1 names. */
  details: InterfaceDescription;
  /** Keys that the fakes derived, the latest last. */
  keys: Buffer[];
  invoker: (changes?: Partial<InvokerOptions>) => ApiInvoker;
  /** Changes CCF-B's answer: members of the security information, and of the whole. */
  answerSecurity: (entry?: Record<string, unknown>, whole?: Record<string, unknown>) => void;
  /** Changes the AEF's answer to step 4. */
  answerReady: (changes?: Record<string, unknown>) => void;
  /** Steps 4 that the AEF has seen. */
  initiations: () => Asked[];
  /** Service API calls that the AEF has seen. */
  calls: () => Asked[];
  /** The key for a PSK identity, in place of the latest one for any. */
  lookUp: (lookup: (identity: string) => Buffer | undefined) => void;
}

export interface InvokerLabOptions {
  ccfTls?: object;
  aefTls?: object;
  /** Who issues the AEF's certificate. */
  aefAuthority?: Authority;
}

export const ccfInformation = {
  ccfId: "ccf-b",
  ccfAddress: { fqdn: "ccf-b.example.net", port: 8443 },
};

export const pskIdentity = "an identity of the AEF's, 7 ~!";
const location = { location: "https://ccf-b.example.net/capif-security/v1/trustedInvokers/I-1" };

let domain: Promise<Authority> | undefined;

/** The authority that both fakes and the invoker have their certificates from. */
export const authority = (): Promise<Authority> => {
  domain ??= createAuthority("Both domains");
  return domain;
};

const isInitiation = ({ path }: Asked) => path.endsWith("/initiate-authentication");

/** The key of the session that carried a request, for an interface. */
const keyOf = (socket: TLSSocket, details: InterfaceDescription): Buffer =>
  deriveAefPsk({
    ...readTlsSession(socket.getSession()),
    interfaceInformation: interfaceInformation(details),
  });

/** Starts the fakes for the running test; they end with it. */
export const startInvokerLab = async (options: InvokerLabOptions = {}): Promise<InvokerLab> => {
  const issuer = await authority();
  const { cert: ca } = issuer;
  const own = await issuer.issue({ commonName: "I-1", uris: ["urn:capif:invoker:I-1"] });
  const keys: Buffer[] = [];
  let lookup: (identity: string) => Buffer | undefined = () => keys.at(-1);
  const { cert: _, key: __, ...coreFunction } = coreFunctionServer({ cert: "", key: "", ca });
  const { cert: ___, key: ____, ...exposing } = exposingFunctionServer({ cert: "", key: "" });
  const ccf = await fakeParty({ authority: issuer, tls: { ...coreFunction, ...options.ccfTls } });
  const aef = await fakeParty({
    authority: options.aefAuthority ?? issuer,
    tls: {
      ...exposing,
      pskCallback: (_: TLSSocket, identity: string) => lookup(identity) ?? null,
      ...options.aefTls,
    },
  });
  const details = { ipv4Addr: "127.0.0.1", port: aef.port };
  const lab: InvokerLab = {
    ccf,
    aef,
    details,
    keys,
    invoker: (changes = {}) => {
      const invoker = new ApiInvoker({
        apiInvokerId: "I-1",
        tls: own,
        coreFunction: { apiRoot: ccf.apiRoot, ca },
        aef: { aefId: "aef-1" },
        aefCa: ca,
        ...changes,
      });
      onTestFinished(() => invoker.close());
      return invoker;
    },
    answerSecurity: (entry = {}, whole = {}) =>
      ccf.answer((asked, response) => {
        const body = { ...security(asked, details, entry), ...whole };
        keys.push(keyOf(response.socket as TLSSocket, details));
        json(201, body, location)(asked, response);
      }),
    answerReady: (changes = {}) => aef.answer(serving({ ...ready, ...changes })),
    initiations: () => aef.asked.filter(isInitiation),
    calls: () => aef.asked.filter((asked) => !isInitiation(asked)),
    lookUp: (other) => {
      lookup = other;
    },
  };
  lab.answerSecurity();
  lab.answerReady();
  return lab;
};

const security = (
  { body }: Asked,
  details: InterfaceDescription,
  changes: Record<string, unknown>,
): ServiceSecurity => ({
  securityInfo: [
    {
      aefId: "aef-1",
      prefSecurityMethods: ["PSK"],
      selSecurityMethod: "PSK",
      aefInterfaces: [details],
      keyDerivation: "TLS12_MASTER_SECRET",
      remainingValidity: 600,
      ...changes,
    },
  ],
  notificationDestination: String(body.notificationDestination),
  ccfInformation,
  supportedFeatures: "0",
});

const ready = {
  securityMethod: "PSK",
  pskIdentity,
  remainingValidity: 600,
  supportedFeatures: "0",
};

/** An AEF: its answer to step 4, and a service API that greets. */
export const serving =
  (answer: Record<string, unknown>): Behaviour =>
  (asked, response) => {
    if (isInitiation(asked)) json(200, answer)(asked, response);
    else response.writeHead(200, { "content-type": "text/plain" }).end("greetings");
  };

/** The failed step of a rejected promise, with its error. */
export const failedStep = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Error) || !("step" in error)) throw error ?? new Error("no step failed");
  return { step: error.step, message: error.message, error };
};
