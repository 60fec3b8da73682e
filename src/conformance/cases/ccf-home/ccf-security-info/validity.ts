import { setTimeout as wait } from "node:timers/promises";
import type { Reply } from "../../../bench/caller.js";
import { expect, expectRefusal } from "../../../bench/expect.js";
import type { CaseOf } from "../../../case.js";
import { expectKeyAnswer, keyGiven, needsPeer } from "./key-answer.js";

/** Often enough to meet the last second of a key several times. */
const pollMs = 150;
/** Beyond the validity, for an answer that was under way. */
const graceMs = 500;

/** Asks until the key is gone, at the latest when its time is up. */
const untilRefused = async (ask: () => Promise<Reply>, deadline: number): Promise<Reply> => {
  for (;;) {
    const reply = await ask();
    if (reply.status !== 200 || performance.now() > deadline) return reply;
    expectKeyAnswer(reply);
    await wait(pollMs);
  }
};

/** TS 33.122 6.5.2.1 step 4: for how long the key may still be used. */
export const validity: readonly CaseOf<"ccf-home">[] = [
  {
    id: "CCF-HOME-065",
    level: "MUST",
    clause: "TS 33.122 6.5.2.1 step 4; contract 2, remainingValidity",
    step: 8,
    title: "gives the key no longer than it told the invoker",
    needs: needsPeer,
    async run(bench) {
      const { agreed, info } = await keyGiven(bench);
      const told = agreed.body.securityInfo[0]?.remainingValidity;
      expect(
        told === undefined || info.remainingValidity <= told,
        "the peer was given the key for longer than the invoker",
        { expected: `at most ${told}`, actual: info.remainingValidity },
      );
    },
  },
  {
    id: "CCF-HOME-066",
    level: "MUST",
    clause: "TS 33.122 6.5.2.1 step 4; contract 2, remainingValidity",
    step: 8,
    title: "lets the remaining validity fall with time",
    needs: needsPeer,
    async run(bench) {
      const { info } = await keyGiven(bench);
      await wait(2000);
      const later = expectKeyAnswer(await bench.ask());
      expect(
        later.remainingValidity < info.remainingValidity,
        "two seconds later the key is valid for no less",
        { expected: `below ${info.remainingValidity}`, actual: later.remainingValidity },
      );
    },
  },
  {
    id: "CCF-HOME-067",
    level: "MUST",
    clause: "TS 33.122 6.5.2.1; contract 4",
    step: 8,
    title: "gives the key for the time that it said, and then answers that there is no context",
    needs: [...needsPeer, "shortLived"],
    async run({ shortLived, ask, target }) {
      const invoker = await shortLived();
      const { apiInvokerId } = invoker;
      await invoker.obtainSecurityMethod();
      const sentAt = performance.now();
      const { remainingValidity } = expectKeyAnswer(await ask({ apiInvokerId }));
      const validityMs = (target.shortLived?.validitySeconds ?? 0) * 1000;
      const deadline = performance.now() + validityMs + graceMs;
      const reply = await untilRefused(() => ask({ apiInvokerId }), deadline);
      const seconds = (performance.now() - sentAt) / 1000;
      expectRefusal(reply, { status: 404, cause: "SECURITY_CONTEXT_NOT_FOUND" });
      // Less than a second counts as none.
      expect(seconds >= remainingValidity - 1, "the key was gone before its time", {
        expected: `not before ${remainingValidity - 1} s`,
        actual: `after ${seconds.toFixed(1)} s`,
      });
    },
  },
];
