import { setTimeout as wait } from "node:timers/promises";
import type { ServiceSecurityReq } from "../../../../contract/types.js";
import type { Reply } from "../../../bench/caller.js";
import { expect, expectAnswer, expectRefusal, type Refusal } from "../../../bench/expect.js";
import type { CaseOf } from "../../../case.js";

/** Expects a 400 that points at one member or parameter. */
const expectPointing = (reply: Reply, cause: string, at: string): void => {
  const { invalidParams = [] } = expectRefusal(reply, { status: 400, cause });
  const params = invalidParams.map(({ param }) => param);
  expect(
    params.some((param) => param === at || param.startsWith(`${at}/`)),
    "invalidParams does not point at what is wrong",
    { expected: at, actual: params },
  );
};

/** The valid request with another first entry. */
const withEntry = (request: ServiceSecurityReq, change: (entry: object) => object) => ({
  ...request,
  securityInfo: request.securityInfo.map(change),
});

const without = <K extends string>(value: object, member: K): object =>
  Object.fromEntries(Object.entries(value).filter(([name]) => name !== member));

const badInterface: readonly Refusal[] = [
  { status: 400, cause: "MANDATORY_IE_MISSING" },
  { status: 400, cause: "MANDATORY_IE_INCORRECT" },
  { status: 400, cause: "OPTIONAL_IE_INCORRECT" },
];

/** Step 1: what of a request the CCF refuses, and how it says so (TS 29.122 5.2.6). */
export const request: readonly CaseOf<"ccf-home">[] = [
  {
    id: "CCF-HOME-052",
    level: "MUST",
    clause: "TS 29.122 5.2.6; TS 29.222 8.5.4.2.2; contract 4",
    step: 1,
    title: "names the mandatory member that a request lacks",
    async run({ invoker }) {
      await invoker.obtainSecurityMethod();
      const valid = invoker.request();
      const lacking = {
        "/securityInfo": without(valid, "securityInfo"),
        "/notificationDestination": without(valid, "notificationDestination"),
        "/securityInfo/0/prefSecurityMethods": withEntry(valid, (entry) =>
          without(entry, "prefSecurityMethods"),
        ),
      };
      for (const [at, body] of Object.entries(lacking))
        expectPointing(await invoker.put({}, { body }), "MANDATORY_IE_MISSING", at);
    },
  },
  {
    id: "CCF-HOME-053",
    level: "MUST",
    clause: "TS 29.122 5.2.6; contract 4",
    step: 1,
    title: "names the member that is of a wrong type, and whether it is mandatory",
    async run({ invoker }) {
      await invoker.obtainSecurityMethod();
      const valid = invoker.request();
      const wrong = [
        ["MANDATORY", "/securityInfo", { ...valid, securityInfo: "PSK" }],
        ["MANDATORY", "/securityInfo", { ...valid, securityInfo: [] }],
        ["MANDATORY", "/notificationDestination", { ...valid, notificationDestination: 7 }],
        [
          "MANDATORY",
          "/securityInfo/0/prefSecurityMethods",
          withEntry(valid, (entry) => ({ ...entry, prefSecurityMethods: "PSK" })),
        ],
        [
          "OPTIONAL",
          "/securityInfo/0/keyDerivations",
          withEntry(valid, (entry) => ({ ...entry, keyDerivations: 1 })),
        ],
      ] as const;
      for (const [kind, at, body] of wrong)
        expectPointing(await invoker.put({}, { body }), `${kind}_IE_INCORRECT`, at);
    },
  },
  {
    id: "CCF-HOME-054",
    level: "MUST",
    clause: "TS 29.222 8.5.4.2.3",
    step: 1,
    title: "takes exactly one of aefId and interfaceDetails in an entry",
    needs: ["aef"],
    async run({ invoker, aef }) {
      await invoker.obtainSecurityMethod();
      const valid = invoker.request();
      const [details = {}] = aef().interfaces;
      const { securityMethods: _, ...interfaceDetails } = details;
      const both = withEntry(valid, (entry) => ({ ...entry, interfaceDetails }));
      const neither = withEntry(valid, (entry) => without(entry, "aefId"));
      for (const body of [both, neither])
        expectRefusal(await invoker.put({}, { body }), ...badInterface);
    },
  },
  {
    id: "CCF-HOME-055",
    level: "MUST",
    clause: "TS 29.122 5.2.6; contract 4",
    step: 1,
    title: "refuses a body that is not JSON as INVALID_MSG_FORMAT",
    async run({ invoker }) {
      await invoker.obtainSecurityMethod();
      const cut = JSON.stringify(invoker.request()).slice(0, -1);
      for (const raw of [cut, "securityInfo=PSK"])
        expectRefusal(await invoker.put({}, { raw }), {
          status: 400,
          cause: "INVALID_MSG_FORMAT",
        });
    },
  },
  {
    id: "CCF-HOME-056",
    level: "MUST",
    clause: "TS 29.122 5.2.6; TS 29.222 7.5",
    step: 1,
    title: "takes JSON with parameters to its media type, and no other media type",
    async run({ invoker }) {
      await invoker.obtainSecurityMethod();
      const sendAs = (type: string) => invoker.put({}, { headers: { "content-type": type } });
      expectAnswer(await sendAs("application/json; charset=utf-8"), 201);
      expectRefusal(await sendAs("text/plain"), { status: 415 });
    },
  },
  {
    id: "CCF-HOME-057",
    level: "MUST",
    clause: "TS 29.501 5.2.4.3; TS 29.222 7.4",
    step: 1,
    title: "ignores members that it does not know",
    async run({ invoker }) {
      await invoker.obtainSecurityMethod();
      const later = { memberOfLater: { of: ["a", "later", "release"] } };
      const body = {
        ...withEntry(invoker.request(), (entry) => ({ ...entry, ...later })),
        ...later,
      };
      expectAnswer(await invoker.put({}, { body }), 201);
    },
  },
  {
    id: "CCF-HOME-058",
    level: "MUST",
    clause: "TS 29.122 5.2.6; contract 4",
    step: 1,
    title: "refuses a query parameter of a wrong type by its name",
    async run({ invoker }) {
      await invoker.obtainSecurityMethod();
      expectAnswer(await invoker.info({ query: { authenticationInfo: "false" } }), 200);
      const reply = await invoker.info({ query: { authenticationInfo: "maybe" } });
      expectPointing(reply, "OPTIONAL_QUERY_PARAM_INCORRECT", "authenticationInfo");
    },
  },
  {
    id: "CCF-HOME-124",
    level: "MUST",
    clause: "security, Calls that must not happen",
    step: 1,
    title: "does not dial the notification destination that an invoker names, whatever happens",
    async run({ invoker, decoy, waits }) {
      const listener = await decoy();
      const notificationDestination = `${listener.origin}/notifications`;
      await invoker.obtainSecurityMethod({ notificationDestination });
      expectAnswer(await invoker.update({ notificationDestination }), 200);
      expectAnswer(await invoker.forget(), 204);
      await wait(waits.quietMs);
      expect(listener.connections === 0, "it dialled an address that only the invoker named", {
        expected: "no connection",
        actual: listener.connections,
      });
    },
  },
  {
    id: "CCF-HOME-123",
    level: "SHOULD",
    clause: "TS 29.122 5.2.6; RFC 9110 15.5.15",
    step: 1,
    title: "answers an address of 20 000 characters, with 414 if that is too long, and goes on",
    async run({ invoker }) {
      await invoker.obtainSecurityMethod();
      const reply = await invoker.info({ query: { later: "x".repeat(20_000) } });
      if (reply.status !== 200) expectRefusal(reply, { status: 414 }, { status: 431 });
      await invoker.caller.close();
      expectAnswer(await invoker.info(), 200);
    },
  },
];
