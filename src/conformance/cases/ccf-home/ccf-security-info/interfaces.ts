import type { InterfaceDescription } from "../../../../contract/types.js";
import { interfaceInformation } from "../../../../psk/index.js";
import { expectKey } from "../../../bench/derivation.js";
import { expect, expectRefusal } from "../../../bench/expect.js";
import type { HomeBench } from "../../../bench/home.js";
import type { CaseOf } from "../../../case.js";
import { expectKeyAnswer, needsPeer, pskWith } from "./key-answer.js";
import { about, given } from "./known-aef.js";

/** The first two interfaces of the AEF that has several. */
const severalOf = ({ multiInterfaceAef }: HomeBench["target"]) => {
  const { aefId, interfaces } = given(multiInterfaceAef, "multiInterfaceAef");
  const first = given(interfaces[0], "multiInterfaceAef.interfaces");
  const second = given(interfaces[1], "multiInterfaceAef.interfaces: a second one");
  return { aefId, first, second };
};

/** The same interface, written otherwise (contract 3.1). */
const respelled = (details: InterfaceDescription): InterfaceDescription => ({
  ...details,
  ...(details.fqdn === undefined ? {} : { fqdn: `${details.fqdn.toUpperCase()}.` }),
  apiPrefix: `${(details.apiPrefix ?? "").replace(/\/$/, "")}/`,
});

/** Each interface has an AEF_PSK of its own: which one is asked for. TS 33.122 A.1. */
export const interfaces: readonly CaseOf<"ccf-home">[] = [
  {
    id: "CCF-HOME-073",
    level: "MUST",
    clause: "TS 33.122 6.5.2.1, A.1",
    step: 8,
    title: "gives each interface of an AEF the key that is derived for that interface",
    needs: [...needsPeer, "multiInterfaceAef"],
    async run({ invoker, ask, target }) {
      const { aefId, first, second } = severalOf(target);
      const { session } = await invoker.obtainSecurityMethod({ securityInfo: [pskWith(aefId)] });
      for (const [interfaceDetails, otherInterface] of [
        [first, second],
        [second, first],
      ] as const) {
        const { aefPsk } = expectKeyAnswer(await ask({ aefId, interfaceDetails }));
        expectKey(aefPsk, session, interfaceDetails, { otherInterface });
      }
    },
  },
  {
    id: "CCF-HOME-074",
    level: "MUST",
    clause: "contract 4, INTERFACE_AMBIGUOUS",
    step: 8,
    title: "does not choose among several keys where the question names no interface",
    needs: [...needsPeer, "multiInterfaceAef"],
    async run({ invoker, ask, question, target }) {
      const { aefId, first } = severalOf(target);
      await invoker.obtainSecurityMethod({ securityInfo: [pskWith(aefId)] });
      expectKeyAnswer(await ask({ aefId, interfaceDetails: first }));
      const { interfaceDetails: _, ...body } = { ...question(), aefId };
      expectRefusal(await ask({}, { body }), { status: 409, cause: "INTERFACE_AMBIGUOUS" });
    },
  },
  {
    id: "CCF-HOME-075",
    level: "MUST",
    clause: "contract 2, SecurityInfoReq.interfaceDetails",
    step: 8,
    title: "needs no interface in the question where the AEF has one only",
    needs: needsPeer,
    async run({ invoker, ask, question, aef }) {
      const { session, body: agreed } = await invoker.obtainSecurityMethod();
      const { interfaceDetails: _, ...body } = question();
      const { aefPsk } = expectKeyAnswer(await ask({}, { body }));
      const details = agreed.securityInfo[0]?.aefInterfaces?.[0] ?? aef().interfaces[0] ?? {};
      expectKey(aefPsk, session, details);
    },
  },
  {
    id: "CCF-HOME-076",
    level: "MUST",
    clause: "contract 2, SecurityInfoRsp.interfaceDetails",
    step: 8,
    title:
      "says which interface the only key is for, where the AEF has several and the question names none",
    needs: [...needsPeer, "multiInterfaceAef"],
    async run({ invoker, ask, question, target }) {
      const { aefId, second } = severalOf(target);
      const { aefId: _, ...psk } = pskWith(aefId);
      const securityInfo = [{ interfaceDetails: second, ...psk }];
      const { session } = await invoker.obtainSecurityMethod({ securityInfo });
      const { interfaceDetails: __, ...body } = { ...question(), aefId };
      const { aefPsk, interfaceDetails: named } = expectKeyAnswer(await ask({}, { body }));
      expectKey(aefPsk, session, second);
      const isNamed =
        named !== undefined && interfaceInformation(named) === interfaceInformation(second);
      expect(isNamed, "the answer does not name the key's interface", {
        expected: second,
        actual: named,
      });
    },
  },
  {
    id: "CCF-HOME-077",
    level: "MUST",
    clause: "contract 3.1",
    step: 8,
    title: "knows an interface however it is written",
    needs: [...needsPeer, "secondAef"],
    async run({ invoker, ask, target }) {
      const { aefId, interfaceDetails } = about(target.secondAef, "secondAef");
      await invoker.obtainSecurityMethod({ securityInfo: [pskWith(aefId)] });
      const plain = expectKeyAnswer(await ask({ aefId, interfaceDetails }));
      const reply = await ask({ aefId, interfaceDetails: respelled(interfaceDetails) });
      const { aefPskId } = expectKeyAnswer(reply);
      expect(aefPskId === plain.aefPskId, "the key differs with the spelling of the interface", {
        expected: plain.aefPskId,
        actual: aefPskId,
      });
    },
  },
];
