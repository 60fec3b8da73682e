import { expectAnswer, expectRefusal } from "../../../bench/expect.js";
import { given } from "../../../bench/home.js";
import type { CaseOf } from "../../../case.js";
import { pskWith } from "./security-context.js";

const notAuthorized = { status: 403, cause: "CONSUMER_NOT_AUTHORIZED" };

/** Who may touch whose context: an invoker its own, a peer none. */
export const ownership: readonly CaseOf<"ccf-home">[] = [
  {
    id: "CCF-HOME-039",
    level: "MUST",
    clause: "security, identities; TS 29.222 8.5.2.3.3.3",
    step: 1,
    title: "lets nobody agree in another invoker's name, neither by PUT nor by update",
    async run({ invoker, otherInvoker }) {
      await invoker.obtainSecurityMethod();
      const other = otherInvoker();
      await other.obtainSecurityMethod();
      const params = { apiInvokerId: invoker.apiInvokerId };
      expectRefusal(await other.put({}, { params }), notAuthorized);
      expectRefusal(await other.update({}, { params }), notAuthorized);
    },
  },
  {
    id: "CCF-HOME-040",
    level: "MUST",
    clause: "security, identities; TS 29.222 8.5.2.3.3.1",
    step: 1,
    title: "shows an invoker's context to no other invoker",
    async run({ invoker, otherInvoker }) {
      await invoker.obtainSecurityMethod();
      const other = otherInvoker();
      await other.obtainSecurityMethod();
      expectAnswer(await other.info(), 200);
      const params = { apiInvokerId: invoker.apiInvokerId };
      expectRefusal(await other.info({ params }), notAuthorized);
    },
  },
  {
    id: "CCF-HOME-041",
    level: "MUST",
    clause: "security, identities; TS 29.222 8.5.2.3.3.2",
    step: 1,
    title: "lets no invoker end another's context",
    async run({ invoker, otherInvoker }) {
      await invoker.obtainSecurityMethod();
      const other = otherInvoker();
      await other.obtainSecurityMethod();
      const params = { apiInvokerId: invoker.apiInvokerId };
      expectRefusal(await other.forget({ params }), notAuthorized);
      expectAnswer(await invoker.info(), 200);
      expectAnswer(await other.forget(), 204);
    },
  },
  {
    id: "CCF-HOME-042",
    level: "MUST",
    clause: "security, identities; contract 4",
    step: 1,
    title: "refuses another's id also where that invoker has no context, or does not exist",
    async run({ invoker, otherInvoker }) {
      const other = otherInvoker();
      await other.obtainSecurityMethod();
      await invoker.withoutContext();
      for (const apiInvokerId of [invoker.apiInvokerId, "API-INVOKER-THAT-NOBODY-KNOWS"]) {
        const params = { apiInvokerId };
        expectRefusal(await other.put({}, { params }), notAuthorized);
        expectRefusal(await other.info({ params }), notAuthorized);
        expectRefusal(await other.forget({ params }), notAuthorized);
      }
    },
  },
  {
    id: "CCF-HOME-043",
    level: "MUST",
    clause: "TS 33.122 6.3.1.2; contract 4",
    step: 1,
    title: "knows no invoker that is not onboarded, whatever its certificate says",
    needs: ["notOnboarded"],
    async run({ invoker, invokerAs, target }) {
      await invoker.obtainSecurityMethod();
      const stranger = invokerAs(given(target.notOnboarded, "ccf-home.notOnboarded"));
      const refusal = { status: 404, cause: "API_INVOKER_NOT_FOUND" };
      expectRefusal(await stranger.put(), refusal);
      expectRefusal(await stranger.info(), refusal);
    },
  },
  {
    id: "CCF-HOME-044",
    level: "MUST",
    clause: "contract 2",
    step: 1,
    title: "lets a peer CCF neither agree, read nor end: trusted invokers are never relayed",
    needs: ["peer", "aef"],
    async run({ invoker, peer, aef }) {
      await invoker.obtainSecurityMethod();
      const params = { apiInvokerId: invoker.apiInvokerId };
      const body = invoker.request({ securityInfo: [pskWith(aef())] });
      const attempts = {
        obtainSecurityMethod: { params, body },
        obtainApiInvokerInfo: { params, query: { authenticationInfo: "true" } },
        deleteSecurityContext: { params },
      };
      for (const [operationId, sent] of Object.entries(attempts)) {
        const reply = await peer().call("capif-security", operationId, sent);
        expectRefusal(reply, notAuthorized);
      }
      expectAnswer(await invoker.info(), 200);
    },
  },
];
