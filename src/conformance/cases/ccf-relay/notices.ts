import { setTimeout as delay } from "node:timers/promises";
import { expect, expectAnswer } from "../../bench/expect.js";
import { noted } from "../../bench/notice-port.js";
import type { CaseOf } from "../../case.js";
import { expectOwnCertificate } from "../own-certificate.js";
import {
  destinationIn,
  expectAbout,
  expectContractNotice,
  expectNoMore,
  expectNotice,
  expectNotToldToStranger,
  notifiedAt,
  notNow,
  unlessNotices,
} from "../revocation.js";
import { expectKeyHandedOn } from "./asking.js";
import { lastQuestion, needsNotices, notifiedKey } from "./notified-key.js";

/** Feature RevocationNotification: what CCF-A tells the AEF that has a peer's key. */
export const notices: readonly CaseOf<"ccf-relay">[] = [
  {
    id: "CCF-RELAY-104",
    level: "MUST",
    clause: "contract, securityInfoRevoked; security, Calls that must not happen",
    step: 7,
    title: "offers the peer the feature that its AEF offers, and tells the AEF what came of it",
    needs: needsNotices,
    applies: unlessNotices,
    async run(bench) {
      const { peer } = bench;
      const address = await bench.notified();
      for (const supportedFeatures of ["2", "0"]) {
        peer.behave(peer.answering({ supportedFeatures }));
        const answer = await expectKeyHandedOn(bench, notifiedAt(address));
        const asked = lastQuestion(bench);
        destinationIn(asked);
        expect(asked.body.supportedFeatures === "2", "the peer was not offered the feature", {
          expected: "2",
          actual: asked.body.supportedFeatures,
        });
        expect(answer.supportedFeatures === supportedFeatures, "the AEF is told other features", {
          expected: supportedFeatures,
          actual: answer.supportedFeatures,
        });
      }
    },
  },
  {
    id: "CCF-RELAY-105",
    level: "MUST",
    clause: "contract, securityInfoRevoked; TS 23.222 8.25.3.8",
    step: 9,
    title: "tells the AEF that has the key what its peer told it",
    needs: needsNotices,
    applies: unlessNotices,
    async run(bench) {
      const { address, revoke } = await notifiedKey(bench);
      expectAnswer(await revoke(), 204);
      expectContractNotice(await expectNotice(address, bench.waits));
    },
  },
  {
    id: "CCF-RELAY-106",
    level: "MUST",
    clause: "security, Revocation; contract, SecurityInfoRevocation",
    step: 9,
    title: "names the peer, the invoker, the AEF and the key in its own notice",
    needs: needsNotices,
    applies: unlessNotices,
    async run(bench) {
      const { address, key, revoke } = await notifiedKey(bench);
      expectAnswer(await revoke(), 204);
      expectAbout(await expectNotice(address, bench.waits), key);
    },
  },
  {
    id: "CCF-RELAY-107",
    level: "MUST",
    clause: "security, Revocation; contract 4: 503 with Retry-After",
    step: 9,
    title: "tells the AEF again until that is acknowledged with 204",
    needs: needsNotices,
    applies: unlessNotices,
    async run(bench) {
      const { address, key, revoke } = await notifiedKey(bench);
      address.behave(notNow);
      expectAnswer(await revoke(), 204);
      await expectNotice(address, bench.waits);
      address.behave(noted);
      expectAbout(await expectNotice(address, bench.waits, 2), key);
    },
  },
  {
    id: "CCF-RELAY-108",
    level: "SHOULD",
    clause: "contract, securityInfoRevoked",
    step: 9,
    title: "tells the AEF once, however often the peer tells it",
    needs: needsNotices,
    applies: unlessNotices,
    async run(bench) {
      const { address, revoke } = await notifiedKey(bench);
      expectAnswer(await revoke(), 204);
      await expectNotice(address, bench.waits);
      await delay(bench.waits.quietMs); // until the first is done with
      expectAnswer(await revoke(), 204);
      await expectNoMore(address, bench.waits);
    },
  },
  {
    id: "CCF-RELAY-109",
    level: "MUST",
    clause: "security, Calls that must not happen",
    step: 9,
    title: "shows its own certificate to the AEF that it notifies",
    needs: needsNotices,
    applies: unlessNotices,
    async run(bench) {
      const { address, revoke } = await notifiedKey(bench);
      expectAnswer(await revoke(), 204);
      const { certificate, socket } = await expectNotice(address, bench.waits);
      const isVouchedFor = bench.target.aef.clientCa === undefined || socket.authorized;
      expectOwnCertificate({ certificate, isVouchedFor, id: bench.target.ccfId });
    },
  },
  {
    id: "CCF-RELAY-110",
    level: "MUST",
    clause: "security, Identities; security, Calls that must not happen",
    step: 9,
    title: "tells nothing to a server whose certificate is from a CA that it does not know",
    needs: needsNotices,
    applies: unlessNotices,
    alone: true,
    async run(bench) {
      const { address, revoke } = await notifiedKey(bench);
      await expectNotToldToStranger(address, bench.waits, revoke);
    },
  },
];
