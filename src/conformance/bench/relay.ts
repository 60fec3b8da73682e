import type { SecurityInfoReq } from "../../contract/types.js";
import type { RelayTarget, Waits } from "../target/target.js";
import { Caller, type Reply, type Sent } from "./caller.js";
import { Decoy } from "./decoy.js";
import { NotTestable } from "./failures.js";
import type { House } from "./house.js";
import type { Neighbour } from "./neighbour.js";
import { type NoticeAddress, NoticePorts } from "./notice-port.js";
import { freshInvokerId, openPlayedCcf, PlayedCcf } from "./played-ccf.js";
import type { CaseRecord } from "./record.js";
import { type ClientCredentials, clientTls } from "./tls.js";

/** The suite around a relay: AEFs in front, peer CCFs behind. */
export interface RelayBench {
  target: RelayTarget;
  waits: Waits;
  record: CaseRecord;
  /** The invoker that this case is about; nobody else asks for it. */
  apiInvokerId: string;
  /** The first peer CCF, and the second; NotTestable if the target has one only. */
  peer: PlayedCcf;
  peers: readonly PlayedCcf[];
  secondPeer: () => PlayedCcf;
  /** A valid question of the AEF that names the first peer, with what a case changes. */
  question: (changes?: Partial<SecurityInfoReq>) => SecurityInfoReq;
  /** The AEF asks (step 5). */
  ask: (changes?: Partial<SecurityInfoReq>, sent?: Sent) => Promise<Reply>;
  /** Somebody else asks the same. */
  askAs: (caller: Caller, changes?: Partial<SecurityInfoReq>, sent?: Sent) => Promise<Reply>;
  /** The AEF's way to the CCF. */
  aef: Caller;
  /** Somebody else, closed with the case; without credentials a client without certificate. */
  caller: (from: string, credentials: ClientCredentials) => Caller;
  /** A fresh port beside the peers', closed with the case. */
  decoy: () => Promise<Decoy>;
  /** An address of this case's own at which the AEF is notified. */
  notified: () => Promise<NoticeAddress>;
}

const benchFor = (
  target: RelayTarget,
  waits: Waits,
  neighbours: readonly Neighbour[],
  { host, notices }: { host: string; notices: NoticePorts },
  record: CaseRecord,
) => {
  const opened: { close: () => Promise<void> | void }[] = [];
  const apiInvokerId = freshInvokerId();
  const caller: RelayBench["caller"] = (from, credentials) => {
    const made = new Caller({
      from,
      to: "CCF-A",
      apiRootOf: () => target.apiRoot,
      tls: clientTls(target.ca, credentials),
      timeoutMs: waits.answerMs + waits.relayMs,
      record,
    });
    opened.push(made);
    return made;
  };
  const peers = target.peers.map((ccf, index) => {
    const neighbour = neighbours[index];
    if (neighbour === undefined) throw new TypeError("every peer has a neighbour");
    return new PlayedCcf(ccf, neighbour, record, apiInvokerId);
  });
  const [peer, secondPeer] = peers;
  if (peer === undefined) throw new NotTestable("ccf-relay.peers");
  const aef = caller(`AEF ${target.aef.aefId}`, target.aef);
  const question: RelayBench["question"] = (changes = {}) => ({
    apiInvokerId,
    aefId: target.aef.aefId,
    ...(target.aef.interfaces[0] === undefined
      ? {}
      : { interfaceDetails: target.aef.interfaces[0] }),
    ccfInformation: { ccfId: peer.ccf.ccfId },
    supportedFeatures: "0",
    ...changes,
  });
  const askAs: RelayBench["askAs"] = (from, changes, sent) =>
    from.call("ccf-security-info", "requestSecurityInfo", { body: question(changes), ...sent });
  const bench: RelayBench = {
    target,
    waits,
    record,
    apiInvokerId,
    peer,
    peers,
    secondPeer: () => {
      if (secondPeer === undefined) throw new NotTestable("ccf-relay.peers: a second one");
      return secondPeer;
    },
    question,
    ask: (changes, sent) => askAs(aef, changes, sent),
    askAs,
    aef,
    caller,
    decoy: async () => {
      const decoy = await Decoy.open(host);
      opened.push(decoy);
      return decoy;
    },
    notified: async () => {
      const port = await notices.of(`AEF ${target.aef.aefId}`, target.aef);
      const { address, end } = port.address(record);
      opened.push({ close: end });
      return address;
    },
  };
  const close = async () => {
    for (const played of peers) played.end();
    await Promise.all(opened.map((one) => one.close()));
  };
  return { bench, close };
};

/** Opens the suite's side for the role ccf-relay: it listens where the target's peers are. */
export const openRelay = async (
  target: RelayTarget,
  waits: Waits,
  host: string,
): Promise<House<RelayBench>> => {
  const neighbours: Neighbour[] = [];
  const notices = new NoticePorts("CCF-A", host);
  const close = async () => {
    await Promise.all([notices, ...neighbours].map((one) => one.close()));
  };
  try {
    for (const [index, ccf] of target.peers.entries()) {
      const name = index === 0 ? "CCF-B" : `CCF-${ccf.ccfId}`;
      neighbours.push(await openPlayedCcf(ccf, { name, target: "CCF-A", host }));
    }
  } catch (error) {
    await close();
    throw error;
  }
  return {
    bench: async (record) => {
      const { bench, close: end } = benchFor(target, waits, neighbours, { host, notices }, record);
      return { bench, end };
    },
    close,
  };
};
