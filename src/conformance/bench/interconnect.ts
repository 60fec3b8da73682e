import type {
  AuthenticationInitiationReq,
  AuthenticationInitiationRsp,
} from "../../contract/types.js";
import { interfaceInformation } from "../../psk/index.js";
import type { TlsVersion } from "../../tls/versions.js";
import type { Statement } from "../statement/statement.js";
import type { InterconnectTarget, Waits } from "../target/target.js";
import type { ConnectOptions, Ready } from "./aef.js";
import { Caller, type Reply } from "./caller.js";
import { expectAnswer } from "./expect.js";
import { broken, NotTestable } from "./failures.js";
import type { House } from "./house.js";
import { Lanes } from "./lanes.js";
import { PskConnection } from "./psk-connection.js";
import type { CaseRecord } from "./record.js";
import { type Agreed, SuiteInvoker } from "./suite-invoker.js";
import { clientTls, tls12Client } from "./tls.js";

type Invoker = InterconnectTarget["invokers"][number];

/** One invoker of the suite between somebody else's CCF-B and AEF. */
export interface InterconnectInvoker {
  invoker: SuiteInvoker;
  /** Step 4 with what steps 1 to 3 gave and what a case changes, whatever comes of it. */
  initiate: (agreed: Agreed, changes?: Partial<AuthenticationInitiationReq>) => Promise<Reply>;
  /** Steps 4 to 10; fails unless the AEF gets ready for PSK. */
  ready: (agreed: Agreed, changes?: Partial<AuthenticationInitiationReq>) => Promise<Ready>;
  /** Step 11, closed with the case. */
  connect: (agreed: Agreed, options: ConnectOptions) => PskConnection;
}

/** The suite as the invoker of a whole interconnect. */
export interface InterconnectBench {
  target: InterconnectTarget;
  waits: Waits;
  record: CaseRecord;
  declared: Statement;
  tlsVersion: TlsVersion;
  servicePath: string;
  /** This case's own invoker. */
  own: InterconnectInvoker;
  /**
   * One more invoker, given back with the case; NotTestable if there is no other. Two cases that wait
   * for one could wait for each other: use it in one.
   */
  another: () => Promise<InterconnectInvoker>;
  /** The invoker with a short validity; NotTestable without one. */
  shortLived: () => InterconnectInvoker;
}

const benchFor = (
  target: InterconnectTarget,
  waits: Waits,
  declared: Statement,
  lanes: Lanes<Invoker>,
  lane: Invoker,
  record: CaseRecord,
) => {
  const taken = [lane];
  const closing: { close: () => Promise<void> }[] = [];
  const kept = <T extends { close: () => Promise<void> }>(one: T): T => {
    closing.push(one);
    return one;
  };
  const tlsVersion = declared.declares("psk-tls-1.3") ? "1.3" : "1.2";
  const details = target.aef.interfaces[0];
  if (details === undefined) throw new NotTestable("interconnect.aef.interfaces");
  const apiRoot = interfaceInformation(details);
  const invokerFor = (identity: Invoker): InterconnectInvoker => {
    const from = `invoker ${identity.apiInvokerId}`;
    const common = { from, timeoutMs: waits.answerMs + waits.relayMs, record };
    const invoker = kept(
      new SuiteInvoker(identity.apiInvokerId, target.aef.aefId, {
        ...common,
        to: "CCF-B",
        apiRootOf: () => target.home,
        tls: tls12Client(target.homeCa, identity),
      }),
    );
    const atAef = kept(
      new Caller({
        ...common,
        to: "AEF",
        apiRootOf: () => apiRoot,
        tls: clientTls(target.aefCa, {}),
      }),
    );
    const initiate: InterconnectInvoker["initiate"] = ({ body, keys }, changes = {}) =>
      atAef.call("aef-authentication", "initiateAuthentication", {
        body: {
          apiInvokerId: identity.apiInvokerId,
          ccfInformation: body.ccfInformation,
          interfaceDetails: details,
          aefPskId: keys[0]?.aefPskId,
          supportedFeatures: "0",
          ...changes,
        },
      });
    return {
      invoker,
      initiate,
      ready: async (agreed, changes) => {
        const reply = await initiate(agreed, changes);
        const body = expectAnswer<AuthenticationInitiationRsp>(reply, 200);
        const { pskIdentity } = body;
        if (pskIdentity === undefined)
          throw broken({ message: "the AEF's answer lacks pskIdentity" });
        return { ...body, pskIdentity };
      },
      connect: ({ keys: [key] }, { identity: pskIdentity, aefPsk = key?.aefPsk, ...rest }) =>
        kept(
          new PskConnection({
            apiRoot,
            identity: pskIdentity,
            aefPsk: aefPsk ?? Buffer.alloc(32),
            tlsVersion,
            timeoutMs: waits.answerMs,
            record,
            ...rest,
          }),
        ),
    };
  };
  const bench: InterconnectBench = {
    target,
    waits,
    record,
    declared,
    tlsVersion,
    servicePath: target.servicePath ?? "/sample-service/v1/whoami",
    own: invokerFor(lane),
    another: async () => {
      if (target.invokers.length < 2)
        throw new NotTestable("a second one of interconnect.invokers");
      const other = await lanes.take();
      taken.push(other);
      return invokerFor(other);
    },
    shortLived: () => {
      if (target.shortLived === undefined) throw new NotTestable("interconnect.shortLived");
      return invokerFor(target.shortLived);
    },
  };
  const end = async () => {
    await Promise.all(closing.map((one) => one.close()));
    for (const one of taken) lanes.give(one);
  };
  return { bench, end };
};

/** Opens the suite's side for the role interconnect. */
export const openInterconnect = (
  target: InterconnectTarget,
  waits: Waits,
  declared: Statement,
): House<InterconnectBench> => {
  const lanes = new Lanes(target.invokers);
  return {
    bench: async (record) => {
      const lane = await lanes.take();
      return benchFor(target, waits, declared, lanes, lane, record);
    },
    close: async () => {},
  };
};
