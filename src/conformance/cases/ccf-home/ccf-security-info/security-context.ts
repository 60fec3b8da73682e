import { expectRefusal } from "../../../bench/expect.js";
import { freshInvokerId } from "../../../bench/played-ccf.js";
import type { CaseOf } from "../../../case.js";
import { expectKeyAnswer, keyGiven, needsPeer, pskWith } from "./key-answer.js";
import { about } from "./known-aef.js";

const notFound = { status: 404, cause: "SECURITY_CONTEXT_NOT_FOUND" };
const notSelected = { status: 403, cause: "SECURITY_METHOD_NOT_SELECTED" };

/** Whether there is a security context for invoker and AEF, and what it says. */
export const securityContext: readonly CaseOf<"ccf-home">[] = [
  {
    id: "CCF-HOME-068",
    level: "MUST",
    clause: "contract 4; TS 29.222 8.5.2.2.3.1",
    step: 8,
    title: "answers that it does not know an invoker that is not onboarded with it",
    needs: needsPeer,
    async run(bench) {
      await keyGiven(bench);
      const reply = await bench.ask({ apiInvokerId: freshInvokerId() });
      expectRefusal(reply, { status: 404, cause: "API_INVOKER_NOT_FOUND" });
    },
  },
  {
    id: "CCF-HOME-070",
    level: "MUST",
    clause: "TS 33.122 6.5.2.1; contract 4",
    step: 8,
    title: "gives no key for an AEF that the invoker did not ask about",
    needs: [...needsPeer, "secondAef"],
    async run(bench) {
      await keyGiven(bench);
      const second = about(bench.target.secondAef, "secondAef");
      expectRefusal(await bench.ask(second), notFound);
    },
  },
  {
    id: "CCF-HOME-071",
    level: "MUST",
    clause: "TS 33.122 6.3.1.2; contract 4",
    step: 8,
    title: "says so if another method than PSK was selected for the AEF",
    needs: [...needsPeer, "pkiAef"],
    async run({ invoker, ask, aef, target }) {
      const other = about(target.pkiAef, "pkiAef");
      const withPki = { aefId: other.aefId, prefSecurityMethods: ["PKI"] };
      await invoker.obtainSecurityMethod({ securityInfo: [pskWith(aef().aefId), withPki] });
      expectKeyAnswer(await ask());
      expectRefusal(await ask(other), notSelected);
    },
  },
  {
    id: "CCF-HOME-072",
    level: "MUST",
    clause: "contract 2, SecurityInfoReq.securityMethod",
    step: 8,
    title: "gives the key to a question for PSK, and refuses one for a method that is not selected",
    needs: needsPeer,
    async run(bench) {
      await bench.invoker.obtainSecurityMethod();
      expectKeyAnswer(await bench.ask({ securityMethod: "PSK" }));
      expectRefusal(await bench.ask({ securityMethod: "PKI" }), notSelected);
    },
  },
];
