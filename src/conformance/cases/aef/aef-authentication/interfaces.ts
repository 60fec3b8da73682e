import type { AuthenticationInitiationRsp } from "../../../../contract/types.js";
import { expect, expectAnswer } from "../../../bench/expect.js";
import { freshKeyId } from "../../../bench/given-key.js";
import type { CaseOf } from "../../../case.js";
import { expectRejection, expectSameBody, refusing } from "../rejection.js";
import { expectNotServed, expectServed, takesCertificates } from "../service/access.js";

/** A key is bound to one interface of one AEF. */
export const interfaces: readonly CaseOf<"aef">[] = [
  {
    id: "AEF-023",
    level: "MUST",
    clause: "contract 4; security, Identities",
    step: 4,
    title: "rejects an interface that is not its own, and asks nobody about it",
    async run({ ready, initiate, ccf }) {
      await ready();
      const interfaceDetails = { fqdn: "aef.elsewhere.example.org", port: 8443 };
      const foreign = await initiate({ interfaceDetails });
      expectRejection(foreign);
      expect(ccf.asked.length === 1, "the CCF was asked about somebody else's interface");
      ccf.behave(refusing(404, "API_INVOKER_NOT_FOUND"));
      expectSameBody(foreign, await initiate({ aefPskId: freshKeyId() }));
    },
  },
  {
    id: "AEF-037",
    level: "MUST",
    clause: "TR 33.700-22 6.13.2.2 step 4; contract 2, AuthenticationInitiationReq",
    step: 4,
    title: "takes a request without interfaceDetails, and the interface that its CCF names",
    async run({ target, request, initiate, connect, apiRoot, ccf, confirming, servicePath }) {
      const { interfaceDetails: _, ...body } = request();
      const [first] = target.interfaces;
      ccf.behave(confirming(first === undefined ? {} : { interfaceDetails: first }));
      const { pskIdentity = "" } = expectAnswer<AuthenticationInitiationRsp>(
        await initiate({}, { body }),
        200,
      );
      await expectServed(connect({ pskIdentity, apiRoot }), servicePath);
    },
  },
  {
    id: "AEF-024",
    level: "MUST",
    clause: "TS 33.122 6.5.2.1 step 2; contract 2",
    step: 5,
    title: "gets a key of its own for each interface, and asks its CCF about that one",
    applies: (declared) =>
      declared.declares("several-interfaces") ? undefined : "the AEF has one interface",
    async run({ ready, connect, ccf, confirming, freshKey, secondInterface, servicePath }) {
      const first = await ready();
      const key = freshKey();
      ccf.behave(confirming(key.told));
      const interfaceDetails = secondInterface();
      const second = await ready({ interfaceDetails, aefPskId: key.aefPskId });
      await expectServed(connect(second, { aefPsk: key.aefPsk }), servicePath);
      await expectServed(connect(first), servicePath);
    },
  },
  {
    id: "AEF-025",
    level: "MUST",
    clause: "TS 33.122 6.5.2.1 step 2; contract 2",
    step: 11,
    title: "serves nobody at one interface with the key of another",
    applies: (declared) =>
      declared.declares("several-interfaces") ? undefined : "the AEF has one interface",
    async run(bench) {
      const { ready, connect, secondInterface, servicePath } = bench;
      const first = await ready();
      const second = await ready({ interfaceDetails: secondInterface() });
      await expectServed(connect(first), servicePath);
      const elsewhere = { ...first, apiRoot: second.apiRoot };
      await expectNotServed(
        connect(elsewhere, takesCertificates(bench)),
        servicePath,
        "the key of another interface",
      );
    },
  },
];
