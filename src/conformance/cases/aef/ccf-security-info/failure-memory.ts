import { setTimeout as delay } from "node:timers/promises";
import type { AefBench } from "../../../bench/aef.js";
import { expect } from "../../../bench/expect.js";
import { freshKeyId } from "../../../bench/given-key.js";
import type { CaseOf } from "../../../case.js";
import { expectRejection, refusing } from "../rejection.js";

/** A question that the CCF has refused once. */
const refused = async ({ ready, initiate, ccf }: AefBench): Promise<string> => {
  await ready();
  const aefPskId = freshKeyId();
  ccf.behave(refusing(404, "SECURITY_CONTEXT_NOT_FOUND"));
  expectRejection(await initiate({ aefPskId }));
  return aefPskId;
};

const expectAsked = ({ ccf }: AefBench, times: number, message: string): void =>
  expect(ccf.asked.length === times, message, { expected: times, actual: ccf.asked.length });

/** The AEF remembers a refusal for a short while, so that strangers cannot make it ask and ask. */
export const failureMemory: readonly CaseOf<"aef">[] = [
  {
    id: "AEF-060",
    level: "MUST",
    clause: "security, Step 4 is open to anyone",
    step: 5,
    title: "does not ask the very question again at once that its CCF has just refused",
    async run(bench) {
      const aefPskId = await refused(bench);
      expectRejection(await bench.initiate({ aefPskId }));
      expectAsked(bench, 2, "the CCF was asked again at once");
    },
  },
  {
    id: "AEF-061",
    level: "MUST",
    clause: "security, Step 4 is open to anyone",
    step: 5,
    title: "asks at once about another aefPskId: a stranger cannot lock out a rekey",
    async run(bench) {
      const { ccf, confirming, ready, freshKey } = bench;
      await refused(bench);
      const key = freshKey();
      ccf.behave(confirming(key.told));
      await ready({ aefPskId: key.aefPskId });
    },
  },
  {
    id: "AEF-062",
    level: "MUST",
    clause: "security, Step 4 is open to anyone",
    step: 5,
    title: "asks at once about another invoker, and for another home CCF",
    async run(bench) {
      const { initiate, otherInvoker } = bench;
      const aefPskId = await refused(bench);
      const { apiInvokerId, ccf } = otherInvoker();
      ccf.behave(refusing(404, "API_INVOKER_NOT_FOUND"));
      expectRejection(await initiate({ apiInvokerId, aefPskId }));
      expect(ccf.asked.length === 1, "a refusal of one invoker was taken for another's");
      const ccfInformation = { ccfId: "ccf-other-home.conformance" };
      expectRejection(await initiate({ ccfInformation, aefPskId }));
      expectAsked(bench, 3, "a refusal of one home CCF was taken for another's");
    },
  },
  {
    id: "AEF-063",
    level: "MUST",
    clause: "security, Step 4 is open to anyone",
    step: 5,
    title: "asks again once the refusal is forgotten",
    async run(bench) {
      const aefPskId = await refused(bench);
      await delay((bench.target.failureMemorySeconds ?? 5) * 1000 + 100);
      expectRejection(await bench.initiate({ aefPskId }));
      expectAsked(bench, 3, "the CCF was not asked again");
    },
  },
];
