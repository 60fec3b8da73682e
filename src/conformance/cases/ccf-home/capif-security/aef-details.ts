import type { CcfInformation } from "../../../../contract/types.js";
import { expect, expectRefusal } from "../../../bench/expect.js";
import { given } from "../../../bench/home.js";
import type { CaseOf } from "../../../case.js";
import { expectKeyAtPeer, expectNoKeyAtPeer, keyAtPeer } from "./peer-key.js";
import { expectAgreed, expectInterfaces, onlyEntry, pskWith } from "./security-context.js";

/** Step 1: the AEF's details, and the CCF's own, that step 4 needs. */
export const aefDetails: readonly CaseOf<"ccf-home">[] = [
  {
    id: "CCF-HOME-009",
    level: "MUST",
    clause: "TR 33.700-22 6.13.2.2 step 1; contract 2",
    step: 1,
    title: "gives the AEF's details: its interfaces, all of them",
    needs: ["aef"],
    async run({ invoker, aef, target }) {
      const { body } = await invoker.obtainSecurityMethod();
      expectInterfaces(onlyEntry(body), aef().interfaces);

      const several = target.multiInterfaceAef;
      if (several === undefined) return;
      const entry = expectAgreed(await invoker.put({ securityInfo: [pskWith(several)] }));
      expectInterfaces(entry, several.interfaces);
    },
  },
  {
    id: "CCF-HOME-010",
    level: "MUST",
    clause: "TR 33.700-22 6.13.2.2 step 4, NOTE X; contract 2",
    step: 1,
    title: "gives its own information, id and address, for the invoker to hand on",
    needs: ["ccfId"],
    async run({ invoker, target }) {
      const { ccfInformation } = (await invoker.obtainSecurityMethod()).body;
      expect(ccfInformation?.ccfId === target.ccfId, "ccfInformation does not name the CCF", {
        expected: target.ccfId,
        actual: ccfInformation?.ccfId,
      });
      expect(ccfInformation?.ccfAddress !== undefined, "ccfInformation has no ccfAddress");
    },
  },
  {
    id: "CCF-HOME-011",
    level: "MUST",
    clause: "TR 33.700-22 6.13.2.2 steps 6, 7; contract 2",
    step: 7,
    title: "answers a peer that names it by the ccfInformation of step 1, by either member",
    needs: ["peer", "aef", "ccfId"],
    async run({ invoker, ask }) {
      const { ccfInformation = {} } = (await invoker.obtainSecurityMethod()).body;
      const { ccfId, ccfAddress } = ccfInformation;
      const forms: CcfInformation[] = [
        ccfInformation,
        ...(ccfId === undefined ? [] : [{ ccfId }]),
        ...(ccfAddress === undefined ? [] : [{ ccfAddress }]),
      ];
      for (const form of forms) await keyAtPeer({ ask }, { ccfInformation: form });
    },
  },
  {
    id: "CCF-HOME-012",
    level: "MUST",
    clause: "TS 29.222 8.5.4.2.3; TS 33.122 6.5.2.1 step 2",
    step: 1,
    title: "takes interfaceDetails in the place of aefId, and agrees on that interface alone",
    needs: ["multiInterfaceAef", "peer", "ccfId"],
    async run({ invoker, ask, aef, target }) {
      const { aefId, interfaces } = given(target.multiInterfaceAef, "ccf-home.multiInterfaceAef");
      expectAgreed(await invoker.put({ securityInfo: [pskWith({ aefId })] }));

      const [other, details] = interfaces;
      const { securityMethods: _, ...interfaceDetails } = details ?? {};
      const { session, body } = await invoker.obtainSecurityMethod({
        securityInfo: [{ interfaceDetails, prefSecurityMethods: ["PSK"] }],
      });
      expectInterfaces(onlyEntry(body), [interfaceDetails]);
      await expectKeyAtPeer({ ask, aef }, session, { aefId, details: interfaceDetails });
      await expectNoKeyAtPeer({ ask }, { aefId, ...(other && { interfaceDetails: other }) });
    },
  },
  {
    id: "CCF-HOME-013",
    level: "MUST",
    clause: "contract 4",
    step: 1,
    title: "answers 404 for an AEF or interface that it does not know, and goes on serving",
    async run({ invoker }) {
      await invoker.obtainSecurityMethod();
      const unknown = [
        { aefId: "aef-that-nobody-knows" },
        { interfaceDetails: { fqdn: "nobody-knows.invalid", port: 8443 } },
      ];
      for (const one of unknown) {
        const securityInfo = [{ ...one, prefSecurityMethods: ["PSK"] }];
        const reply = await invoker.put({ securityInfo });
        expectRefusal(reply, { status: 404, cause: "AEF_NOT_FOUND" });
      }
      await invoker.obtainSecurityMethod();
    },
  },
  {
    id: "CCF-HOME-014",
    level: "MUST",
    clause: "contract 2, 3.2",
    step: 1,
    title: "says that it derives by TLS12_MASTER_SECRET, also where the request says nothing",
    async run({ invoker }) {
      const { body } = await invoker.obtainSecurityMethod();
      const [{ keyDerivations: _, ...asked } = onlyEntry(body)] = invoker.request().securityInfo;
      const silent = await invoker.obtainSecurityMethod({ securityInfo: [asked] });
      for (const { keyDerivation } of [onlyEntry(body), onlyEntry(silent.body)])
        expect(keyDerivation === "TLS12_MASTER_SECRET", "keyDerivation is another", {
          expected: "TLS12_MASTER_SECRET",
          actual: keyDerivation ?? "absent",
        });
    },
  },
  {
    id: "CCF-HOME-015",
    level: "MUST",
    clause: "contract 2",
    step: 1,
    title: "passes over a derivation that it does not know",
    needs: ["aef"],
    async run({ invoker, aef }) {
      await invoker.obtainSecurityMethod();
      const keyDerivations = ["DERIVATION_OF_LATER", "TLS12_MASTER_SECRET"];
      const reply = await invoker.put({ securityInfo: [{ ...pskWith(aef()), keyDerivations }] });
      const { keyDerivation } = expectAgreed(reply);
      expect(keyDerivation === "TLS12_MASTER_SECRET", "keyDerivation is another", {
        expected: "TLS12_MASTER_SECRET",
        actual: keyDerivation ?? "absent",
      });
    },
  },
  {
    id: "CCF-HOME-016",
    level: "MUST",
    clause: "contract 2, 4",
    step: 1,
    title: "refuses a request for PSK all of whose derivations it does not know",
    needs: ["aef"],
    async run({ invoker, aef }) {
      await invoker.obtainSecurityMethod();
      const keyDerivations = ["DERIVATION_OF_LATER"];
      const reply = await invoker.put({ securityInfo: [{ ...pskWith(aef()), keyDerivations }] });
      const { invalidParams = [] } = expectRefusal(reply, {
        status: 400,
        cause: "OPTIONAL_IE_INCORRECT",
      });
      const at = invalidParams.map(({ param }) => param);
      expect(
        at.some((param) => param.startsWith("/securityInfo/0/keyDerivations")),
        "invalidParams does not point at keyDerivations",
        { expected: "/securityInfo/0/keyDerivations", actual: at },
      );
    },
  },
];
