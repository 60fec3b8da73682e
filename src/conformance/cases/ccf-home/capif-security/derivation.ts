import { expect, expectAnswer } from "../../../bench/expect.js";
import { given } from "../../../bench/home.js";
import type { CaseOf } from "../../../case.js";
import { expectKeyAtPeer, keyAtPeer } from "./peer-key.js";
import { expectAgreed, pskWith } from "./security-context.js";

const peerNeeds = ["peer", "aef", "ccfId"] as const;

/** Step 3: the key that CCF-B derives, as its peer gets it. */
export const derivation: readonly CaseOf<"ccf-home">[] = [
  {
    id: "CCF-HOME-001",
    level: "MUST",
    clause: "TS 33.122 6.5.2.1, A.1",
    step: 3,
    title:
      "derives AEF_PSK from the master secret and Session ID of the connection that carried the request",
    needs: peerNeeds,
    async run({ invoker, ask, aef }) {
      await invoker.withoutContext();
      const { session, body } = await invoker.obtainSecurityMethod();
      const details = body.securityInfo[0]?.aefInterfaces?.[0];
      await expectKeyAtPeer({ ask, aef }, session, { details });
    },
  },
  {
    id: "CCF-HOME-019",
    level: "MUST",
    clause: "TS 33.122 6.5.2.1 step 2, A.1",
    step: 3,
    title: "derives a key of its own for each interface of an AEF",
    needs: ["multiInterfaceAef", "peer", "ccfId"],
    async run({ invoker, ask, aef, target }) {
      const several = given(target.multiInterfaceAef, "ccf-home.multiInterfaceAef");
      await invoker.withoutContext();
      const { session, body } = await invoker.obtainSecurityMethod({
        securityInfo: [pskWith(several)],
      });
      const named = body.securityInfo[0]?.aefInterfaces ?? [];
      const { aefId } = several;
      for (const details of named) {
        const otherInterface = named.find((other) => other !== details) ?? {};
        await expectKeyAtPeer({ ask, aef }, session, { aefId, details, otherInterface });
      }
    },
  },
  {
    id: "CCF-HOME-020",
    level: "MUST",
    clause: "TS 33.122 A.1; contract 3.2",
    step: 3,
    title: "derives another key after a new handshake",
    needs: peerNeeds,
    async run({ invoker, ask, aef }) {
      const earlier = await invoker.obtainSecurityMethod();
      const { session, body } = await invoker.obtainSecurityMethod();
      const details = body.securityInfo[0]?.aefInterfaces?.[0];
      const otherSession = earlier.session;
      await expectKeyAtPeer({ ask, aef }, session, { details, otherSession });
    },
  },
  {
    id: "CCF-HOME-021",
    level: "MUST",
    clause: "contract 3.2",
    step: 3,
    title: "has the same key for a second request on one connection",
    needs: peerNeeds,
    async run({ invoker, ask }) {
      await invoker.obtainSecurityMethod();
      const socket = invoker.caller.socket();
      const before = await keyAtPeer({ ask });
      expectAgreed(await invoker.put());
      if (invoker.caller.socket() !== socket) return; // the CCF ended it, as it may
      const after = await keyAtPeer({ ask });
      expect(after.aefPskId === before.aefPskId, "the key has changed without a handshake", {
        expected: before.aefPskId,
        actual: after.aefPskId,
      });
    },
  },
  {
    id: "CCF-HOME-022",
    level: "MUST",
    clause: "TS 29.222 8.5.2.3.4.2; contract 2",
    step: 3,
    title: "derives at update from the connection that carried the update",
    needs: peerNeeds,
    async run({ invoker, ask, aef }) {
      const { session: otherSession, body } = await invoker.obtainSecurityMethod();
      await invoker.caller.close();
      expectAnswer(await invoker.update(), 200);
      const details = body.securityInfo[0]?.aefInterfaces?.[0];
      await expectKeyAtPeer({ ask, aef }, invoker.caller.session(), { details, otherSession });
    },
  },
];
