import { setTimeout as delay } from "node:timers/promises";
import { hasFeature } from "../../../../contract/features.js";
import { identityUri } from "../../../../tls/identity-uri.js";
import type { AefBench } from "../../../bench/aef.js";
import type { Reply } from "../../../bench/caller.js";
import { expect, expectAnswer, expectNoAccess } from "../../../bench/expect.js";
import { broken } from "../../../bench/failures.js";
import { freshKeyId } from "../../../bench/given-key.js";
import type { Asked } from "../../../bench/neighbour.js";
import { outsiderCertificate } from "../../../bench/tls.js";
import type { CaseOf } from "../../../case.js";
import { destinationIn, type KeyName, notify, unlessNotices } from "../../revocation.js";
import { expectRejection } from "../rejection.js";
import { expectNotServed, expectServed, takesCertificates } from "../service/access.js";

const agreed = { supportedFeatures: "2" };

const theQuestion = ({ ccf }: AefBench): Asked => {
  const [question] = ccf.asked;
  if (question === undefined) throw broken({ message: "the AEF did not ask its CCF" });
  return question;
};

/** The AEF is ready with a key that it wants to know the revocation of. */
const notifiedKey = async (bench: AefBench) => {
  const { target, ready, ccf, confirming, notifier, apiInvokerId, ccfInformation } = bench;
  ccf.behave(confirming(agreed));
  const to = await ready();
  const destination = destinationIn(theQuestion(bench));
  const { ccfId } = ccfInformation;
  const key: KeyName = { ccfId, apiInvokerId, aefId: target.aefId, aefPskId: ccf.aefPskId };
  const asCcf = notifier("CCF-A", target.coreFunction);
  return { to, destination, key, asCcf, revoke: () => notify(asCcf, destination, key) };
};

/** Feature RevocationNotification: what an AEF makes of its CCF's notices. */
export const revocation: readonly CaseOf<"aef">[] = [
  {
    id: "AEF-100",
    level: "MUST",
    clause: "contract, securityInfoRevoked; contract 2, notificationDestination",
    step: 5,
    title: "offers its CCF the feature, with where it wants to be notified",
    applies: unlessNotices,
    async run(bench) {
      await notifiedKey(bench);
      const { supportedFeatures } = theQuestion(bench).body;
      const isOffered = hasFeature(String(supportedFeatures), "revocationNotification");
      expect(isOffered, "the question offers no RevocationNotification", {
        expected: "2",
        actual: supportedFeatures,
      });
    },
  },
  {
    id: "AEF-101",
    level: "MUST",
    clause: "TS 33.122 6.8 steps 7 to 10; security, TLS: at revocation no new handshake",
    step: 11,
    title: "acknowledges its CCF's notice, and takes no new handshake with that key",
    applies: unlessNotices,
    async run(bench) {
      const { connect, servicePath } = bench;
      const { to, revoke } = await notifiedKey(bench);
      await expectServed(connect(to), servicePath);
      expectAnswer(await revoke(), 204);
      await expectNotServed(connect(to, takesCertificates(bench)), servicePath, "a revoked key");
    },
  },
  {
    id: "AEF-102",
    level: "MUST",
    clause: "TS 33.122 6.8; security, TLS: running connections are closed within a second",
    step: 11,
    title: "closes the running connections of a key within a second of its revocation",
    applies: unlessNotices,
    async run(bench) {
      const { connect, servicePath } = bench;
      const { to, revoke } = await notifiedKey(bench);
      const connections = [connect(to), connect(to)];
      for (const connection of connections) await expectServed(connection, servicePath);
      const revokedAt = performance.now();
      expectAnswer(await revoke(), 204);
      const ends = Promise.all(connections.map((connection) => connection.ended()));
      await Promise.race([ends, delay(1100)]);
      const latest = revokedAt + 1000;
      const open = connections.filter(
        ({ closedAt = Number.POSITIVE_INFINITY }) => closedAt > latest,
      );
      expect(open.length === 0, "a connection is still open", {
        expected: "closed by the target within a second",
        actual: `${open.length} of ${connections.length} open`,
      });
    },
  },
  {
    id: "AEF-103",
    level: "MUST",
    clause: "security, Revocation; contract, securityInfoRevoked",
    step: 11,
    title: "acknowledges a notice about a key that it does not know, and keeps the one that it has",
    applies: unlessNotices,
    async run(bench) {
      const { connect, servicePath } = bench;
      const { to, asCcf, destination, key } = await notifiedKey(bench);
      const unknown = { ...key, aefPskId: freshKeyId() };
      expectAnswer(await notify(asCcf, destination, unknown), 204);
      await expectServed(connect(to), servicePath);
    },
  },
  {
    id: "AEF-104",
    level: "MUST",
    clause: "security, Identities; security, Revocation",
    step: 11,
    title: "keeps a key when a notice is about another invoker's, or another home's",
    applies: unlessNotices,
    async run(bench) {
      const { connect, servicePath } = bench;
      const { to, asCcf, destination, key } = await notifiedKey(bench);
      for (const other of [{ apiInvokerId: "API-INVOKER-ELSE" }, { ccfId: "ccf-else" }])
        expectAnswer(await notify(asCcf, destination, { ...key, ...other }), 204);
      await expectServed(connect(to), servicePath);
    },
  },
  {
    id: "AEF-105",
    level: "MUST",
    clause: "security, Revocation",
    step: 9,
    title: "does not store a revoked key again, even if its CCF goes on giving it",
    applies: unlessNotices,
    async run(bench) {
      const { revoke } = await notifiedKey(bench);
      expectAnswer(await revoke(), 204);
      expectRejection(await bench.initiate());
    },
  },
  {
    id: "AEF-106",
    level: "MUST",
    clause: "security, Revocation",
    step: 9,
    title: "does not store a key that was revoked while the answer was under way",
    applies: unlessNotices,
    async run(bench) {
      const { ccf, confirming } = bench;
      const { asCcf, destination, key } = await notifiedKey(bench);
      const { aefPskId, told } = bench.freshKey();
      let acknowledged: Reply | undefined;
      ccf.behave(async (asked, response) => {
        acknowledged = await notify(asCcf, destination, { ...key, aefPskId });
        await confirming({ ...agreed, ...told })(asked, response);
      });
      const answer = await bench.initiate({ aefPskId });
      if (acknowledged === undefined) throw broken({ message: "the notice was not answered" });
      expectAnswer(acknowledged, 204);
      expectRejection(answer);
    },
  },
  {
    id: "AEF-107",
    level: "MUST",
    clause: "security, Revocation; contract, securityInfoRevoked",
    step: 11,
    title: "refuses a notice of nobody, and one of whom an unknown CA calls its CCF",
    applies: unlessNotices,
    async run(bench) {
      const { target, notifier, connect, servicePath } = bench;
      const { to, destination, key } = await notifiedKey(bench);
      const { ccfId } = target.coreFunction;
      const forged = await outsiderCertificate(ccfId, identityUri("ccf", ccfId));
      for (const [from, credentials] of [
        ["nobody", {}],
        ["a forger", forged],
      ] as const)
        await expectNoAccess(() => notify(notifier(from, credentials), destination, key));
      await expectServed(connect(to), servicePath);
    },
  },
  {
    id: "AEF-108",
    level: "MUST",
    clause: "security, Revocation",
    step: 11,
    title: "refuses a notice of another CCF than its own",
    needs: ["otherCcf"],
    applies: unlessNotices,
    async run(bench) {
      const { target, notifier, connect, servicePath } = bench;
      const { to, destination, key } = await notifiedKey(bench);
      const other = notifier(`CCF ${target.otherCcf?.ccfId}`, target.otherCcf ?? {});
      await expectNoAccess(() => notify(other, destination, key), { status: 403 });
      await expectServed(connect(to), servicePath);
    },
  },
  {
    id: "AEF-109",
    level: "MUST",
    clause: "contract 2, pskIdentity: a superseded key stays usable until it is revoked",
    step: 11,
    title: "takes no handshake with a superseded key that is revoked, and keeps the new one",
    applies: unlessNotices,
    async run(bench) {
      const { ready, connect, ccf, confirming, freshKey, servicePath } = bench;
      const { to: old, revoke } = await notifiedKey(bench);
      const { aefPsk, aefPskId, told } = freshKey();
      ccf.behave(confirming({ ...agreed, ...told }));
      const renewed = await ready({ aefPskId });
      expectAnswer(await revoke(), 204);
      await expectNotServed(connect(old, takesCertificates(bench)), servicePath, "a revoked key");
      await expectServed(connect(renewed, { aefPsk }), servicePath);
    },
  },
];
