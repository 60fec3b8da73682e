import type { Sent } from "../../../bench/caller.js";
import { expect, expectAnswer, expectRefusal, type Refusal } from "../../../bench/expect.js";
import type { CaseOf } from "../../../case.js";
import { partiesOf } from "./parties.js";

type Parties = ReturnType<typeof partiesOf>;

/** A Security Method Request with one fault in it, after the same without. */
const wrong =
  (
    make: (parties: Parties) => { body?: unknown; sent?: Sent },
    ...allowed: readonly Refusal[]
  ): CaseOf<"ccf-home">["run"] =>
  async (bench) => {
    const parties = partiesOf(bench);
    expectAnswer(await parties.invoker.agree(parties.request()), 201);
    const { body = parties.request(), sent } = make(parties);
    expectRefusal(await parties.invoker.agree(body, sent), ...allowed);
  };

const refused = {
  level: "MUST",
  clause: "TS 29.222 8.5.4.2; TS 29.500 5.2.7.2",
  step: 1,
  needs: ["localAef"],
} as const;

/** Requests with one fault in them, or with something strange that does no harm. */
export const requests: readonly CaseOf<"ccf-home">[] = [
  {
    ...refused,
    id: "TS29222-029",
    title: "refuses with 400 a Security Method Request without securityInfo",
    run: wrong(({ request }) => ({ body: { ...request(), securityInfo: undefined } }), {
      status: 400,
    }),
  },
  {
    ...refused,
    id: "TS29222-030",
    title: "refuses with 400 an entry that names neither AEF nor interface",
    run: wrong(
      ({ request }) => ({
        body: { ...request(), securityInfo: [{ prefSecurityMethods: ["PSK"] }] },
      }),
      { status: 400 },
    ),
  },
  {
    ...refused,
    id: "TS29222-031",
    title: "refuses with 400 a member of a wrong type",
    run: wrong(
      ({ request, localAef }) => ({
        body: {
          ...request(),
          securityInfo: [{ aefId: localAef().aefId, prefSecurityMethods: "PSK" }],
        },
      }),
      { status: 400 },
    ),
  },
  {
    ...refused,
    id: "TS29222-032",
    clause: "TS 29.122 5.2.6; TS 29.500 5.2.7.2",
    title: "refuses with 400 a body that is not JSON",
    run: wrong(() => ({ sent: { raw: '{ "securityInfo": [' } }), { status: 400 }),
  },
  {
    ...refused,
    id: "TS29222-033",
    level: "SHOULD",
    clause: "TS 29.122 5.2.6",
    title: "refuses with 415 a body of another media type than application/json",
    run: wrong(() => ({ sent: { headers: { "content-type": "text/plain" } } }), { status: 415 }),
  },
  {
    ...refused,
    id: "TS29222-034",
    clause: "RFC 9110 9.1, 15.5.6",
    title: "answers HEAD and a method that the resource does not have without a fault of its own",
    async run(bench) {
      const { apiInvokerId, aef, invoker, request } = partiesOf(bench);
      expectAnswer(await invoker.agree(request()), 201);
      for (const method of ["HEAD", "POST"]) {
        const params = { apiInvokerId };
        const body = method === "POST" ? { body: {} } : {};
        const sent = { params, method, ...body };
        const status = await aef.caller.statusOf("capif-security", "obtainApiInvokerInfo", sent);
        expect(status < 500 || status === 501, `${method} was answered ${status}`, {
          expected: "no 5xx but 501",
          actual: status,
        });
      }
    },
  },
  {
    ...refused,
    id: "TS29222-040",
    level: "SHOULD",
    clause: "TS 29.501 4.6; TS 29.122 5.2.2",
    step: 5,
    title: "ignores a query parameter that it does not know",
    async run(bench) {
      const { aef, invoker, request } = partiesOf(bench);
      expectAnswer(await invoker.agree(request()), 201);
      expectAnswer(await aef.read({}), 200);
      expectAnswer(await aef.read({ query: { "vendor-parameter": "1" } }), 200);
    },
  },
];
