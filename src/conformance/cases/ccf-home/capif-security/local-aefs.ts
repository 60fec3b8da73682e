import type { SecurityNotification, ServiceSecurity } from "../../../../contract/types.js";
import type { Caller, Reply } from "../../../bench/caller.js";
import { expectKey } from "../../../bench/derivation.js";
import { expect, expectAnswer, expectRefusal } from "../../../bench/expect.js";
import { given, type HomeBench } from "../../../bench/home.js";
import type { CaseOf } from "../../../case.js";
import { refusedAgain } from "./full-handshake.js";
import { expectAgreed, expectContextOf, expectNoContext, pskWith } from "./security-context.js";

const localNeeds = ["localAef", "localAef.cert", "aef"] as const;

/** An AEF of the CCF's own domain, beside an invoker that agreed on PSK with it and with another. */
const localScene = async ({ target, caller, invoker, aef }: HomeBench) => {
  const local = given(target.localAef, "ccf-home.localAef");
  const securityInfo = [pskWith(local), pskWith(aef())];
  await invoker.withoutContext();
  const agreed = await invoker.obtainSecurityMethod({ securityInfo });
  return { ...agreed, local, as: caller(`AEF ${local.aefId}`, local) };
};

type Invoker = HomeBench["invoker"];

/** GET trustedInvokers by an AEF, asking for the key unless told. */
const entriesFor = (
  as: Caller,
  { apiInvokerId }: Invoker,
  query: Record<string, string> = { authenticationInfo: "true" },
): Promise<Reply> =>
  as.call("capif-security", "obtainApiInvokerInfo", { params: { apiInvokerId }, query });

const removeBy = (as: Caller, { apiInvokerId }: Invoker): Promise<Reply> =>
  as.call("capif-security", "deleteSecurityContext", { params: { apiInvokerId } });

/** A revocation of the invoker's by an AEF, with what a case changes in the notification. */
const revokeBy = (
  as: Caller,
  { apiInvokerId }: Invoker,
  changes: Partial<SecurityNotification> = {},
): Promise<Reply> =>
  as.call("capif-security", "revokeAuthorization", {
    params: { apiInvokerId },
    body: { apiInvokerId, apiIds: ["some-api"], cause: "UNEXPECTED_REASON", ...changes },
  });

/** TS 33.122 6.5.2.1 inside one domain: AEFs that know only today's TS 29.222. */
export const localAefs: readonly CaseOf<"ccf-home">[] = [
  {
    id: "CCF-HOME-045",
    level: "MUST",
    clause: "TS 29.222 5.6.2.4; TS 33.122 6.5.2.1 step 4; contract 2",
    step: 8,
    title: "gives an AEF of its own domain the key, with its own entries alone",
    needs: localNeeds,
    async run(bench) {
      const { as, local, session, body } = await localScene(bench);
      const reply = await entriesFor(as, bench.invoker);
      const context = expectAnswer<ServiceSecurity>(reply, 200);
      const entry = expectAgreed(reply, 200);
      expect(entry.aefId === local.aefId, "the entry is not the AEF's own", {
        expected: local.aefId,
        actual: entry.aefId,
      });
      expect(
        context.notificationDestination === undefined,
        "the AEF sees where the invoker wants its notifications",
      );
      expectKey(entry.authenticationInfo, session, body.securityInfo[0]?.aefInterfaces?.[0] ?? {});
    },
  },
  {
    id: "CCF-HOME-046",
    level: "MUST",
    clause: "TS 29.222 8.5.2.3.3.1",
    step: 8,
    title: "gives an AEF no key unless it asks for it",
    needs: localNeeds,
    async run(bench) {
      const { as } = await localScene(bench);
      for (const query of [{}, { authenticationInfo: "false" }]) {
        const entry = expectAgreed(await entriesFor(as, bench.invoker, query), 200);
        expect(entry.authenticationInfo === undefined, "authenticationInfo was not asked for");
      }
    },
  },
  {
    id: "CCF-HOME-047",
    level: "MUST",
    clause: "security, identities; contract 2",
    step: 8,
    title: "has nothing for an AEF that the invoker did not ask about",
    needs: [...localNeeds, "otherLocalAef", "otherLocalAef.cert"],
    async run(bench) {
      const { as } = await localScene(bench);
      expectAgreed(await entriesFor(as, bench.invoker), 200);
      const other = given(bench.target.otherLocalAef, "ccf-home.otherLocalAef");
      const asOther = bench.caller(`AEF ${other.aefId}`, other);
      expectNoContext(await entriesFor(asOther, bench.invoker));
      expectNoContext(await removeBy(asOther, bench.invoker));
      expectNoContext(await revokeBy(asOther, bench.invoker));
    },
  },
  {
    id: "CCF-HOME-048",
    level: "MUST",
    clause: "TS 29.222 5.6.2.5, 8.5.2.3.3.2; contract 2",
    step: 1,
    title: "ends at an AEF's DELETE the AEF's own entries and no others",
    needs: localNeeds,
    async run(bench) {
      const { as, local } = await localScene(bench);
      await expectContextOf(bench, local.aefId, bench.aef().aefId);
      expectAnswer(await removeBy(as, bench.invoker), 204);
      await expectContextOf(bench, bench.aef().aefId);
      expectNoContext(await entriesFor(as, bench.invoker));
    },
  },
  {
    id: "CCF-HOME-049",
    level: "MUST",
    clause: "TS 29.222 5.6.2.5, 8.5.2.3.4.3; contract 2, 3.2",
    step: 1,
    title: "ends at an AEF's revocation its own entries alone, and their key with them",
    needs: localNeeds,
    async run(bench) {
      const { as, local } = await localScene(bench);
      expectAnswer(await revokeBy(as, bench.invoker, { aefId: local.aefId }), 204);
      await expectContextOf(bench, bench.aef().aefId);
      expectNoContext(await entriesFor(as, bench.invoker));
      await refusedAgain(bench.invoker, { securityInfo: [pskWith(local)] });
    },
  },
  {
    id: "CCF-HOME-050",
    level: "MUST",
    clause: "TS 29.222 8.5.2.3.4.3; contract 2",
    step: 1,
    title: "refuses a revocation whose body names another invoker than the path",
    needs: localNeeds,
    async run(bench) {
      const { as } = await localScene(bench);
      const reply = await revokeBy(as, bench.invoker, { apiInvokerId: "API-INVOKER-ELSE" });
      const { invalidParams = [] } = expectRefusal(reply, {
        status: 400,
        cause: "MANDATORY_IE_INCORRECT",
      });
      const at = invalidParams.map(({ param }) => param);
      expect(at.includes("/apiInvokerId"), "invalidParams does not point at apiInvokerId", {
        expected: "/apiInvokerId",
        actual: at,
      });
      expectAnswer(await revokeBy(as, bench.invoker), 204);
    },
  },
  {
    id: "CCF-HOME-051",
    level: "MUST",
    clause: "security, identities; contract 2",
    step: 1,
    title: "refuses a revocation in another AEF's name",
    needs: localNeeds,
    async run(bench) {
      const { as } = await localScene(bench);
      expectRefusal(await revokeBy(as, bench.invoker, { aefId: bench.aef().aefId }), {
        status: 403,
        cause: "CONSUMER_NOT_AUTHORIZED",
      });
      expectAgreed(await entriesFor(as, bench.invoker), 200);
      expectAnswer(await revokeBy(as, bench.invoker), 204);
    },
  },
  {
    id: "CCF-HOME-059",
    level: "MUST",
    clause: "TS 29.222 5.6.2.5; contract 2",
    step: 1,
    title: "lets an AEF agree on nothing, and an invoker revoke nothing",
    needs: localNeeds,
    async run(bench) {
      const { as } = await localScene(bench);
      const { invoker } = bench;
      const notAuthorized = { status: 403, cause: "CONSUMER_NOT_AUTHORIZED" };
      const agreement = { params: { apiInvokerId: invoker.apiInvokerId }, body: invoker.request() };
      const agreed = await as.call("capif-security", "obtainSecurityMethod", agreement);
      expectRefusal(agreed, notAuthorized);
      expectRefusal(await revokeBy(invoker.caller, invoker), notAuthorized);
      expectAgreed(await entriesFor(as, invoker), 200);
    },
  },
];
