import type { ConnectionOptions } from "node:tls";
import type {
  AuthenticationInitiationReq,
  AuthenticationInitiationRsp,
  CcfInformation,
} from "../../contract/types.js";
import { interfaceInformation } from "../../psk/index.js";
import type { TlsVersion } from "../../tls/versions.js";
import type { Statement } from "../statement/statement.js";
import type { AefTarget, Waits } from "../target/target.js";
import { Caller, type Reply, type Sent } from "./caller.js";
import { expectAnswer } from "./expect.js";
import { broken, NotTestable } from "./failures.js";
import type { House } from "./house.js";
import type { Neighbour } from "./neighbour.js";
import { freshInvokerId, openPlayedCcf, PlayedCcf } from "./played-ccf.js";
import { PskConnection } from "./psk-connection.js";
import type { CaseRecord } from "./record.js";
import { type ClientCredentials, clientTls } from "./tls.js";

/** What step 10 said, with what it takes for granted. */
export type Ready = AuthenticationInitiationRsp & { pskIdentity: string };

/** How to connect in step 11; what is absent is as it should be. */
export interface ConnectOptions {
  identity: string;
  aefPsk?: Buffer;
  tlsVersion?: TlsVersion;
  tls?: ConnectionOptions;
  pskOnly?: boolean;
  apiRoot?: string;
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
  ccfInformation: CcfInformation;
  /** CCF-A behind the AEF. It confirms the invoker unless told otherwise. */
  ccf: PlayedCcf;
  /** `https://host:port<prefix>` of the first interface. */
  apiRoot: string;
  /** A TLS version in which the target takes TLS-PSK. */
  tlsVersion: TlsVersion;
  /** A valid Authentication Initiation Request, with what a case changes. */
  request: (changes?: Partial<AuthenticationInitiationReq>) => AuthenticationInitiationReq;
  /** Step 4, whatever comes of it. */
  initiate: (changes?: Partial<AuthenticationInitiationReq>, sent?: Sent) => Promise<Reply>;
  /** Steps 4 to 10; fails unless the AEF gets ready for PSK. */
  ready: (changes?: Partial<AuthenticationInitiationReq>) => Promise<Ready>;
  /** Step 11: a connection, closed with the case; the handshake is made at the first call. */
  connect: (options: ConnectOptions) => PskConnection;
  /** A service call inside TLS-PSK. */
  servicePath: string;
  /** Somebody else, closed with the case; without credentials a client without certificate. */
  caller: (from: string, credentials: ClientCredentials) => Caller;
}

const homeCcfId = "ccf-home.conformance";

const benchFor = (
  target: AefTarget,
  waits: Waits,
  declared: Statement,
  neighbour: Neighbour,
  record: CaseRecord,
) => {
  const closing: { close: () => Promise<void> }[] = [];
  const kept = <T extends { close: () => Promise<void> }>(one: T): T => {
    closing.push(one);
    return one;
  };
  const apiInvokerId = freshInvokerId();
  const ccf = new PlayedCcf(target.coreFunction, neighbour, record, apiInvokerId);
  ccf.behave(ccf.answering({ ccfId: homeCcfId }));
  const details = target.interfaces[0];
  if (details === undefined) throw new NotTestable("aef.interfaces");
  const apiRoot = interfaceInformation(details);
  const caller: AefBench["caller"] = (from, credentials) =>
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
  const invoker = caller("invoker", {});
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
    apiRoot,
    tlsVersion,
    request,
    initiate,
    ready: async (changes) => {
      const body = expectAnswer<AuthenticationInitiationRsp>(await initiate(changes), 200);
      const { securityMethod, pskIdentity } = body;
      if (securityMethod !== "PSK" || pskIdentity === undefined)
        throw broken({
          message: "the AEF did not get ready for PSK",
          expected: "securityMethod PSK and a pskIdentity",
          actual: `${securityMethod}, ${pskIdentity === undefined ? "no" : "a"} pskIdentity`,
        });
      return { ...body, pskIdentity };
    },
    connect: ({ identity, aefPsk = ccf.aefPsk, ...rest }) =>
      kept(
        new PskConnection({
          apiRoot,
          identity,
          aefPsk,
          tlsVersion,
          timeoutMs: waits.answerMs,
          record,
          ...rest,
        }),
      ),
    servicePath: target.servicePath ?? "/sample-service/v1/whoami",
    caller,
  };
  const close = async () => {
    ccf.end();
    await Promise.all(closing.map((one) => one.close()));
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
      const { bench, close } = benchFor(target, waits, declared, neighbour, record);
      return { bench, end: close };
    },
    close: () => neighbour.close(),
  };
};
