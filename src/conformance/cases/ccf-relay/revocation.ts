import type { Reply } from "../../bench/caller.js";
import { expectAnswer, expectNoAccess, expectRefusal } from "../../bench/expect.js";
import { broken } from "../../bench/failures.js";
import { freshKey, freshKeyId } from "../../bench/given-key.js";
import type { CaseOf } from "../../case.js";
import { notifiedAt, notify, unlessNotices } from "../revocation.js";
import { expectKeyHandedOn, notAuthorized } from "./asking.js";
import { agreed, needsNotices, notifiedKey } from "./notified-key.js";

const notFound = { status: 404, cause: "SECURITY_CONTEXT_NOT_FOUND" };

/** Feature RevocationNotification: what CCF-A makes of a notice. */
export const revocation: readonly CaseOf<"ccf-relay">[] = [
  {
    id: "CCF-RELAY-111",
    level: "MUST",
    clause: "security, Revocation",
    step: 9,
    title: "refuses a CCF's notice about another CCF's key, which stays good",
    needs: needsNotices,
    applies: unlessNotices,
    async run(bench) {
      const { destination, key, revoke } = await notifiedKey(bench);
      const { ccf } = bench.secondPeer();
      const asSecond = bench.caller(`CCF ${ccf.ccfId}`, ccf);
      expectRefusal(await notify(asSecond, destination, key), notAuthorized);
      await expectKeyHandedOn(bench);
      expectAnswer(await revoke(), 204);
    },
  },
  {
    id: "CCF-RELAY-112",
    level: "MUST",
    clause: "security, Revocation; contract, securityInfoRevoked",
    step: 9,
    title: "refuses a notice of an AEF, and one of nobody, and the key stays good",
    needs: needsNotices,
    applies: unlessNotices,
    async run(bench) {
      const { destination, key, revoke } = await notifiedKey(bench);
      const asAef = bench.caller("AEF", bench.target.aef);
      await expectNoAccess(() => notify(asAef, destination, key), { status: 403 });
      await expectNoAccess(() => notify(bench.caller("nobody", {}), destination, key));
      await expectKeyHandedOn(bench);
      expectAnswer(await revoke(), 204);
    },
  },
  {
    id: "CCF-RELAY-113",
    level: "MUST",
    clause: "security, Revocation; contract, securityInfoRevoked",
    step: 9,
    title: "acknowledges a notice about a key that it does not know",
    needs: needsNotices,
    applies: unlessNotices,
    async run(bench) {
      const { asPeer, destination, key } = await notifiedKey(bench);
      const unknown = { ...key, aefPskId: freshKeyId() };
      expectAnswer(await notify(asPeer, destination, unknown), 204);
      await expectKeyHandedOn(bench);
    },
  },
  {
    id: "CCF-RELAY-114",
    level: "MUST",
    clause: "security, Revocation",
    step: 9,
    title: "hands a revoked key on no more, even if the peer goes on giving it",
    needs: needsNotices,
    applies: unlessNotices,
    async run(bench) {
      const { revoke } = await notifiedKey(bench);
      expectAnswer(await revoke(), 204);
      expectRefusal(await bench.ask(), notFound);
    },
  },
  {
    id: "CCF-RELAY-115",
    level: "MUST",
    clause: "security, Revocation",
    step: 9,
    title: "hands on no key that was revoked while the peer's answer was under way",
    needs: needsNotices,
    applies: unlessNotices,
    async run(bench) {
      const { peer, record } = bench;
      const { address, asPeer, destination, key } = await notifiedKey(bench);
      const { aefPskId, told } = freshKey(record);
      let acknowledged: Reply | undefined;
      peer.behave(async (asked, response) => {
        acknowledged = await notify(asPeer, destination, { ...key, aefPskId });
        await peer.answering({ ...agreed, ...told })(asked, response);
      });
      const answer = await bench.ask(notifiedAt(address));
      if (acknowledged === undefined) throw broken({ message: "the notice was not answered" });
      expectAnswer(acknowledged, 204);
      expectRefusal(answer, notFound);
    },
  },
];
