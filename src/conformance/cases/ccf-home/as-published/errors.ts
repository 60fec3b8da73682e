import { randomBytes } from "node:crypto";
import type { ProblemDetails } from "../../../../contract/types.js";
import { expect, expectAnswer, expectRefusal } from "../../../bench/expect.js";
import type { HomeBench } from "../../../bench/home.js";
import type { CaseOf } from "../../../case.js";
import { partiesOf } from "./parties.js";

const unknownId = () => `unknown-${randomBytes(6).toString("hex")}`;

const readUnknown = async (bench: HomeBench) => {
  const { invoker, aef, as, request } = partiesOf(bench);
  expectAnswer(await invoker.agree(request()), 201);
  expectAnswer(await aef.read({}), 200);
  return as("AEF", bench.target.localAef ?? {}, unknownId()).read();
};

/** Refusals and the resources that there are not. */
export const errors: readonly CaseOf<"ccf-home">[] = [
  {
    id: "TS29222-026",
    level: "MUST",
    clause: "TS 29.222 8.5.2.3.3.1; TS 29.122 5.2.6",
    step: 5,
    title: "answers 404, not 400, for an API invoker that it does not know",
    needs: ["localAef"],
    async run(bench) {
      expectRefusal(await readUnknown(bench), { status: 404 });
    },
  },
  {
    id: "TS29222-027",
    level: "MUST",
    clause: "TS 29.122 5.2.6; RFC 9457 3",
    step: 5,
    title:
      "writes an error as application/problem+json, with the answer's own status if it has one",
    needs: ["localAef"],
    async run(bench) {
      const reply = await readUnknown(bench);
      expect(reply.status >= 400, "an API invoker that there is not was answered as if there was");
      const { status = reply.status } = (reply.json ?? {}) as ProblemDetails;
      expect(status === reply.status, "the problem has another status than the answer", {
        expected: reply.status,
        actual: status,
      });
    },
  },
  {
    id: "TS29222-028",
    level: "MUST",
    clause: "TS 29.222 8.5.2.3.3.3; TS 29.122 5.2.6",
    step: 1,
    title: "refuses an AEF that it does not know with a 4xx answer, and goes on serving",
    needs: ["localAef"],
    async run(bench) {
      const { invoker, request } = partiesOf(bench);
      expectAnswer(await invoker.agree(request()), 201);
      const securityInfo = [{ aefId: unknownId(), prefSecurityMethods: ["PSK"] }];
      const reply = await invoker.agree(request({ securityInfo }));
      expect(
        reply.status >= 400 && reply.status < 500,
        `an AEF that there is not was answered ${reply.status}, not refused`,
        { expected: "4xx", actual: reply.status },
      );
      await invoker.caller.close();
      expectAnswer(await invoker.agree(request()), 201);
    },
  },
];
