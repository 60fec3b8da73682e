import { expect, expectRefusal } from "../../bench/expect.js";
import type { CaseOf } from "../../case.js";
import { expectKeyHandedOn, late } from "./asking.js";

/** How long the peer takes where its slowness must count: well within the relay's patience. */
const slowness = (relayMs: number): number => Math.min(1200, relayMs * 0.4);

/** How long the key that is handed back may be used. */
export const validity: readonly CaseOf<"ccf-relay">[] = [
  {
    id: "CCF-RELAY-028",
    level: "MUST",
    clause: "TS 33.122 6.5.2.1 step 4; contract 2, remainingValidity",
    step: 9,
    title: "hands on no more validity than the peer gave, and no less than is left",
    async run(bench) {
      bench.peer.behave(bench.peer.answering({ remainingValidity: 30 }));
      const sentAt = performance.now();
      const { remainingValidity = 0 } = await expectKeyHandedOn(bench);
      const least = 30 - Math.ceil((performance.now() - sentAt) / 1000) - 1;
      expect(remainingValidity <= 30, "the validity was raised", {
        expected: "at most 30",
        actual: remainingValidity,
      });
      expect(remainingValidity >= least, "validity was lost", {
        expected: `at least ${least}`,
        actual: remainingValidity,
      });
    },
  },
  {
    id: "CCF-RELAY-029",
    level: "MUST",
    clause: "contract 2, remainingValidity",
    step: 9,
    title: "counts the validity from sending the request, not from the answer",
    async run(bench) {
      const { peer, waits } = bench;
      const slow = slowness(waits.relayMs);
      peer.behave(late(slow, peer.answering({ remainingValidity: 600 })));
      const { remainingValidity = 0 } = await expectKeyHandedOn(bench);
      const most = Math.floor(600 - slow / 1000);
      expect(remainingValidity <= most, "the peer's slowness was not taken off", {
        expected: `at most ${most}`,
        actual: remainingValidity,
      });
    },
  },
  {
    id: "CCF-RELAY-030",
    level: "MUST",
    clause: "contract 2, remainingValidity",
    step: 9,
    title: "finds no security context where less than a second of the validity is left",
    async run(bench) {
      const { ask, peer, waits } = bench;
      await expectKeyHandedOn(bench);
      peer.behave(late(slowness(waits.relayMs), peer.answering({ remainingValidity: 1 })));
      expectRefusal(await ask(), { status: 404, cause: "SECURITY_CONTEXT_NOT_FOUND" });
    },
  },
];
