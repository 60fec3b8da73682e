import type { SecurityInfoReq, SecurityInfoRsp } from "../../../contract/types.js";
import { aefPskId, interfaceInformation } from "../../../psk/index.js";
import { expect, expectAnswer } from "../../bench/expect.js";
import { answerJson } from "../../bench/neighbour.js";
import type { PlayedCcf } from "../../bench/played-ccf.js";
import type { CaseOf } from "../../case.js";
import { addressesOf } from "./addresses.js";
import { expectKeyHandedOn, expectRefused, late, tampered } from "./asking.js";

const expectPeersKey = ({ aefPsk }: SecurityInfoRsp, peer: PlayedCcf): void =>
  expect(
    aefPsk?.toLowerCase() === peer.aefPsk.toString("hex"),
    "AEF_PSK is not as the peer gave it",
    { expected: `a key with aefPskId ${peer.aefPskId}`, actual: "another, or none" },
  );

/** Steps 8 and 9: what CCF-A makes of the peer's answer. */
export const passingBack: readonly CaseOf<"ccf-relay">[] = [
  {
    id: "CCF-RELAY-019",
    level: "MUST",
    clause: "TR 33.700-22 6.13.2.2 steps 8 and 9",
    step: 9,
    title:
      "hands the key back as the peer gave it, for the invoker, AEF and method of the question",
    async run(bench) {
      const answer = await expectKeyHandedOn(bench);
      expectPeersKey(answer, bench.peer);
      const { apiInvokerId, aefId, securityMethod } = answer;
      const expected = [bench.apiInvokerId, bench.target.aef.aefId, "PSK"].join(", ");
      const actual = [apiInvokerId, aefId, securityMethod].join(", ");
      expect(actual === expected, "the answer is about something else", { expected, actual });
    },
  },
  {
    id: "CCF-RELAY-020",
    level: "MUST",
    clause: "contract 2",
    step: 9,
    title: "hands back the interface that the peer says the key is for",
    async run(bench) {
      const [details = {}] = bench.target.aef.interfaces;
      const { interfaceDetails } = await expectKeyHandedOn(bench);
      const expected = interfaceInformation(details);
      const actual = interfaceDetails && interfaceInformation(interfaceDetails);
      expect(actual === expected, "the interface is not the peer's", { expected, actual });
    },
  },
  {
    id: "CCF-RELAY-021",
    level: "MUST",
    clause: "security, Identities",
    step: 9,
    title: "names the confirming CCF by its agreement's id, however the AEF named it",
    async run(bench) {
      for (const ccfAddress of addressesOf(bench.peer)) {
        const { ccfId } = await expectKeyHandedOn(bench, { ccfInformation: { ccfAddress } });
        expect(ccfId === bench.peer.ccf.ccfId, "ccfId is not the peer's", {
          expected: bench.peer.ccf.ccfId,
          actual: ccfId,
        });
      }
    },
  },
  {
    id: "CCF-RELAY-022",
    level: "MUST",
    clause: "security, Secrets",
    step: 9,
    title: "says no-store of the answer with the key, also where the peer does not",
    async run({ ask, peer }) {
      peer.behave((asked, response) => answerJson(200, peer.info(asked))(asked, response));
      const reply = await ask();
      expectAnswer(reply, 200);
      const actual = reply.headers.get("cache-control") ?? "";
      const directives = actual.split(",").map((directive) => directive.trim().toLowerCase());
      expect(directives.includes("no-store"), "a cache may keep the key", {
        expected: "no-store",
        actual,
      });
    },
  },
  {
    id: "CCF-RELAY-023",
    level: "MUST",
    clause: "contract 2",
    step: 8,
    title: "takes a key in upper-case hex, and hands it back in lower case",
    async run(bench) {
      const { peer } = bench;
      const upperCase = peer.aefPsk.toString("hex").toUpperCase();
      peer.behave(tampered(peer, { aefPsk: upperCase }));
      const answer = await expectKeyHandedOn(bench);
      expectPeersKey(answer, peer);
      expect(answer.aefPsk !== upperCase, "the key is in upper case", {
        expected: "64 lower-case hex digits",
        actual: "upper case",
      });
    },
  },
  {
    id: "CCF-RELAY-024",
    level: "MUST",
    clause: "contract 1",
    step: 8,
    title: "ignores members and headers of the peer that the contract lacks, and hands none back",
    async run({ ask, peer }) {
      const canary = "canary-of-the-peer";
      peer.behave((asked, response) => {
        response.setHeader("x-unknown-header", canary);
        return tampered(peer, { unknownMember: canary })(asked, response);
      });
      const reply = await ask();
      expectAnswer(reply, 200);
      const handedBack = `${reply.text} ${JSON.stringify([...reply.headers])}`;
      expect(!handedBack.includes(canary), "what the contract does not know went to the AEF");
    },
  },
  {
    id: "CCF-RELAY-025",
    level: "MUST",
    clause: "security, Secrets",
    step: 7,
    title: "keeps no key: asks the peer again when the AEF does",
    async run(bench) {
      await expectKeyHandedOn(bench);
      await expectKeyHandedOn(bench);
      expect(bench.peer.asked.length === 2, "two questions were not two requests to the peer", {
        expected: 2,
        actual: bench.peer.asked.length,
      });
    },
  },
  {
    id: "CCF-RELAY-026",
    level: "MUST",
    clause: "security, Secrets",
    step: 9,
    title: "gives no earlier key once the peer no longer answers",
    async run(bench) {
      await expectKeyHandedOn(bench);
      await expectRefused(
        bench,
        answerJson(500, { status: 500, title: "Internal Server Error" }),
        { status: 502 },
        { status: 504 },
      );
    },
  },
  {
    id: "CCF-RELAY-027",
    level: "MUST",
    clause: "security, Secrets",
    step: 9,
    title: "keeps apart what two AEFs ask about one invoker at the same time",
    needs: ["secondAef"],
    async run(bench) {
      const { peer, record, target, waits } = bench;
      const { secondAef = target.aef } = target;
      const other = Buffer.from(peer.aefPsk).reverse();
      record.secrets.add(other);
      const keys = new Map([
        [target.aef.aefId, peer.aefPsk],
        [secondAef.aefId, other],
      ]);
      peer.behave((asked, response) => {
        const key = keys.get(String(asked.body.aefId)) ?? peer.aefPsk;
        const mine = { aefPsk: key.toString("hex"), aefPskId: aefPskId(key) };
        return late(waits.relayMs / 5, tampered(peer, mine))(asked, response);
      });
      const [details] = secondAef.interfaces;
      const changes: Partial<SecurityInfoReq> = {
        aefId: secondAef.aefId,
        ...(details === undefined ? {} : { interfaceDetails: details }),
      };
      const second = bench.caller(`AEF ${secondAef.aefId}`, secondAef);
      const [one, two] = await Promise.all([bench.ask(), bench.askAs(second, changes)]);
      for (const [reply, key] of [[one, peer.aefPsk] as const, [two, other] as const]) {
        const actual = expectAnswer<SecurityInfoRsp>(reply, 200).aefPskId;
        const expected = aefPskId(key);
        expect(actual === expected, "an AEF was given another's key", { expected, actual });
      }
    },
  },
];
