import type { SecurityInfoRsp } from "../../../contract/types.js";
import { expect, expectAnswer } from "../../bench/expect.js";
import type { CaseOf } from "../../case.js";

/** Steps 5 to 7: what CCF-A sends to the peer that was named. */
export const forwarding: readonly CaseOf<"ccf-relay">[] = [
  {
    id: "CCF-RELAY-001",
    level: "MUST",
    clause: "TR 33.700-22 6.13.2.2 steps 5 to 9",
    step: 7,
    title: "asks the peer CCF that was named, and hands its key back to the AEF",
    async run({ ask, peer }) {
      const answer = expectAnswer<SecurityInfoRsp>(await ask(), 200);
      const asked = peer.only();
      expect(asked !== undefined, "the peer was not asked exactly once", {
        expected: 1,
        actual: peer.asked.length,
      });
      expect(answer.aefPskId === peer.aefPskId, "the key is not the peer's", {
        expected: peer.aefPskId,
        actual: answer.aefPskId,
      });
    },
  },
];
