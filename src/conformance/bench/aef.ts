import type { ConnectionOptions } from "node:tls";
import type {
  AuthenticationInitiationReq,
  AuthenticationInitiationRsp,
  CcfInformation,
  SecurityInfoRsp,
} from "../../contract/types.js";
import { type InterfaceDetails, interfaceInformation } from "../../psk/index.js";
import type { TlsVersion } from "../../tls/versions.js";
import type { Statement } from "../statement/statement.js";
import type { AefTarget, Waits } from "../target/target.js";
import { type Bystander, openBystander } from "./bystander.js";
import { Caller, type Reply, type Sent } from "./caller.js";
import { expectAnswer } from "./expect.js";
import { broken, NotTestable } from "./failures.js";
import { freshKey, type GivenKey } from "./given-key.js";
import type { House } from "./house.js";
import type { Behaviour, Neighbour } from "./neighbour.js";
import { freshInvokerId, openPlayedCcf, PlayedCcf } from "./played-ccf.js";
import { PskConnection } from "./psk-connection.js";
import type { CaseRecord } from "./record.js";
import { type ClientCredentials, clientTls } from "./tls.js";

/** What step 10 said, with what it takes for granted. */
export type Ready = AuthenticationInitiationRsp & { pskIdentity: string };

/** The same with where step 11 connects. */
export type ReadyAt = Ready & { apiRoot: string };

/** How to connect in step 11; what is absent is as it should be. */
export interface ConnectOptions {
  identity: string;
  aefPsk?: Buffer;
  tlsVersion?: TlsVersion;
  tls?: ConnectionOptions;
  pskOnly?: boolean;
  apiRoot?: string;
}

/** Another API invoker that the CCF behind knows. */
export interface OtherInvoker {
  apiInvokerId: string;
  ccf: PlayedCcf;
}

/** The suite around an AEF: the invoker in front, the AEF's CCF behind. */
export interface AefBench {
  target: AefTarget;
  waits: Waits;
  record: CaseRecord;
  declared: Statement;
  /** The invoker that this case is about; the CCF behind knows it alone. */
  apiInvokerId: string;
  /** The home CCF that the invoker names; the CCF behind confirms it. */
  ccfInformation: CcfInformation & { ccfId: string };
  /** CCF-A behind the AEF. It confirms the invoker unless told otherwise. */
  ccf: PlayedCcf;
  /** A behaviour of that CCF: it confirms the invoker, with what a case changes. */
  confirming: (changes?: Partial<SecurityInfoRsp>) => Behaviour;
  /** A key that the CCF has not given yet. */
  freshKey: () => GivenKey;
  /** Another invoker of the same home, confirmed by the same CCF. */
  otherInvoker: () => OtherInvoker;
  /** `https://host:port<prefix>` of the first interface. */
  apiRoot: string;
  /** The AEF's second interface; NotTestable if it has one only. */
  secondInterface: () => AefTarget["interfaces"][number];
  /** A TLS version in which the target takes TLS-PSK. */
  tlsVersion: TlsVersion;
  /** A valid Authentication Initiation Request, with what a case changes. */
  request: (changes?: Partial<AuthenticationInitiationReq>) => AuthenticationInitiationReq;
  /** Step 4, whatever comes of it. */
  initiate: (changes?: Partial<AuthenticationInitiationReq>, sent?: Sent) => Promise<Reply>;
  /** Steps 4 to 10; fails unless the AEF gets ready for PSK. */
  ready: (changes?: Partial<AuthenticationInitiationReq>) => Promise<ReadyAt>;
  /** Step 11: a connection, closed with the case; the handshake is made at the first call. */
  connect: (
    to: Pick<ReadyAt, "pskIdentity" | "apiRoot">,
    options?: Omit<ConnectOptions, "identity" | "apiRoot">,
  ) => PskConnection;
  /** A service call inside TLS-PSK. */
  servicePath: string;
  /** A port that nobody may dial, closed with the case. */
  bystander: () => Promise<Bystander>;
  /** Somebody who notifies the AEF, closed with the case; without credentials without certificate. */
  notifier: (from: string, credentials: ClientCredentials) => Caller;
}

const homeCcfId = "ccf-home.conformance";

const apiRootOf = (details: InterfaceDetails): string => {
  try {
    return interfaceInformation(details);
  } catch {
    throw broken({
      message: "interfaceDetails of the answer is no interface that can be reached",
      actual: details,
    });
  }
};

const benchFor = (
  target: AefTarget,
  { waits, declared, host }: { waits: Waits; declared: Statement; host: string },
  neighbour: Neighbour,
  record: CaseRecord,
) => {
  const closing: (() => Promise<void> | void)[] = [];
  const kept = <T extends { close: () => Promise<void> }>(one: T): T => {
    closing.push(() => one.close());
    return one;
  };
  const knownTo = (apiInvokerId: string): PlayedCcf => {
    const ccf = new PlayedCcf(target.coreFunction, neighbour, record, apiInvokerId);
    ccf.behave(ccf.answering({ ccfId: homeCcfId }));
    closing.push(() => ccf.end());
    return ccf;
  };
  const apiInvokerId = freshInvokerId();
  const ccf = knownTo(apiInvokerId);
  const [details, second] = target.interfaces;
  if (details === undefined) throw new NotTestable("aef.interfaces");
  const apiRoot = interfaceInformation(details);
  const callerOf = (from: string, credentials: ClientCredentials): Caller =>
    kept(
      new Caller({
        from,
        to: "AEF",
        apiRootOf: () => apiRoot,
        tls: clientTls(target.ca, credentials),
        timeoutMs: waits.answerMs + waits.relayMs,
        record,
      }),
    );
  const invoker = callerOf("invoker", {});
  const request: AefBench["request"] = (changes = {}) => ({
    apiInvokerId,
    ccfInformation: { ccfId: homeCcfId },
    interfaceDetails: details,
    aefPskId: ccf.aefPskId,
    supportedFeatures: "0",
    ...changes,
  });
  const initiate: AefBench["initiate"] = (changes, sent) =>
    invoker.call("aef-authentication", "initiateAuthentication", {
      body: request(changes),
      ...sent,
    });
  const tlsVersion = declared.declares("psk-tls-1.3") ? "1.3" : "1.2";
  const bench: AefBench = {
    target,
    waits,
    record,
    declared,
    apiInvokerId,
    ccfInformation: { ccfId: homeCcfId },
    ccf,
    confirming: (changes) => ccf.answering({ ccfId: homeCcfId, ...changes }),
    freshKey: () => freshKey(record),
    otherInvoker: () => {
      const other = freshInvokerId();
      return { apiInvokerId: other, ccf: knownTo(other) };
    },
    apiRoot,
    secondInterface: () => {
      if (second === undefined) throw new NotTestable("aef.interfaces: a second one");
      return second;
    },
    tlsVersion,
    request,
    initiate,
    ready: async (changes) => {
      const body = expectAnswer<AuthenticationInitiationRsp>(await initiate(changes), 200);
      const { securityMethod, pskIdentity, interfaceDetails } = body;
      if (securityMethod !== "PSK" || pskIdentity === undefined)
        throw broken({
          message: "the AEF did not get ready for PSK",
          expected: "securityMethod PSK and a pskIdentity",
          actual: `${securityMethod}, ${pskIdentity === undefined ? "no" : "a"} pskIdentity`,
        });
      const asked = changes?.interfaceDetails ?? details;
      return { ...body, pskIdentity, apiRoot: apiRootOf(interfaceDetails ?? asked) };
    },
    connect: ({ pskIdentity, apiRoot }, { aefPsk = ccf.aefPsk, ...rest } = {}) =>
      kept(
        new PskConnection({
          apiRoot,
          identity: pskIdentity,
          aefPsk,
          tlsVersion,
          timeoutMs: waits.answerMs,
          record,
          ...rest,
        }),
      ),
    servicePath: target.servicePath ?? "/sample-service/v1/whoami",
    bystander: async () => kept(await openBystander(host)),
    notifier: callerOf,
  };
  const close = async () => {
    await Promise.all(closing.map((end) => end()));
  };
  return { bench, close };
};

/** Opens the suite's side for the role aef: it listens where the target's CCF is. */
export const openAef = async (
  target: AefTarget,
  waits: Waits,
  { declared, host }: { declared: Statement; host: string },
): Promise<House<AefBench>> => {
  const neighbour = await openPlayedCcf(target.coreFunction, {
    name: "CCF-A",
    target: "AEF",
    host,
  });
  return {
    bench: async (record) => {
      const { bench, close } = benchFor(target, { waits, declared, host }, neighbour, record);
      return { bench, end: close };
    },
    close: () => neighbour.close(),
  };
};
