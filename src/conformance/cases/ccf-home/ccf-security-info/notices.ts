import { expect, expectAnswer } from "../../../bench/expect.js";
import { answerJson } from "../../../bench/neighbour.js";
import { noted } from "../../../bench/notice-port.js";
import type { CaseOf } from "../../../case.js";
import { expectOwnCertificate } from "../../own-certificate.js";
import {
  expectAbout,
  expectNoMore,
  expectNotice,
  expectNotToldToStranger,
  notNow,
  unlessNotices,
} from "../../revocation.js";
import { needsNotices, notifiedKey } from "./notified-key.js";

/** Feature RevocationNotification: what a notice of CCF-B says, and how it goes. */
export const notices: readonly CaseOf<"ccf-home">[] = [
  {
    id: "CCF-HOME-126",
    level: "MUST",
    clause: "security, Revocation; contract, SecurityInfoRevocation",
    step: 8,
    title: "names itself, the invoker, the AEF and the key in a notice",
    needs: needsNotices,
    applies: unlessNotices,
    async run(bench) {
      const { address, key } = await notifiedKey(bench);
      expectAnswer(await bench.invoker.forget(), 204);
      expectAbout(await expectNotice(address, bench.waits), key);
    },
  },
  {
    id: "CCF-HOME-130",
    level: "MUST",
    clause: "security, Revocation; contract 4: 503 with Retry-After",
    step: 8,
    title: "tells it again until that is acknowledged with 204, and then no more",
    needs: needsNotices,
    applies: unlessNotices,
    async run(bench) {
      const { address, key } = await notifiedKey(bench);
      address.behave(notNow);
      expectAnswer(await bench.invoker.forget(), 204);
      await expectNotice(address, bench.waits);
      address.behave(noted);
      expectAbout(await expectNotice(address, bench.waits, 2), key);
      await expectNoMore(address, bench.waits);
    },
  },
  {
    id: "CCF-HOME-131",
    level: "MUST",
    clause: "security, Calls that must not happen",
    step: 8,
    title: "shows its own certificate to whom it notifies",
    needs: needsNotices,
    applies: unlessNotices,
    async run(bench) {
      const { address } = await notifiedKey(bench);
      expectAnswer(await bench.invoker.forget(), 204);
      const { certificate, socket } = await expectNotice(address, bench.waits);
      const isVouchedFor = bench.target.peer?.clientCa === undefined || socket.authorized;
      expectOwnCertificate({ certificate, isVouchedFor, id: bench.target.ccfId });
    },
  },
  {
    id: "CCF-HOME-132",
    level: "MUST",
    clause: "security, Calls that must not happen; contract, securityInfoRevoked",
    step: 8,
    title: "follows no redirect with a notice",
    needs: needsNotices,
    applies: unlessNotices,
    async run(bench) {
      const { address } = await notifiedKey(bench);
      const elsewhere = await bench.notified("peer");
      const location = elsewhere.destination;
      address.behave(answerJson(307, { status: 307, title: "Elsewhere" }, { location }));
      expectAnswer(await bench.invoker.forget(), 204);
      await expectNotice(address, bench.waits);
      await expectNotice(address, bench.waits, 2);
      expect(elsewhere.told.length === 0, "the notice went where the redirect led");
    },
  },
  {
    id: "CCF-HOME-134",
    level: "MUST",
    clause: "security, Identities; security, Calls that must not happen",
    step: 8,
    title: "tells nothing to a server whose certificate is from a CA that it does not know",
    needs: needsNotices,
    applies: unlessNotices,
    alone: true,
    async run(bench) {
      const { address } = await notifiedKey(bench);
      await expectNotToldToStranger(address, bench.waits, () => bench.invoker.forget());
    },
  },
];
