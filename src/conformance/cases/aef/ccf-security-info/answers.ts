import type { AefBench } from "../../../bench/aef.js";
import { expect, expectAnswer, expectRefusal, type Refusal } from "../../../bench/expect.js";
import { freshKeyId, type GivenKey } from "../../../bench/given-key.js";
import { answerJson, type Behaviour } from "../../../bench/neighbour.js";
import { redirectLoop } from "../../../bench/redirect-loop.js";
import type { CaseOf } from "../../../case.js";
import { refusing } from "../rejection.js";

/** An answer with a new key that is right but for what is changed; undefined leaves a member out. */
type Changes = (bench: AefBench, key: GivenKey) => { [member: string]: unknown };

interface Contradiction {
  id: string;
  title: string;
  clause?: string;
  changes?: Changes;
  mediaType?: string;
  allowed?: readonly Refusal[];
}

const badGateway = { status: 502, cause: "INBOUND_SERVER_ERROR" };

const contradictions: readonly Contradiction[] = [
  {
    id: "AEF-047",
    title: "refuses an answer about another invoker",
    changes: () => ({ apiInvokerId: "API-INVOKER-SOMEBODY-ELSE" }),
  },
  {
    id: "AEF-048",
    title: "refuses an answer for another AEF",
    changes: () => ({ aefId: "aef-somebody-else" }),
  },
  {
    id: "AEF-049",
    title: "refuses an answer for another interface",
    changes: () => ({ interfaceDetails: { fqdn: "aef.elsewhere.example.org", port: 8443 } }),
  },
  {
    id: "AEF-050",
    title: "refuses an answer in which another CCF than the named one confirms the invoker",
    changes: () => ({ ccfId: "ccf-somebody-else" }),
  },
  {
    id: "AEF-051",
    title: "refuses a key of another length than 32 octets",
    clause: "TS 33.122 A.1; contract 2, SecurityInfoRsp",
    changes: (_, { told }) => ({ aefPsk: told.aefPsk.slice(0, 32) }),
  },
  {
    id: "AEF-052",
    title: "refuses a key that does not fit its aefPskId",
    clause: "contract 2, aefPskId",
    changes: ({ freshKey }) => ({ aefPsk: freshKey().told.aefPsk }),
  },
  {
    id: "AEF-053",
    title: "refuses a key without remaining validity",
    clause: "TS 33.122 6.5.2.1 step 4; contract 2, remainingValidity",
    changes: () => ({ remainingValidity: undefined }),
  },
  {
    id: "AEF-054",
    title: "refuses a key with a remaining validity of 0",
    clause: "contract 2, remainingValidity",
    changes: () => ({ remainingValidity: 0 }),
    allowed: [badGateway, { status: 403, cause: "AUTHENTICATION_REJECTED" }],
  },
  {
    id: "AEF-055",
    title: "refuses an answer of another media type than JSON",
    clause: "contract 4; TS 29.500 5.4",
    mediaType: "text/html",
  },
  {
    id: "AEF-056",
    title: "takes no key from an answer with another security method than PSK",
    clause: "TS 33.122 6.5.2.1 step 4; contract 2, SecurityInfoRsp",
    changes: () => ({ securityMethod: "PKI" }),
    allowed: [badGateway, { status: 403, cause: "AUTHENTICATION_REJECTED" }],
  },
];

const wrongly =
  (bench: AefBench, key: GivenKey, { changes, mediaType }: Contradiction): Behaviour =>
  (asked, response) => {
    const info = { ...bench.ccf.info(asked, { ...bench.ccfInformation, ...key.told }) };
    const wrong = { ...info, ...changes?.(bench, key) };
    const headers = mediaType === undefined ? {} : { "content-type": mediaType };
    return answerJson(200, wrong, headers)(asked, response);
  };

const contradictionCase = (one: Contradiction): CaseOf<"aef"> => ({
  id: one.id,
  level: "MUST",
  clause: one.clause ?? "security, Identities; contract 4",
  step: 9,
  title: `${one.title}, and keeps no key of it`,
  async run(bench) {
    const { ready, initiate, ccf, freshKey } = bench;
    await ready();
    const key = freshKey();
    ccf.behave(wrongly(bench, key, one));
    const reply = await initiate({ aefPskId: key.aefPskId });
    expectRefusal(reply, ...(one.allowed ?? [badGateway]));
    ccf.behave(refusing(404, "SECURITY_CONTEXT_NOT_FOUND"));
    const { status } = await initiate({ aefPskId: key.aefPskId });
    expect(status !== 200, "the key of the wrong answer was kept");
  },
});

/** Step 9: what the AEF makes of its CCF's answer. */
export const answers: readonly CaseOf<"aef">[] = [
  ...contradictions.map(contradictionCase),
  {
    id: "AEF-057",
    level: "MUST",
    clause: "security, Calls that must not happen",
    step: 9,
    title: "does not follow a redirect of its CCF to an address that is not configured",
    async run({ ready, initiate, bystander, ccf }) {
      await ready();
      const { origin, connections } = await bystander();
      const location = `${origin}/ccf-security-info/v1/request-security-info`;
      ccf.behave(refusing(307, undefined, { location }));
      expectRefusal(await initiate({ aefPskId: freshKeyId() }), badGateway);
      expect(connections() === 0, "the redirect was followed");
    },
  },
  {
    id: "AEF-099",
    level: "MUST",
    clause: "security, Calls that must not happen",
    step: 9,
    title: "follows a redirect of its CCF to itself once at most",
    async run({ ready, initiate, ccf }) {
      await ready();
      const loop = redirectLoop();
      ccf.behave(loop.behave);
      expectRefusal(await initiate({ aefPskId: freshKeyId() }), badGateway);
      loop.expectGivenUp();
    },
  },
  {
    id: "AEF-058",
    level: "MUST",
    clause: "contract 2, SecurityInfoRsp",
    step: 9,
    title: "takes the key in upper-case hex digits too",
    async run({ initiate, ccf, confirming }) {
      ccf.behave(confirming({ aefPsk: ccf.aefPsk.toString("hex").toUpperCase() }));
      expectAnswer(await initiate(), 200);
    },
  },
  {
    id: "AEF-059",
    level: "MUST",
    clause: "TS 29.500 6.6.2; contract 1",
    step: 9,
    title: "ignores members of its CCF's answer that it does not know",
    async run({ initiate, ccf, ccfInformation }) {
      ccf.behave((asked, response) => {
        const info = { ...ccf.info(asked, ccfInformation), vendorSpecific: { later: [true] } };
        return answerJson(200, info)(asked, response);
      });
      expectAnswer(await initiate(), 200);
    },
  },
];
