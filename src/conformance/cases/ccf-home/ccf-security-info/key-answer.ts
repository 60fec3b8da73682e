import type { SecurityInfoRsp } from "../../../../contract/types.js";
import type { Reply } from "../../../bench/caller.js";
import { expectAnswer } from "../../../bench/expect.js";
import { broken } from "../../../bench/failures.js";
import type { HomeBench } from "../../../bench/home.js";

/** An answer with everything that belongs to a key. */
export type KeyAnswer = SecurityInfoRsp &
  Required<Pick<SecurityInfoRsp, "aefPsk" | "aefPskId" | "remainingValidity">>;

/** What a case needs in which a peer CCF asks for a key. */
export const needsPeer = ["peer", "aef", "ccfId"] as const;

/** Expects a 200 with a key, its id and its validity. */
export const expectKeyAnswer = (reply: Reply): KeyAnswer => {
  const body = expectAnswer<SecurityInfoRsp>(reply, 200);
  const { aefPsk, aefPskId, remainingValidity } = body;
  const missing = Object.entries({ aefPsk, aefPskId, remainingValidity })
    .filter(([, value]) => value === undefined)
    .map(([name]) => name);
  if (missing.length > 0)
    throw broken({ message: `the answer with a key lacks ${missing.join(", ")}`, actual: missing });
  return body as KeyAnswer; // none of the three is missing
};

/** Steps 1 to 8 as they should be: the control that goes before what must be refused. */
export const keyGiven = async ({ invoker, ask }: Pick<HomeBench, "invoker" | "ask">) => {
  const agreed = await invoker.obtainSecurityMethod();
  const info = expectKeyAnswer(await ask());
  return { agreed, info };
};

/** An entry of a Security Method Request that asks for PSK with an AEF. */
export const pskWith = (aefId: string) => ({
  aefId,
  prefSecurityMethods: ["PSK"],
  keyDerivations: ["TLS12_MASTER_SECRET"],
});
