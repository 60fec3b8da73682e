import { setTimeout as delay } from "node:timers/promises";
import type { AefBench } from "../../../bench/aef.js";
import { expect } from "../../../bench/expect.js";
import type { CaseOf } from "../../../case.js";
import { expectNotServed, expectServed, takesCertificates } from "./access.js";

const validSeconds = 3;

/** Gets ready with a key that is valid for three seconds. */
const readyForSeconds = async ({ ready, ccf, confirming }: AefBench) => {
  ccf.behave(confirming({ remainingValidity: validSeconds }));
  const to = await ready();
  const askedAt = ccf.asked[0]?.at ?? performance.now();
  return { to, expiresAt: askedAt + validSeconds * 1000 };
};

const until = (moment: number) => delay(Math.max(0, moment - performance.now()));

/** When the remaining validity that the CCF gave is over. */
export const expiry: readonly CaseOf<"aef">[] = [
  {
    id: "AEF-084",
    level: "MUST",
    clause: "TS 33.122 6.5.2.1 steps 4 and 5; security, TLS",
    step: 11,
    title: "takes no new handshake with a key that has expired",
    async run(bench) {
      const { connect, servicePath } = bench;
      const { to, expiresAt } = await readyForSeconds(bench);
      await expectServed(connect(to), servicePath);
      await until(expiresAt + 50);
      await expectNotServed(connect(to, takesCertificates(bench)), servicePath, "an expired key");
    },
  },
  {
    id: "AEF-085",
    level: "MUST",
    clause: "security, TLS: at expiry running PSK connections are closed within a second",
    step: 11,
    title: "closes a running connection within a second of its key's expiry",
    async run(bench) {
      const { connect, servicePath } = bench;
      const { to, expiresAt } = await readyForSeconds(bench);
      const connection = connect(to);
      await expectServed(connection, servicePath);
      const latest = expiresAt + 1000;
      await Promise.race([connection.ended(), until(latest + 100)]);
      expect((connection.closedAt ?? Number.POSITIVE_INFINITY) <= latest, "it is still open", {
        expected: "closed by the target within a second",
      });
    },
  },
  {
    id: "AEF-086",
    level: "MUST",
    clause: "TS 33.122 6.5.2.1 step 4",
    step: 5,
    title: "asks its CCF again once the key has expired",
    async run(bench) {
      const { ready, ccf, confirming } = bench;
      const { expiresAt } = await readyForSeconds(bench);
      await until(expiresAt + 50);
      ccf.behave(confirming());
      const { remainingValidity = 0 } = await ready();
      expect(ccf.asked.length === 2, "the CCF was not asked again", {
        expected: 2,
        actual: ccf.asked.length,
      });
      expect(remainingValidity > validSeconds, "the answer is still that of the expired key");
    },
  },
];
