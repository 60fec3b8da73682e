import { randomBytes } from "node:crypto";
import type { SecurityInformation, ServiceSecurityReq } from "../../../../contract/types.js";
import { expectKey } from "../../../bench/derivation.js";
import { expect, expectAnswer } from "../../../bench/expect.js";
import { NotTestable } from "../../../bench/failures.js";
import type { HomeBench } from "../../../bench/home.js";
import type { CaseOf } from "../../../case.js";
import { byCertificate, partiesOf } from "./parties.js";
import { entryOf, expectOurForm, expectSessionKey, keyTextOf } from "./published-key.js";
import { entriesIn } from "./security-api.js";

/** Agrees on a connection of its own; what the AEF then gets, and the session it must come from. */
const agreed = async (
  bench: HomeBench,
  {
    sent,
    parties = partiesOf(bench),
  }: { sent?: object; parties?: ReturnType<typeof partiesOf> } = {},
) => {
  const { invoker, aef, request, localAef } = parties;
  if (!bench.target.apiRoot.startsWith("https:"))
    throw new NotTestable("an https: apiRoot, or client-certificates: false in features");
  await invoker.caller.close();
  expectAnswer(await invoker.agree(request(), sent), 201);
  const session = invoker.caller.session();
  const { aefId, interfaces } = localAef();
  const text = keyTextOf(await aef.read(), aefId);
  const [details = {}] = interfaces;
  return { parties, session, text, bound: { aefId, details } };
};

/** What a proxy in front of a CCF may hand on, and a client may send just as well. */
const claiming = ({ sessionId, masterSecret }: { sessionId: Buffer; masterSecret: Buffer }) => ({
  headers: Object.fromEntries([
    ...["x-tls-master-secret", "x-tls-master-key", "x-ssl-master-key", "x-master-secret"].map(
      (name) => [name, masterSecret.toString("hex")],
    ),
    ...["x-tls-session-id", "x-ssl-session-id", "x-session-id"].map((name) => [
      name,
      sessionId.toString("hex"),
    ]),
  ]),
});

const withoutKey = async (bench: HomeBench, query: Record<string, string>): Promise<void> => {
  const { invoker, aef, request, localAef } = partiesOf(bench);
  expectAnswer(await invoker.agree(request()), 201);
  const { aefId } = localAef();
  const { authenticationInfo } = entryOf(await aef.read({ query }), aefId);
  expect(authenticationInfo === undefined, "the answer has authenticationInfo unasked", {
    expected: "no authenticationInfo",
    actual: "authenticationInfo",
  });
};

/** The key: who gets it, in what form, and what it is derived from. */
export const keys: readonly CaseOf<"ccf-home">[] = [
  {
    id: "TS29222-009",
    level: "MUST",
    clause: "TS 33.122 6.5.2.1 step 4; TS 29.222 8.5.2.3.3.1",
    step: 5,
    title: "gives the AEF that asks with authenticationInfo=true the key in authenticationInfo",
    needs: ["localAef"],
    async run(bench) {
      const { invoker, aef, request, localAef } = partiesOf(bench);
      expectAnswer(await invoker.agree(request()), 201);
      keyTextOf(await aef.read(), localAef().aefId);
    },
  },
  {
    id: "TS29222-010",
    level: "FFS",
    clause: "TS 29.222 8.5.4.2.3; contract 2",
    step: 8,
    title: "writes the key as 64 hex digits",
    needs: ["localAef"],
    async run(bench) {
      const { invoker, aef, request, localAef } = partiesOf(bench);
      expectAnswer(await invoker.agree(request()), 201);
      expectOurForm(keyTextOf(await aef.read(), localAef().aefId));
    },
  },
  {
    id: "TS29222-011",
    level: "MUST",
    clause: "TS 33.122 6.5.2.1 step 2, A.1",
    step: 3,
    title: "derives AEF_PSK from master secret and Session ID of the TLS session of the request",
    needs: ["localAef"],
    applies: byCertificate,
    async run(bench) {
      const { parties, session: earlier } = await agreed(bench);
      const chosen = { sessionId: randomBytes(32), masterSecret: randomBytes(48) };
      const sent = claiming(chosen);
      const { text, session, bound } = await agreed(bench, { sent, parties });
      expectSessionKey(text, session, bound, { chosen, earlier });
    },
  },
  {
    id: "TS29222-012",
    level: "FFS",
    clause: "TS 33.122 A.1; contract 3.1",
    step: 3,
    title: "takes https://host:port with the apiPrefix for the interface information of the key",
    needs: ["localAef"],
    applies: byCertificate,
    async run(bench) {
      const { text, session, bound } = await agreed(bench);
      expectKey(text, session, bound.details);
    },
  },
  {
    id: "TS29222-013",
    level: "MUST",
    clause: "TS 29.222 8.5.2.3.3.1",
    step: 5,
    title: "gives no key to an AEF that does not ask for authenticationInfo",
    needs: ["localAef"],
    run: (bench) => withoutKey(bench, {}),
  },
  {
    id: "TS29222-014",
    level: "MUST",
    clause: "TS 29.222 8.5.2.3.3.1",
    step: 5,
    title: "gives no key to an AEF that asks with authenticationInfo=false",
    needs: ["localAef"],
    run: (bench) => withoutKey(bench, { authenticationInfo: "false" }),
  },
  {
    id: "TS29222-015",
    level: "MUST",
    clause: "TS 29.222 8.5.4.2.3; TS 33.122 6.5.2.1 step 2",
    step: 1,
    title: "neither echoes what the invoker says in authenticationInfo, nor gives it as the key",
    needs: ["localAef"],
    async run(bench) {
      const { invoker, aef, request, localAef } = partiesOf(bench);
      const { aefId } = localAef();
      const said = randomBytes(32).toString("hex");
      const entry: SecurityInformation = { aefId, prefSecurityMethods: ["PSK"] };
      const own = { ...entry, authenticationInfo: said, authorizationInfo: said };
      expectAnswer(await invoker.agree(request()), 201);
      const body: ServiceSecurityReq = request({ securityInfo: [own] });
      const reply = await invoker.agree(body);
      if (reply.status === 400) return;
      expectAnswer(reply, 201);
      const given = await aef.read();
      expect(
        !given.text.includes(said),
        "the invoker's own authenticationInfo is given to the AEF as the key",
      );
      expect(!reply.text.includes(said), "the invoker's own authenticationInfo is echoed");
    },
  },
  {
    id: "TS29222-016",
    level: "MUST",
    clause: "TS 33.122 6.5.2.1 step 2; contract 2",
    step: 1,
    title: "answers the invoker without the key",
    needs: ["localAef"],
    async run(bench) {
      const { invoker, aef, request, localAef } = partiesOf(bench);
      const reply = await invoker.agree(request());
      expectAnswer(reply, 201);
      const key = keyTextOf(await aef.read(), localAef().aefId);
      const isIn = reply.text.includes(key) || hasInformation(entriesIn(reply));
      expect(!isIn, "the key stands in the invoker's own answer");
    },
  },
];

const hasInformation = (entries: readonly SecurityInformation[]): boolean =>
  entries.some(({ authenticationInfo = "" }) => authenticationInfo !== "");
