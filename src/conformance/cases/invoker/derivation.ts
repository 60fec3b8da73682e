import { explainAefPskId } from "../../../psk/index.js";
import { expect } from "../../bench/expect.js";
import type { InvokerBench, Seen } from "../../bench/invoker.js";
import type { CaseOf } from "../../case.js";

/** How the key that an aefPskId names came about, if the suite knows the mistake. */
const mistakeIn = (aefPskId: string, { home, keys }: Seen, { aef }: InvokerBench): string => {
  const session = home.sessions.at(-1);
  const explanations = aef.interfaces.flatMap((interfaceDetails) =>
    session === undefined ? [] : explainAefPskId(aefPskId, { ...session, interfaceDetails }),
  );
  const mistakes = explanations[0]?.mistakes.map(({ title, advice }) => `${title} (${advice})`);
  return mistakes?.join("; ") ?? `no known mistake of ${keys.length} right keys gives this one`;
};

/** Expects that step 4 names a key that both ends have, and that it keyed the service call. */
const expectDerived = (seen: Seen, bench: InvokerBench): void => {
  const told = seen.aef.initiated[0]?.body.aefPskId;
  const right = seen.keys.map(({ aefPskId }) => aefPskId);
  if (typeof told === "string" && !right.includes(told.toLowerCase()))
    expect(false, `AEF_PSK is wrong: ${mistakeIn(told, seen, bench)}`, {
      expected: `a key with aefPskId ${right.join(" or ")}`,
      actual: `a key with aefPskId ${told}`,
    });
  const isKeyed = seen.aef.served.some(({ pskIdentity }) => pskIdentity !== undefined);
  expect(isKeyed, "no service call inside TLS-PSK came", { actual: seen.output });
};

/** Step 3: the invoker's end of the derivation (TS 33.122 A.1). */
export const derivation: readonly CaseOf<"invoker">[] = [
  {
    id: "INVOKER-028",
    level: "MUST",
    clause: "TS 33.122 6.5.2.1, A.1",
    step: 3,
    title: "derives AEF_PSK from the master secret and Session ID of the connection of step 1",
    async run(bench) {
      expectDerived(await bench.clean(), bench);
    },
  },
  {
    id: "INVOKER-026",
    level: "MUST",
    clause: "TS 33.122 6.5.2.1, A.1; contract 3.1",
    step: 3,
    title: "derives AEF_PSK with the interface's apiPrefix as CCF-B gave it",
    async run(bench) {
      bench.aef.publish("/Nef%2Fv1/");
      expectDerived(await bench.run(), bench);
    },
  },
  {
    id: "INVOKER-027",
    level: "MUST",
    clause: "TS 33.122 6.5.2.1, A.1; contract 2",
    step: 3,
    title: "uses the key of the very interface that it calls, where the AEF has two",
    async run(bench) {
      bench.aef.publish("/first", "/second");
      const seen = await bench.run();
      const told = seen.aef.initiated[0]?.body.aefPskId;
      const right = bench.aef.key?.aefPskId;
      if (typeof told === "string")
        expect(told.toLowerCase() === right, "step 4 names another interface's key", {
          expected: right,
          actual: told,
        });
      expectDerived(seen, bench);
    },
  },
];
