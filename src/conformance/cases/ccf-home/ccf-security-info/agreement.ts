import { expectAnswer, expectNoAccess, expectRefusal } from "../../../bench/expect.js";
import { freshInvokerId } from "../../../bench/played-ccf.js";
import type { CaseOf } from "../../../case.js";
import { expectKeyAnswer, keyGiven, needsPeer, pskWith } from "./key-answer.js";
import { about, given } from "./known-aef.js";

const notAuthorized = { status: 403, cause: "CONSUMER_NOT_AUTHORIZED" };

/** What a peer CCF may ask for: AEFs that its own agreement covers, by their own interfaces. */
export const agreement: readonly CaseOf<"ccf-home">[] = [
  {
    id: "CCF-HOME-078",
    level: "MUST",
    clause: "security, Identities; TS 23.222 8.25.3.10",
    step: 7,
    title: "refuses a peer CCF that asks about an AEF that the agreement does not cover",
    needs: needsPeer,
    async run(bench) {
      await keyGiven(bench);
      const { interfaceDetails: _, ...body } = bench.question();
      const aefId = `AEF-${freshInvokerId()}`;
      expectRefusal(await bench.ask({}, { body: { ...body, aefId } }), notAuthorized);
    },
  },
  {
    id: "CCF-HOME-079",
    level: "MUST",
    clause: "security, Identities",
    step: 7,
    title: "gives a peer CCF no key of an AEF of its own domain",
    needs: [...needsPeer, "localAef"],
    async run({ invoker, ask, aef, target }) {
      const local = about(target.localAef, "localAef");
      const securityInfo = [pskWith(aef().aefId), pskWith(local.aefId)];
      await invoker.obtainSecurityMethod({ securityInfo });
      expectKeyAnswer(await ask());
      expectRefusal(await ask(local), notAuthorized);
    },
  },
  {
    id: "CCF-HOME-080",
    level: "MUST",
    clause: "security, Identities",
    step: 7,
    title: "refuses an interface that is not registered to the AEF of the question",
    needs: [...needsPeer, "secondAef"],
    async run({ invoker, ask, aef, target }) {
      const second = about(target.secondAef, "secondAef");
      const securityInfo = [pskWith(aef().aefId), pskWith(second.aefId)];
      await invoker.obtainSecurityMethod({ securityInfo });
      expectKeyAnswer(await ask(second));
      const { interfaceDetails } = second;
      expectRefusal(await ask({ interfaceDetails }), notAuthorized);
      const unknown = { fqdn: `${freshInvokerId().toLowerCase()}.example.com`, port: 8443 };
      expectRefusal(await ask({ interfaceDetails: unknown }), notAuthorized);
    },
  },
  {
    id: "CCF-HOME-081",
    level: "MUST",
    clause: "security, Identities",
    step: 7,
    title: "gives each peer CCF the keys of its own agreement's AEFs, and not those of another's",
    needs: [...needsPeer, "otherPeer", "otherPeerAef"],
    async run({ invoker, ask, askAs, caller, aef, target }) {
      const others = about(target.otherPeerAef, "otherPeerAef");
      const securityInfo = [pskWith(aef().aefId), pskWith(others.aefId)];
      await invoker.obtainSecurityMethod({ securityInfo });
      const otherPeer = caller("CCF-C", given(target.otherPeer, "otherPeer"));
      expectKeyAnswer(await askAs(otherPeer, others));
      expectRefusal(await askAs(otherPeer), notAuthorized);
      expectRefusal(await ask(others), notAuthorized);
    },
  },
  {
    id: "CCF-HOME-082",
    level: "MUST",
    clause: "security, Identities; TS 23.222 8.25.3.10",
    step: 7,
    title: "refuses a CCF with which there is no agreement",
    needs: [...needsPeer, "withoutAgreement"],
    async run(bench) {
      await keyGiven(bench);
      const stranger = bench.caller(
        "CCF-X",
        given(bench.target.withoutAgreement, "withoutAgreement"),
      );
      await expectNoAccess(() => bench.askAs(stranger), notAuthorized);
    },
  },
  {
    id: "CCF-HOME-083",
    level: "MUST",
    clause: "security, Identities",
    step: 7,
    title: "refuses an invoker that asks for security information, be it its own",
    needs: needsPeer,
    async run(bench) {
      await keyGiven(bench);
      expectRefusal(await bench.askAs(bench.invoker.caller), notAuthorized);
    },
  },
  {
    id: "CCF-HOME-084",
    level: "MUST",
    clause: "TS 33.122 6.5.2.1 step 4",
    step: 5,
    title: "gives an AEF of its own domain the key of an invoker of its own",
    needs: ["localAef", "localAef.cert", "ccfId", "peer", "aef"],
    async run({ invoker, askAs, caller, target }) {
      const local = about(target.localAef, "localAef");
      await invoker.obtainSecurityMethod({ securityInfo: [pskWith(local.aefId)] });
      const asAef = caller(`AEF ${local.aefId}`, given(target.localAef, "localAef"));
      expectAnswer(await askAs(asAef, local), 200);
    },
  },
  {
    id: "CCF-HOME-085",
    level: "MUST",
    clause: "security, Identities",
    step: 5,
    title: "refuses an AEF that asks for another AEF's key",
    needs: ["localAef", "localAef.cert", "otherLocalAef", "ccfId", "peer", "aef"],
    async run({ invoker, askAs, caller, target }) {
      const own = about(target.localAef, "localAef");
      const others = about(target.otherLocalAef, "otherLocalAef");
      const securityInfo = [pskWith(own.aefId), pskWith(others.aefId)];
      await invoker.obtainSecurityMethod({ securityInfo });
      const asAef = caller(`AEF ${own.aefId}`, given(target.localAef, "localAef"));
      expectKeyAnswer(await askAs(asAef, own));
      expectRefusal(await askAs(asAef, others), notAuthorized);
    },
  },
];
