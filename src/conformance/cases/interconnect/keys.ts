import { setTimeout as after } from "node:timers/promises";
import { expect, expectAnswer } from "../../bench/expect.js";
import type { InterconnectBench, InterconnectInvoker } from "../../bench/interconnect.js";
import { isRefused } from "../../bench/psk-connection.js";
import type { Agreed } from "../../bench/suite-invoker.js";
import type { CaseOf } from "../../case.js";
import { unlessNotices } from "../revocation.js";

/** Steps 1 to 10 by a new handshake. */
const begin = async (own: InterconnectInvoker) => {
  const agreed = await own.invoker.obtainSecurityMethod();
  const { pskIdentity: identity } = await own.ready(agreed);
  return { agreed, identity };
};

const expectServed = async (
  { servicePath }: Pick<InterconnectBench, "servicePath">,
  own: InterconnectInvoker,
  { agreed, identity }: { agreed: Agreed; identity: string },
) => {
  const connection = own.connect(agreed, { identity });
  const { status, text } = await connection.get(servicePath);
  expect(status < 400, `the service call was answered ${status}`);
  return { connection, text };
};

/** The invoker that a service's answer names, if it is of the kind that does. */
const namedIn = (text: string): unknown => {
  try {
    return Object(JSON.parse(text)).apiInvokerId;
  } catch {
    return undefined;
  }
};

/** A key from its handshake to its end. */
export const keys: readonly CaseOf<"interconnect">[] = [
  {
    id: "IC-012",
    level: "MUST",
    clause: "TS 33.122 6.5.2.1, A.1; contract 2",
    step: 3,
    title: "keeps the old key usable until the new one of a new handshake is used",
    async run(bench) {
      const { own } = bench;
      const first = await begin(own);
      await expectServed(bench, own, first);
      const second = await begin(own);
      expect(first.identity !== second.identity, "the new key has the PSK identity of the old one");
      await expectServed(bench, own, first);
      await expectServed(bench, own, second);
    },
  },
  {
    id: "IC-013",
    level: "MUST",
    clause: "contract 2",
    step: 11,
    title: "refuses the old key once the new one was used",
    async run(bench) {
      const { own, servicePath } = bench;
      const first = await begin(own);
      await expectServed(bench, own, first);
      await expectServed(bench, own, await begin(own));
      const old = own.connect(first.agreed, { identity: first.identity });
      expect(await isRefused(old, servicePath), "the superseded key is still taken");
    },
  },
  {
    id: "IC-014",
    level: "MUST",
    clause: "TS 33.122 6.5.2.1; contract 2",
    step: 11,
    title: "tells two invokers apart, and takes no key under the other's identity",
    async run(bench) {
      const { own, servicePath } = bench;
      const other = await bench.another();
      const mine = await begin(own);
      const others = await begin(other);
      expect(mine.identity !== others.identity, "two invokers got one PSK identity");
      for (const [invoker, begun] of [[own, mine] as const, [other, others] as const]) {
        const named = namedIn((await expectServed(bench, invoker, begun)).text);
        const { apiInvokerId } = invoker.invoker;
        expect((named ?? apiInvokerId) === apiInvokerId, "the call counts as another invoker's", {
          expected: apiInvokerId,
          actual: named,
        });
      }
      const crossed = own.connect(mine.agreed, { identity: others.identity });
      expect(await isRefused(crossed, servicePath), "the AEF took one's key for the other's");
    },
  },
  {
    id: "IC-015",
    level: "MUST",
    clause: "TS 33.122 6.5.2.1 step 4; security, TLS",
    step: 11,
    title: "ends a key with its validity, and takes the key of a new handshake",
    needs: ["shortLived"],
    async run(bench) {
      const { servicePath, target } = bench;
      const own = bench.shortLived();
      const first = await begin(own);
      const { connection: running } = await expectServed(bench, own, first);
      const validityMs = (target.shortLived?.validitySeconds ?? 0) * 1000;
      await after(first.agreed.sentAt + validityMs + 1000 - performance.now());
      expect(running.closedAt !== undefined, "the connection outlived its key by a second");
      const late = own.connect(first.agreed, { identity: first.identity });
      expect(await isRefused(late, servicePath), "the expired key is still taken");
      await expectServed(bench, own, await begin(own));
    },
  },
  {
    id: "IC-016",
    level: "MUST",
    clause: "TS 33.122 6.8 steps 7 to 10; TS 23.222 8.25.3.8; security, Revocation",
    step: 11,
    title: "ends a key at the AEF when the invoker ends its context at CCF-B",
    applies: unlessNotices,
    async run(bench) {
      const { own, servicePath, waits } = bench;
      const begun = await begin(own);
      const { connection: running } = await expectServed(bench, own, begun);
      expectAnswer(await own.invoker.forget(), 204);
      const patienceMs = 2 * waits.noticeMs + 1000; // CCF-B tells CCF-A, which tells the AEF
      const latest = performance.now() + patienceMs;
      await Promise.race([running.ended(), after(patienceMs)]);
      expect(running.closedAt !== undefined, "the connection outlived its key", {
        expected: `closed by the AEF within ${patienceMs / 1000} s`,
      });
      const connect = () => own.connect(begun.agreed, { identity: begun.identity });
      while (!(await isRefused(connect(), servicePath))) {
        expect(performance.now() < latest, "the revoked key is still taken");
        await after(waits.quietMs);
      }
    },
  },
];
