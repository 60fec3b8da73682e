import type { ServiceSecurity } from "../../../../contract/types.js";
import { expect, expectAnswer } from "../../../bench/expect.js";
import type { CaseOf } from "../../../case.js";
import { expectKeyAtPeer } from "./peer-key.js";
import { expectNoKeyIn, onlyEntry, pskWith } from "./security-context.js";

const forged = "f0".repeat(32);
const forgedInterface = { fqdn: "forged.invalid", port: 1 };

/** What only a CCF may say of an entry, as an invoker might say it. */
const forgedEntry = {
  selSecurityMethod: "OAUTH",
  authenticationInfo: forged,
  authorizationInfo: forged,
  aefInterfaces: [forgedInterface],
  keyDerivation: "FORGED",
  remainingValidity: 999_999_999,
};

const forgedWords = [forged, "forged", "999999999", "OAUTH"];

/** Step 1: the answer to the invoker carries no key, and nothing that the invoker made up. */
export const noKey: readonly CaseOf<"ccf-home">[] = [
  {
    id: "CCF-HOME-017",
    level: "MUST",
    clause: "TR 33.700-22 6.13.2.2 step 3; contract 2",
    step: 1,
    title: "gives the invoker no key, neither by PUT nor by update",
    async run({ invoker }) {
      const { reply, keys } = await invoker.obtainSecurityMethod();
      const secret = keys.map(({ aefPsk }) => aefPsk);
      expectNoKeyIn(reply, ...secret);
      const updated = await invoker.update();
      expectAnswer(updated, 200);
      expectNoKeyIn(updated, ...secret);
    },
  },
  {
    id: "CCF-HOME-018",
    level: "MUST",
    clause: "contract 2",
    step: 1,
    title: "ignores in a request what only a CCF may say: it neither echoes nor stores it",
    needs: ["aef", "peer", "ccfId"],
    async run({ invoker, aef, ask, record }) {
      record.secrets.add(Buffer.from(forged, "hex"));
      await invoker.obtainSecurityMethod();
      const { reply, session } = await invoker.obtainSecurityMethod({
        securityInfo: [{ ...pskWith(aef()), ...forgedEntry }],
        ccfInformation: { ccfId: "forged", ccfAddress: forgedInterface },
      });
      const read = await invoker.info({ query: { authenticationInfo: "true" } });
      expectAnswer<ServiceSecurity>(read, 200);
      for (const { text } of [reply, read]) {
        const kept = forgedWords.find((word) => text.includes(word));
        expect(kept === undefined, "the CCF repeats what the invoker made up", {
          actual: kept === forged ? "the forged key" : kept,
        });
      }
      const { aefInterfaces } = onlyEntry(reply.json as ServiceSecurity); // held to its schema
      await expectKeyAtPeer({ ask, aef }, session, { details: aefInterfaces?.[0] });
    },
  },
];
