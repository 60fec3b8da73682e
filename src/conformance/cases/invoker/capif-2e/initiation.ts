import { isDeepStrictEqual } from "node:util";
import { expect } from "../../../bench/expect.js";
import type { InvokerBench } from "../../../bench/invoker.js";
import { answerJson } from "../../../bench/neighbour.js";
import { redirectLoop } from "../../../bench/redirect-loop.js";
import type { CaseOf } from "../../../case.js";
import { endsAt, expectEnd } from "../ends.js";
import { expectBody, firstOf } from "../request.js";

const initiationOf = async (run: InvokerBench["run"]) => {
  const { aef, output } = await run();
  return firstOf(aef.initiated, "Authentication Initiation Request", output);
};

const prefix = "/nef/b1";

/** Step 4: the Authentication Initiation Request. */
export const initiation: readonly CaseOf<"invoker">[] = [
  {
    id: "INVOKER-029",
    level: "MUST",
    clause: "TR 33.700-22 6.13.2.2 step 4; TS 33.122 6.5.2.1 step 3",
    step: 4,
    title: "sends the AEF an Authentication Initiation Request with its own id",
    async run({ clean, apiInvokerId }) {
      const asked = await initiationOf(clean);
      const body = expectBody("aef-authentication", "AuthenticationInitiationReq", asked);
      expect(body.apiInvokerId === apiInvokerId, "it names another invoker", {
        expected: apiInvokerId,
        actual: body.apiInvokerId,
      });
    },
  },
  {
    id: "INVOKER-030",
    level: "MUST",
    clause: "TR 33.700-22 6.13.2.2 step 4, NOTE X; contract 2",
    step: 4,
    title: "hands the AEF the CCF-B information of step 1, id and address, unchanged",
    async run({ home, run }) {
      const ccfAddress = { fqdn: "CCF-B.example.net", port: 8443, apiPrefix: "/Capif/" };
      const ccfInformation = { ccfId: "the-home-ccf", ccfAddress };
      home.behave(home.selecting(() => home.answer({ ccfInformation })));
      const { body } = await initiationOf(run);
      expect(
        isDeepStrictEqual(body.ccfInformation, ccfInformation),
        "the CCF-B information is not that of step 1",
        { expected: ccfInformation, actual: body.ccfInformation },
      );
    },
  },
  {
    id: "INVOKER-031",
    level: "SHOULD",
    clause: "contract 2; security, Step 4 is open to anyone",
    step: 4,
    title: "says by aefPskId which key it holds",
    async run({ clean }) {
      const { body } = await initiationOf(clean);
      expect(typeof body.aefPskId === "string", "the request has no aefPskId");
    },
  },
  {
    id: "INVOKER-032",
    level: "MUST",
    clause: "contract, table of APIs; TR 33.700-22 6.13.2.2 step 4",
    step: 4,
    title: "asks below the apiPrefix of the interface that step 1 named",
    async run({ aef, run }) {
      aef.publish(prefix);
      const { method, path } = await initiationOf(run);
      const expected = `${prefix}/aef-authentication/v1/initiate-authentication`;
      expect(method === "POST" && path === expected, "step 4 went elsewhere", {
        expected: `POST ${expected}`,
        actual: `${method} ${path}`,
      });
    },
  },
  {
    id: "INVOKER-034",
    level: "MUST",
    clause: "security, Calls that must not happen",
    step: 4,
    title: "follows no redirect of the AEF to an address that step 1 did not name",
    async run({ control, elsewhere, aef, run }) {
      await control();
      const { neighbour, origin } = await elsewhere("AEF");
      const location = `${origin}/aef-authentication/v1/initiate-authentication`;
      aef.behave(answerJson(307, { status: 307, title: "Temporary Redirect" }, { location }));
      const seen = await run();
      expect(neighbour.connections === 0, "it dialled the address of the Location header", {
        expected: 0,
        actual: neighbour.connections,
      });
      expectEnd(seen, 4);
    },
  },
  {
    id: "INVOKER-059",
    level: "MUST",
    clause: "security, Calls that must not happen",
    step: 4,
    title: "follows a redirect of the AEF to itself once at most",
    async run({ control, aef, run }) {
      await control();
      const loop = redirectLoop();
      aef.behave(loop.behave);
      expectEnd(await run(), 4);
      loop.expectGivenUp();
    },
  },
  {
    id: "INVOKER-035",
    level: "MUST",
    clause: "contract 4; TS 33.122 6.5.2.1",
    step: 10,
    title: "takes a 403 of the AEF for a refusal, whatever its body holds",
    run: endsAt(4, ({ aef }) => {
      const problem = { status: 403, cause: "AUTHENTICATION_REJECTED" };
      aef.behave(answerJson(403, { ...aef.answer(), ...problem }));
    }),
  },
];
