import type { AefBench } from "../../../bench/aef.js";
import { expect, expectAnswer, expectRefusal } from "../../../bench/expect.js";
import type { CaseOf } from "../../../case.js";
import { expectServed } from "../service/access.js";

const otherHome = { ccfId: "ccf-other-home.conformance" };

/** The CCF behind confirms one id at two homes, each with a key of its own. */
const twoHomes = ({ ccf, confirming, freshKey }: AefBench) => {
  const key = freshKey();
  const here = confirming();
  const there = confirming({ ...key.told, ...otherHome });
  ccf.behave((asked, response) => {
    const named = JSON.stringify(asked.body.ccfInformation);
    return (named.includes(otherHome.ccfId) ? there : here)(asked, response);
  });
  return key;
};

/** When the AEF need not ask, and whose key it holds. */
export const caching: readonly CaseOf<"aef">[] = [
  {
    id: "AEF-043",
    level: "MUST",
    clause: "TS 33.122 6.5.2.1 step 4; contract 5 (d)",
    step: 5,
    title: "does not ask again while it holds the valid key that aefPskId means",
    async run({ ready, ccf }) {
      await ready();
      await ready();
      expect(ccf.asked.length === 1, "the CCF was asked about a key that is held", {
        expected: 1,
        actual: ccf.asked.length,
      });
    },
  },
  {
    id: "AEF-044",
    level: "MUST",
    clause: "TS 33.122 6.5.2.1 step 4; security, Step 4 is open to anyone",
    step: 5,
    title:
      "takes a request without aefPskId for the key that it holds, or refuses it, as it declares",
    async run({ declared, ready, request, initiate, ccf }) {
      await ready();
      const { aefPskId: _, ...body } = request();
      const reply = await initiate({}, { body });
      if (declared.declares("require-aef-psk-id"))
        expectRefusal(reply, { status: 400, cause: "MANDATORY_IE_MISSING" });
      else expectAnswer(reply, 200);
      expect(ccf.asked.length === 1, "the CCF was asked about a key that is held", {
        expected: 1,
        actual: ccf.asked.length,
      });
    },
  },
  {
    id: "AEF-045",
    level: "MUST",
    clause: "security, Identities",
    step: 11,
    title: "keeps one id at two home CCFs apart: each has its key, and keeps it",
    async run(bench) {
      const { ready, connect, servicePath } = bench;
      const key = twoHomes(bench);
      const here = await ready();
      const there = await ready({ ccfInformation: otherHome, aefPskId: key.aefPskId });
      expect(here.pskIdentity !== there.pskIdentity, "two invokers have one PSK identity");
      await expectServed(connect(there, { aefPsk: key.aefPsk }), servicePath);
      await expectServed(connect(here), servicePath);
    },
  },
  {
    id: "AEF-046",
    level: "MUST",
    clause: "security, Identities",
    step: 5,
    title: "does not take one home's key for the same id at another: it asks",
    applies: (declared) =>
      declared.declares("require-aef-psk-id") ? "the AEF requires aefPskId" : undefined,
    async run(bench) {
      const { ready, request, initiate, connect, ccf, servicePath } = bench;
      twoHomes(bench);
      const here = await ready();
      const { aefPskId: _, ...body } = request({ ccfInformation: otherHome });
      await initiate({}, { body });
      expect(ccf.asked.length === 2, "the other home's invoker was taken for this one's", {
        expected: 2,
        actual: ccf.asked.length,
      });
      await expectServed(connect(here), servicePath);
    },
  },
];
