import { aefPskId, interfaceInformation } from "../../../../psk/index.js";
import { expect } from "../../../bench/expect.js";
import type { CaseOf } from "../../../case.js";
import { expectKeyAnswer, keyGiven, needsPeer } from "./key-answer.js";

/** Step 8: what CCF-B's answer with a key says. */
export const answering: readonly CaseOf<"ccf-home">[] = [
  {
    id: "CCF-HOME-060",
    level: "MUST",
    clause: "TR 33.700-22 6.13.2.2 step 8; contract 2",
    step: 8,
    title:
      "answers about invoker, AEF and interface of the question, as the CCF that it is, for PSK",
    needs: needsPeer,
    async run(bench) {
      const { info } = await keyGiven(bench);
      const expected = {
        apiInvokerId: bench.invoker.apiInvokerId,
        ccfId: bench.target.ccfId,
        aefId: bench.aef().aefId,
        securityMethod: "PSK",
      };
      for (const [name, value] of Object.entries(expected)) {
        const actual = info[name as keyof typeof expected]; // the names of the line above
        expect(actual === value, `${name} is wrong in the answer`, { expected: value, actual });
      }
      const asked = bench.question().interfaceDetails ?? {};
      const { interfaceDetails: answered = asked } = info; // need not be in the answer
      const isSame = interfaceInformation(answered) === interfaceInformation(asked);
      expect(isSame, "the answer is for another interface", { expected: asked, actual: answered });
    },
  },
  {
    id: "CCF-HOME-061",
    level: "MUST",
    clause: "contract 2, aefPskId",
    step: 8,
    title: "gives the id that fits the key",
    needs: needsPeer,
    async run(bench) {
      const { info } = await keyGiven(bench);
      const expected = aefPskId(Buffer.from(info.aefPsk, "hex"));
      const actual = info.aefPskId;
      expect(actual === expected, "aefPskId is not the key's", { expected, actual });
    },
  },
  {
    id: "CCF-HOME-062",
    level: "MUST",
    clause: "security, Secrets; RFC 9111 5.2.2.5",
    step: 8,
    title: "forbids caches to keep an answer with a key",
    needs: needsPeer,
    async run({ invoker, ask }) {
      await invoker.obtainSecurityMethod();
      const reply = await ask();
      expectKeyAnswer(reply);
      const actual = reply.headers.get("cache-control");
      const directives = (actual ?? "").split(",").map((one) => one.trim().toLowerCase());
      expect(directives.includes("no-store"), "Cache-Control does not say no-store", {
        expected: "no-store",
        actual,
      });
    },
  },
  {
    id: "CCF-HOME-063",
    level: "MUST",
    clause: "TS 33.122 6.5.2.1; security, Step 4 is open to anyone",
    step: 8,
    title: "gives the same key as often as it is asked: it is not for one use",
    needs: needsPeer,
    async run(bench) {
      const { info } = await keyGiven(bench);
      for (let times = 0; times < 2; times++) {
        const again = expectKeyAnswer(await bench.ask());
        expect(
          again.aefPskId === info.aefPskId && again.aefPsk === info.aefPsk,
          "the key changed",
          {
            expected: info.aefPskId,
            actual: again.aefPskId,
          },
        );
      }
    },
  },
  {
    id: "CCF-HOME-064",
    level: "MUST",
    clause: "TS 29.500 6.6.2",
    step: 8,
    title: "names only features that the caller offered",
    needs: needsPeer,
    async run(bench) {
      await keyGiven(bench);
      // Bits that no feature has; with "0" nothing is offered at all.
      for (const offered of ["0", "F00000000"]) {
        const { supportedFeatures } = expectKeyAnswer(
          await bench.ask({ supportedFeatures: offered }),
        );
        expect(/^0*$/.test(supportedFeatures), `the answer to features ${offered} names others`, {
          expected: "0",
          actual: supportedFeatures,
        });
      }
    },
  },
];
