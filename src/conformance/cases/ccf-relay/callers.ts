import { expectAnswer, expectRefusal } from "../../bench/expect.js";
import type { CaseOf } from "../../case.js";
import { expectKeyHandedOn, expectNothingSent, notAuthorized } from "./asking.js";

/** Step 5: who may ask, and about what. */
export const callers: readonly CaseOf<"ccf-relay">[] = [
  {
    id: "CCF-RELAY-073",
    level: "MUST",
    clause: "contract 4, CONSUMER_NOT_AUTHORIZED",
    step: 5,
    title: "refuses an API invoker, and asks no peer for it",
    needs: ["invoker"],
    async run(bench) {
      await expectKeyHandedOn(bench);
      const invoker = bench.caller("invoker", bench.target.invoker ?? {});
      await expectNothingSent(bench, async () =>
        expectRefusal(await bench.askAs(invoker), notAuthorized),
      );
    },
  },
  {
    id: "CCF-RELAY-074",
    level: "MUST",
    clause: "security, Identities",
    step: 5,
    title: "refuses an AEF that is not registered, and asks no peer for it",
    needs: ["unregisteredAef"],
    async run(bench) {
      await expectKeyHandedOn(bench);
      const { aefId = "", ...credentials } = bench.target.unregisteredAef ?? {};
      const stranger = bench.caller(`AEF ${aefId}`, credentials);
      const body = { ...bench.question({ aefId }), interfaceDetails: undefined };
      await expectNothingSent(bench, async () =>
        expectRefusal(await bench.askAs(stranger, {}, { body }), notAuthorized, {
          status: 404,
          cause: "AEF_NOT_FOUND",
        }),
      );
    },
  },
  {
    id: "CCF-RELAY-075",
    level: "MUST",
    clause: "security, Identities",
    step: 5,
    title: "refuses an AEF that asks in the name of another, and asks no peer for it",
    needs: ["secondAef"],
    async run(bench) {
      const { aefId = "", interfaces = [], ...credentials } = bench.target.secondAef ?? {};
      const [interfaceDetails] = interfaces;
      const changes = { aefId, ...(interfaceDetails === undefined ? {} : { interfaceDetails }) };
      const second = bench.caller(`AEF ${aefId}`, credentials);
      expectAnswer(await bench.askAs(second, changes), 200);
      await expectNothingSent(bench, async () =>
        expectRefusal(await bench.ask(changes), notAuthorized),
      );
    },
  },
  {
    id: "CCF-RELAY-076",
    level: "MUST",
    clause: "security, Identities",
    step: 5,
    title: "refuses an AEF that asks about another's interface, and asks no peer for it",
    needs: ["secondAef"],
    async run(bench) {
      const [interfaceDetails] = bench.target.secondAef?.interfaces ?? [];
      await expectKeyHandedOn(bench);
      await expectNothingSent(bench, async () =>
        expectRefusal(
          await bench.ask(interfaceDetails === undefined ? {} : { interfaceDetails }),
          notAuthorized,
        ),
      );
    },
  },
  {
    id: "CCF-RELAY-077",
    level: "MUST",
    clause: "contract 4, RELAY_NOT_ALLOWED; TS 23.222 6.2.2",
    step: 5,
    title: "relays for no CCF: a peer that names another peer is refused, and nobody is asked",
    needs: ["ccfId", "coveredAef"],
    async run(bench) {
      const second = bench.secondPeer();
      const { ccfId: own = "", coveredAef } = bench.target;
      const [interfaceDetails] = coveredAef?.interfaces ?? [];
      const changes = {
        aefId: coveredAef?.aefId ?? "",
        ...(interfaceDetails === undefined ? {} : { interfaceDetails }),
      };
      const peer = bench.caller(`CCF ${bench.peer.ccf.ccfId}`, bench.peer.ccf);
      const naming = (ccfId: string) =>
        bench.askAs(peer, { ...changes, ccfInformation: { ccfId } });
      await expectNothingSent(bench, async () => {
        // Who names the receiver gets as far as its invokers.
        expectRefusal(await naming(own), { status: 404, cause: "API_INVOKER_NOT_FOUND" });
        for (const ccfId of [second.ccf.ccfId, bench.peer.ccf.ccfId])
          expectRefusal(await naming(ccfId), { status: 403, cause: "RELAY_NOT_ALLOWED" });
      });
    },
  },
];
