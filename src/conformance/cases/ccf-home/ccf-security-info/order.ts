import { expectNoAccess, expectRefusal } from "../../../bench/expect.js";
import { freshInvokerId } from "../../../bench/played-ccf.js";
import type { CaseOf } from "../../../case.js";
import { keyGiven, needsPeer } from "./key-answer.js";

const notAuthorized = { status: 403, cause: "CONSUMER_NOT_AUTHORIZED" };

/** Two faults in one request: which of them is told. Nobody learns more than he may. */
export const order: readonly CaseOf<"ccf-home">[] = [
  {
    id: "CCF-HOME-102",
    level: "MUST",
    clause: "contract 4, order of checks",
    step: 7,
    title: "answers nobody without a certificate, and does not read what he sends",
    needs: needsPeer,
    async run(bench) {
      await keyGiven(bench);
      const nobody = bench.caller("nobody", {});
      await expectNoAccess(() => bench.askAs(nobody));
      await expectNoAccess(() => bench.askAs(nobody, {}, { raw: "{" }));
    },
  },
  {
    id: "CCF-HOME-103",
    level: "MUST",
    clause: "contract 4, order of checks",
    step: 7,
    title: "does not read what a role sends that may not ask",
    needs: needsPeer,
    async run(bench) {
      await keyGiven(bench);
      expectRefusal(await bench.askAs(bench.invoker.caller, {}, { raw: "{" }), notAuthorized);
    },
  },
  {
    id: "CCF-HOME-104",
    level: "MUST",
    clause: "contract 4, order of checks",
    step: 7,
    title: "refuses what is no question before it looks at the agreement",
    needs: needsPeer,
    async run(bench) {
      await keyGiven(bench);
      const { interfaceDetails: _, supportedFeatures: __, ...rest } = bench.question();
      const body = { ...rest, aefId: `AEF-${freshInvokerId()}` };
      expectRefusal(await bench.ask({}, { body }), { status: 400, cause: "MANDATORY_IE_MISSING" });
    },
  },
  {
    id: "CCF-HOME-105",
    level: "MUST",
    clause: "contract 4, order of checks",
    step: 7,
    title: "does not tell which invokers it knows about an AEF outside the agreement",
    needs: needsPeer,
    async run(bench) {
      await keyGiven(bench);
      const { interfaceDetails: _, ...rest } = bench.question();
      const apiInvokerId = freshInvokerId();
      const body = { ...rest, apiInvokerId, aefId: `AEF-${apiInvokerId}` };
      expectRefusal(await bench.ask({}, { body }), notAuthorized);
    },
  },
];
