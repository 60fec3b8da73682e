import { broken } from "../../bench/failures.js";
import type { Asked } from "../../bench/neighbour.js";
import type { RelayBench } from "../../bench/relay.js";
import { destinationIn, type KeyName, notifiedAt, notify } from "../revocation.js";
import { expectKeyHandedOn } from "./asking.js";

/** What a case about notices needs of the target file. */
export const needsNotices = ["aef.notificationDestination", "aef.cert"] as const;

/** The peer's answer where the relay asked for notices. */
export const agreed = { supportedFeatures: "2" };

/** What the relay asked its peer last. */
export const lastQuestion = ({ peer }: Pick<RelayBench, "peer">): Asked => {
  const question = peer.asked.at(-1);
  if (question === undefined) throw broken({ message: "the peer was not asked" });
  return question;
};

/** The AEF has the peer's key; it wants to know of its revocation, and the relay of the peer's. */
export const notifiedKey = async (bench: RelayBench) => {
  const { peer, caller, target, apiInvokerId } = bench;
  const address = await bench.notified();
  peer.behave(peer.answering(agreed));
  await expectKeyHandedOn(bench, notifiedAt(address));
  const destination = destinationIn(lastQuestion(bench));
  const { ccfId } = peer.ccf;
  const key: KeyName = { ccfId, apiInvokerId, aefId: target.aef.aefId, aefPskId: peer.aefPskId };
  const asPeer = caller(`CCF-B (${ccfId})`, peer.ccf);
  return { address, destination, key, asPeer, revoke: () => notify(asPeer, destination, key) };
};
