import type { CcfInformation } from "../../../../contract/types.js";
import { expectRefusal } from "../../../bench/expect.js";
import { broken } from "../../../bench/failures.js";
import { freshInvokerId } from "../../../bench/played-ccf.js";
import type { Agreed } from "../../../bench/suite-invoker.js";
import type { CaseOf } from "../../../case.js";
import { expectKeyAnswer, keyGiven, needsPeer } from "./key-answer.js";
import { given } from "./known-aef.js";

const relayNotAllowed = { status: 403, cause: "RELAY_NOT_ALLOWED" };

/** The CCF's own address, as it told the invoker. */
const addressIn = ({ body }: Agreed): NonNullable<CcfInformation["ccfAddress"]> => {
  const { ccfAddress } = body.ccfInformation ?? {};
  if (ccfAddress === undefined)
    throw broken({ message: "step 1 did not give the CCF's address (ccfInformation.ccfAddress)" });
  return ccfAddress;
};

/** Which CCF a peer's question names: the receiver, and nobody else. No request is relayed twice. */
export const namedCcf: readonly CaseOf<"ccf-home">[] = [
  {
    id: "CCF-HOME-086",
    level: "MUST",
    clause: "contract 2, CcfInformation; TR 33.700-22 6.13.2.2 NOTE X",
    step: 7,
    title: "knows itself by the address that it told the invoker",
    needs: needsPeer,
    async run({ invoker, ask }) {
      const ccfAddress = addressIn(await invoker.obtainSecurityMethod());
      expectKeyAnswer(await ask({ ccfInformation: { ccfAddress } }));
    },
  },
  {
    id: "CCF-HOME-087",
    level: "MUST",
    clause: "security, Calls that must not happen; contract 4",
    step: 7,
    title: "refuses to relay for a CCF, to one that it knows and to one that it does not",
    needs: needsPeer,
    async run(bench) {
      await keyGiven(bench);
      const stranger = `CCF-${freshInvokerId()}`;
      const address = { fqdn: `${stranger.toLowerCase()}.example.com`, port: 8443 };
      for (const ccfInformation of [
        { ccfId: given(bench.target.peer, "peer").ccfId },
        { ccfId: stranger },
        { ccfAddress: address },
      ])
        expectRefusal(await bench.ask({ ccfInformation }), relayNotAllowed);
    },
  },
  {
    id: "CCF-HOME-088",
    level: "MUST",
    clause: "contract 1 and 2, ccfInformation",
    step: 7,
    title: "asks for the home CCF where the question names none",
    needs: needsPeer,
    async run(bench) {
      await keyGiven(bench);
      const { ccfInformation: _, ...body } = bench.question();
      expectRefusal(await bench.ask({}, { body }), { status: 400, cause: "MANDATORY_IE_MISSING" });
    },
  },
  {
    id: "CCF-HOME-089",
    level: "MUST",
    clause: "contract 2, CcfInformation",
    step: 7,
    title: "refuses id and address that are not of one CCF",
    needs: needsPeer,
    async run(bench) {
      const { agreed } = await keyGiven(bench);
      const ccfAddress = addressIn(agreed);
      const { ccfId } = given(bench.target.peer, "peer");
      expectRefusal(await bench.ask({ ccfInformation: { ccfId, ccfAddress } }), {
        status: 400,
        cause: "MANDATORY_IE_INCORRECT",
      });
    },
  },
];
