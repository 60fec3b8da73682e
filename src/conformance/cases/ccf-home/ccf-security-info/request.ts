import { expect, expectRefusal } from "../../../bench/expect.js";
import type { CaseOf } from "../../../case.js";
import { unlessNotices } from "../../revocation.js";
import { expectKeyAnswer, keyGiven, needsPeer } from "./key-answer.js";
import { given } from "./known-aef.js";

const optionalIncorrect = { status: 400, cause: "OPTIONAL_IE_INCORRECT" };

const mandatory = ["apiInvokerId", "aefId", "supportedFeatures"] as const;

/** How a destination on a good origin can still be wrong. */
const spoilt = (destination: string) => {
  const url = new URL(destination);
  return [
    url.href.replace(/^https:/, "http:"),
    url.href.replace("://", "://somebody:something@"),
    `${url.href}#fragment`,
  ];
};

/** What the body of a question has to be. */
export const request: readonly CaseOf<"ccf-home">[] = [
  {
    id: "CCF-HOME-090",
    level: "MUST",
    clause: "contract 1 and 4; TS 29.500 5.2.7.2",
    step: 7,
    title: "says which mandatory member a question lacks",
    needs: needsPeer,
    async run(bench) {
      await keyGiven(bench);
      for (const name of mandatory) {
        const { [name]: _, ...body } = bench.question();
        const { invalidParams = [] } = expectRefusal(await bench.ask({}, { body }), {
          status: 400,
          cause: "MANDATORY_IE_MISSING",
        });
        const named = invalidParams.map(({ param }) => param);
        expect(named.includes(`/${name}`), `invalidParams does not name ${name}`, {
          expected: `/${name}`,
          actual: named,
        });
      }
    },
  },
  {
    id: "CCF-HOME-091",
    level: "MUST",
    clause: "contract 4; TS 29.500 5.2.7.2",
    step: 7,
    title: "refuses mandatory members of a wrong type or form",
    needs: needsPeer,
    async run(bench) {
      await keyGiven(bench);
      for (const wrong of [{ apiInvokerId: 7 }, { aefId: [] }, { supportedFeatures: "none" }])
        expectRefusal(await bench.ask({}, { body: { ...bench.question(), ...wrong } }), {
          status: 400,
          cause: "MANDATORY_IE_INCORRECT",
        });
    },
  },
  {
    id: "CCF-HOME-092",
    level: "MUST",
    clause: "contract 4; TS 29.222 Table 8.5.4.2.4-1",
    step: 7,
    title: "refuses an interface that cannot be one",
    needs: needsPeer,
    async run(bench) {
      await keyGiven(bench);
      const twoHosts = { fqdn: "aef.example.com", ipv4Addr: "192.0.2.1", port: 8443 };
      const textPort = { fqdn: "aef.example.com", port: "8443" };
      for (const interfaceDetails of ["aef.example.com", twoHosts, textPort])
        expectRefusal(
          await bench.ask({}, { body: { ...bench.question(), interfaceDetails } }),
          optionalIncorrect,
        );
    },
  },
  {
    id: "CCF-HOME-093",
    level: "MUST",
    clause: "contract 4; TS 29.500 5.2.7.2",
    step: 7,
    title: "refuses a body that is not JSON",
    needs: needsPeer,
    async run(bench) {
      await keyGiven(bench);
      const whole = JSON.stringify(bench.question());
      for (const raw of [whole.slice(0, -1), "apiInvokerId=somebody"])
        expectRefusal(await bench.ask({}, { raw }), { status: 400, cause: "INVALID_MSG_FORMAT" });
    },
  },
  {
    id: "CCF-HOME-094",
    level: "MUST",
    clause: "contract 1; TS 29.501 4.4.1.1",
    step: 7,
    title: "ignores members that it does not know",
    needs: needsPeer,
    async run(bench) {
      const { info } = await keyGiven(bench);
      const body = { ...bench.question(), vendorSpecific: { answer: 42 }, apiId: "some-api" };
      const again = expectKeyAnswer(await bench.ask({}, { body }));
      expect(again.aefPskId === info.aefPskId, "a member that is not known changed the key");
    },
  },
  {
    id: "CCF-HOME-137",
    level: "MUST",
    clause: "contract, SecurityInfoReq.notificationDestination",
    step: 7,
    title:
      "refuses a question that offers RevocationNotification, and does not say where to notify",
    needs: needsPeer,
    applies: unlessNotices,
    async run(bench) {
      await keyGiven(bench);
      const { invalidParams = [] } = expectRefusal(await bench.ask({ supportedFeatures: "2" }), {
        status: 400,
        cause: "MANDATORY_IE_MISSING",
      });
      const named = invalidParams.map(({ param }) => param);
      const expected = "/notificationDestination";
      expect(named.includes(expected), "invalidParams names another", { expected, actual: named });
    },
  },
  {
    id: "CCF-HOME-095",
    level: "MUST",
    clause: "security, Calls that must not happen",
    step: 7,
    title: "refuses a notification destination on an origin that is not the caller's",
    needs: needsPeer,
    async run(bench) {
      await keyGiven(bench);
      const notificationDestination = "https://somebody-else.invalid/notifications";
      expectRefusal(await bench.ask({ notificationDestination }), optionalIncorrect);
    },
  },
  {
    id: "CCF-HOME-096",
    level: "MUST",
    clause: "security, Calls that must not happen",
    step: 7,
    title: "takes the caller's own notification destination, over TLS and bare of credentials only",
    needs: [...needsPeer, "peer.notificationDestination"],
    async run({ invoker, ask, target }) {
      await invoker.obtainSecurityMethod();
      const own = given(target.peer?.notificationDestination, "peer.notificationDestination");
      expectKeyAnswer(await ask({ notificationDestination: own }));
      for (const notificationDestination of spoilt(own))
        expectRefusal(await ask({ notificationDestination }), optionalIncorrect);
    },
  },
];
