import { setTimeout as delay } from "node:timers/promises";
import { expect } from "../../../bench/expect.js";
import type { CaseOf } from "../../../case.js";

const seconds = 1.1;

/** Step 10: what the AEF answers when it is ready. */
export const initiation: readonly CaseOf<"aef">[] = [
  {
    id: "AEF-002",
    level: "MUST",
    clause: "contract 2; security, Step 4 is open to anyone",
    step: 4,
    title: "answers an invoker without client certificate once its CCF has confirmed it",
    async run({ ready }) {
      await ready();
    },
  },
  {
    id: "AEF-003",
    level: "MUST",
    clause: "TS 33.122 6.5.2.1 steps 4 and 5; contract 2, remainingValidity",
    step: 10,
    title: "says for how long it accepts the key: no longer than its CCF said",
    async run({ ready, ccf, confirming }) {
      ccf.behave(confirming({ remainingValidity: 40 }));
      const { remainingValidity } = await ready();
      const isWithin = remainingValidity !== undefined && remainingValidity <= 40;
      expect(isWithin, "remainingValidity is missing, or more than the CCF gave", {
        expected: "at most 40",
        actual: remainingValidity,
      });
    },
  },
  {
    id: "AEF-004",
    level: "MUST",
    clause: "contract 2, remainingValidity",
    step: 10,
    title: "counts the validity from sending the question, not from its answer",
    async run({ ready, ccf, confirming }) {
      const confirm = confirming({ remainingValidity: 40 });
      ccf.behave(async (asked, response) => {
        await delay(seconds * 1000);
        await confirm(asked, response);
      });
      const { remainingValidity = 40 } = await ready();
      expect(remainingValidity <= 38, "the time that the CCF took is not taken off", {
        expected: "at most 38 of 40",
        actual: remainingValidity,
      });
    },
  },
  {
    id: "AEF-005",
    level: "MUST",
    clause: "TS 33.122 6.5.2.1 step 5; contract 2, remainingValidity",
    step: 10,
    title: "lets the remaining validity fall from one answer to the next",
    async run({ ready, ccf, confirming }) {
      ccf.behave(confirming({ remainingValidity: 40 }));
      const { remainingValidity: first = 0 } = await ready();
      await delay(seconds * 1000);
      ccf.behave(confirming({ remainingValidity: 38 }));
      const { remainingValidity: second = first } = await ready();
      expect(second < first, "the remaining validity did not fall", {
        expected: `less than ${first}`,
        actual: second,
      });
    },
  },
  {
    id: "AEF-006",
    level: "MUST",
    clause: "TS 33.122 6.5.2.1; security, Secrets",
    step: 10,
    title: "never puts the key into its answer",
    async run({ initiate, ready, ccf }) {
      await ready();
      const { text, headers } = await initiate();
      const told = `${text} ${JSON.stringify([...headers])}`.toLowerCase();
      const forms = (["hex", "base64", "base64url"] as const).map((form) =>
        ccf.aefPsk.toString(form).toLowerCase(),
      );
      expect(!forms.some((form) => told.includes(form)), "the answer shows AEF_PSK");
    },
  },
];
