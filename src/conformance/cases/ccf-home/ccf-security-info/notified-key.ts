import type { HomeBench } from "../../../bench/home.js";
import { type KeyName, notifiedAt } from "../../revocation.js";
import { expectKeyAnswer, needsPeer, pskWith } from "./key-answer.js";
import { about, given } from "./known-aef.js";

/** What a case needs in which the peer CCF is notified. */
export const needsNotices = [...needsPeer, "peer.notificationDestination"] as const;

/** What a case needs in which an AEF of the CCF's own domain is. */
export const needsAefNotices = [
  "ccfId",
  "localAef.cert",
  "localAef.notificationDestination",
] as const;

/** The peer has the invoker's key, and wants to know of its revocation. */
export const notifiedKey = async ({ invoker, ask, notified }: HomeBench) => {
  const address = await notified("peer");
  await invoker.obtainSecurityMethod();
  const { ccfId, apiInvokerId, aefId, aefPskId } = expectKeyAnswer(await ask(notifiedAt(address)));
  const key: KeyName = { ccfId, apiInvokerId, aefId, aefPskId };
  return { address, key };
};

/** An AEF of the CCF's own domain has it, and wants to know. */
export const notifiedKeyOfAef = async (bench: HomeBench) => {
  const { target, invoker, caller, askAs, notified } = bench;
  const { aefId, interfaceDetails } = about(target.localAef, "localAef");
  const as = caller(`AEF ${aefId}`, given(target.localAef, "localAef"));
  const address = await notified("localAef");
  await invoker.obtainSecurityMethod({ securityInfo: [pskWith(aefId)] });
  const asked = { aefId, interfaceDetails, ...notifiedAt(address) };
  expectKeyAnswer(await askAs(as, asked));
  return { as, aefId, address };
};
