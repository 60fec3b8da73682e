import { expect, expectAnswer } from "../../../bench/expect.js";
import type { CaseOf } from "../../../case.js";
import {
  expectContractNotice,
  expectNoMore,
  expectNotice,
  notifiedAt,
  unlessNotices,
} from "../../revocation.js";
import { expectKeyAnswer, pskWith } from "./key-answer.js";
import { about } from "./known-aef.js";
import { needsAefNotices, needsNotices, notifiedKey, notifiedKeyOfAef } from "./notified-key.js";

/** Feature RevocationNotification: when CCF-B tells those to whom it gave a key that it is revoked. */
export const revocation: readonly CaseOf<"ccf-home">[] = [
  {
    id: "CCF-HOME-125",
    level: "MUST",
    clause: "contract, securityInfoRevoked; TS 23.222 8.25.3.8",
    step: 8,
    title: "tells the peer that it gave a key when the invoker ends the context",
    needs: needsNotices,
    applies: unlessNotices,
    async run(bench) {
      const { address } = await notifiedKey(bench);
      expectAnswer(await bench.invoker.forget(), 204);
      expectContractNotice(await expectNotice(address, bench.waits));
    },
  },
  {
    id: "CCF-HOME-127",
    level: "MUST",
    clause: "contract, securityInfoRevoked; TS 29.222 8.5.2.3.4.2",
    step: 8,
    title: "tells the peer when the invoker agrees on another method",
    needs: [...needsNotices, "multiMethodAef"],
    applies: unlessNotices,
    async run({ target, invoker, ask, notified, waits }) {
      const address = await notified("peer");
      const known = about(target.multiMethodAef, "multiMethodAef");
      await invoker.obtainSecurityMethod({ securityInfo: [pskWith(known.aefId)] });
      expectKeyAnswer(await ask({ ...known, ...notifiedAt(address) }));
      const withPki = { aefId: known.aefId, prefSecurityMethods: ["PKI"] };
      expectAnswer(await invoker.update({ securityInfo: [withPki] }), 200);
      await expectNotice(address, waits);
    },
  },
  {
    id: "CCF-HOME-128",
    level: "MUST",
    clause: "TS 33.122 6.8 steps 7 to 10; contract, securityInfoRevoked",
    step: 8,
    title: "tells an AEF of its own domain that asked for a key when the invoker ends the context",
    needs: needsAefNotices,
    applies: unlessNotices,
    async run(bench) {
      const { address } = await notifiedKeyOfAef(bench);
      expectAnswer(await bench.invoker.forget(), 204);
      await expectNotice(address, bench.waits);
    },
  },
  {
    id: "CCF-HOME-129",
    level: "MUST",
    clause: "TS 29.222 8.5.2.3.4.3; contract, securityInfoRevoked",
    step: 8,
    title: "tells where the key is notified when an AEF revokes it itself",
    needs: needsAefNotices,
    applies: unlessNotices,
    async run(bench) {
      const { as, aefId, address } = await notifiedKeyOfAef(bench);
      const { apiInvokerId } = bench.invoker;
      const params = { apiInvokerId };
      const body = { apiInvokerId, aefId, apiIds: ["some-api"], cause: "OVERLIMIT_USAGE" };
      const revoked = await as.call("capif-security", "revokeAuthorization", { params, body });
      expectAnswer(revoked, 204);
      await expectNotice(address, bench.waits);
    },
  },
  {
    id: "CCF-HOME-133",
    level: "MUST",
    clause: "contract 2, supportedFeatures; contract, securityInfoRevoked",
    step: 8,
    title: "tells nobody of a key who did not offer the feature",
    needs: needsNotices,
    applies: unlessNotices,
    async run(bench) {
      const { address } = await notifiedKey(bench);
      expectAnswer(await bench.invoker.forget(), 204);
      await expectNotice(address, bench.waits);
      const silent = await bench.notified("peer");
      await bench.invoker.obtainSecurityMethod();
      const { destination: notificationDestination } = silent;
      const { supportedFeatures } = expectKeyAnswer(await bench.ask({ notificationDestination }));
      expect(/^0*$/.test(supportedFeatures), "the answer has a feature that was not offered", {
        expected: "0",
        actual: supportedFeatures,
      });
      expectAnswer(await bench.invoker.forget(), 204);
      await expectNoMore(silent, bench.waits);
    },
  },
  {
    id: "CCF-HOME-135",
    level: "MUST",
    clause: "contract 2, pskIdentity: a superseded key stays usable; contract, securityInfoRevoked",
    step: 8,
    title: "tells of the key that a newer one has replaced too, when the invoker ends the context",
    needs: needsNotices,
    applies: unlessNotices,
    async run(bench) {
      const { invoker, ask, waits } = bench;
      const { address, key: first } = await notifiedKey(bench);
      await invoker.obtainSecurityMethod();
      const second = expectKeyAnswer(await ask(notifiedAt(address)));
      expectAnswer(await invoker.forget(), 204);
      await expectNotice(address, waits, 2);
      const told = address.told.map(({ body }) => body.aefPskId);
      const isTold = [first, second].every(({ aefPskId }) => told.includes(aefPskId));
      expect(isTold, "the notices are not about the two keys that the peer has", {
        expected: [first.aefPskId, second.aefPskId],
        actual: told,
      });
    },
  },
  {
    id: "CCF-HOME-136",
    level: "MUST",
    clause: "contract 3.2: a second PUT returns the same key; contract, securityInfoRevoked",
    step: 8,
    title: "knows whom to tell of a key when the invoker has agreed on it again",
    needs: needsNotices,
    applies: unlessNotices,
    async run(bench) {
      const { invoker, waits } = bench;
      const { address } = await notifiedKey(bench);
      await invoker.obtainOnThisConnection();
      expectAnswer(await invoker.forget(), 204);
      await expectNotice(address, waits);
    },
  },
];
