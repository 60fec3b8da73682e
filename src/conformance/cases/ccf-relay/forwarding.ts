import { faultsOf } from "../../../contract/faults.js";
import { operationsOf } from "../../../contract/operations.js";
import type { SecurityInfoReq, SecurityInfoRsp } from "../../../contract/types.js";
import { type InterfaceDetails, interfaceInformation } from "../../../psk/index.js";
import { expect, expectAnswer } from "../../bench/expect.js";
import { broken } from "../../bench/failures.js";
import type { Asked } from "../../bench/neighbour.js";
import type { PlayedCcf } from "../../bench/played-ccf.js";
import type { CaseOf } from "../../case.js";
import { expectOwnCertificate } from "../own-certificate.js";
import { addressesOf } from "./addresses.js";
import { expectKeyHandedOn } from "./asking.js";

const onlyRequest = (peer: PlayedCcf): Asked & { body: Partial<SecurityInfoReq> } => {
  const only = peer.single();
  if (only !== undefined) return only;
  throw broken({
    message: "the peer was not asked exactly once",
    expected: 1,
    actual: peer.asked.length,
  });
};

const isInterface = (details: InterfaceDetails | undefined, p0: string): boolean => {
  try {
    return interfaceInformation(details ?? {}) === p0;
  } catch {
    return false;
  }
};

/** Steps 5 to 7: what CCF-A sends to the peer that was named. */
export const forwarding: readonly CaseOf<"ccf-relay">[] = [
  {
    id: "CCF-RELAY-001",
    level: "MUST",
    clause: "TR 33.700-22 6.13.2.2 steps 5 to 9",
    step: 7,
    title: "asks the peer CCF that was named, and hands its key back to the AEF",
    async run({ ask, peer }) {
      const answer = expectAnswer<SecurityInfoRsp>(await ask(), 200);
      const asked = peer.single();
      expect(asked !== undefined, "the peer was not asked exactly once", {
        expected: 1,
        actual: peer.asked.length,
      });
      expect(answer.aefPskId === peer.aefPskId, "the key is not the peer's", {
        expected: peer.aefPskId,
        actual: answer.aefPskId,
      });
    },
  },
  {
    id: "CCF-RELAY-012",
    level: "MUST",
    clause: "TR 33.700-22 6.13.2.2 step 7; contract 2",
    step: 7,
    title: "asks by the same operation, with a body that the contract takes",
    async run(bench) {
      await expectKeyHandedOn(bench);
      const { method, path, headers, body } = onlyRequest(bench.peer);
      const [operation] = operationsOf("ccf-security-info");
      const prefix = new URL(bench.peer.ccf.apiRoot).pathname.replace(/\/$/, "");
      const expected = `POST ${prefix}${operation?.basePath}${operation?.path}`;
      const sent = `${method} ${path}`;
      expect(sent === expected, "it is another operation", { expected, actual: sent });
      const mediaType = headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
      expect(mediaType === "application/json", "the media type is another", { actual: mediaType });
      const faults = faultsOf("ccf-security-info", "SecurityInfoReq", body);
      const told = faults.map(({ param, reason }) => `${param || "the body"} ${reason}`).join("; ");
      expect(faults.length === 0, "the request breaks the contract", { actual: told });
    },
  },
  {
    id: "CCF-RELAY-013",
    level: "MUST",
    clause: "TS 33.122 6.2, CAPIF-6e; security, Identities",
    step: 7,
    title: "shows its own certificate to the peer",
    async run(bench) {
      await expectKeyHandedOn(bench);
      const { socket } = onlyRequest(bench.peer);
      expectOwnCertificate({
        certificate: socket.getPeerX509Certificate(),
        isVouchedFor: bench.peer.ccf.clientCa === undefined || socket.authorized,
        id: bench.target.ccfId,
      });
    },
  },
  {
    id: "CCF-RELAY-014",
    level: "MUST",
    clause: "TR 33.700-22 6.13.2.2 steps 6 and 7; contract 5 (b)",
    step: 7,
    title: "hands on the invoker, the AEF and the interface as the AEF gave them",
    async run(bench) {
      const [details] = bench.target.aef.interfaces;
      await expectKeyHandedOn(bench);
      const { apiInvokerId, aefId, interfaceDetails } = onlyRequest(bench.peer).body;
      expect(apiInvokerId === bench.apiInvokerId, "the invoker is another");
      expect(aefId === bench.target.aef.aefId, "the AEF is another", { actual: aefId });
      expect(
        details === undefined || isInterface(interfaceDetails, interfaceInformation(details)),
        "the interface is another",
        { expected: details, actual: interfaceDetails },
      );
    },
  },
  {
    id: "CCF-RELAY-015",
    level: "MUST",
    clause: "contract 5 (b)",
    step: 7,
    title: "hands on the security method that the AEF asked for",
    async run(bench) {
      await expectKeyHandedOn(bench, { securityMethod: "PSK" });
      const { securityMethod } = onlyRequest(bench.peer).body;
      expect(securityMethod === "PSK", "the method is not the AEF's", {
        expected: "PSK",
        actual: securityMethod,
      });
    },
  },
  {
    id: "CCF-RELAY-016",
    level: "MUST",
    clause: "security, Calls that must not happen",
    step: 7,
    title: "names the receiver, and nobody else, as the invoker's CCF",
    async run(bench) {
      const known = addressesOf(bench.peer).map(interfaceInformation);
      await expectKeyHandedOn(bench);
      const { ccfInformation } = onlyRequest(bench.peer).body;
      const { ccfId, ccfAddress } = ccfInformation ?? {};
      expect(
        (ccfId ?? bench.peer.ccf.ccfId) === bench.peer.ccf.ccfId &&
          (ccfAddress === undefined || known.some((p0) => isInterface(ccfAddress, p0))) &&
          (ccfId ?? ccfAddress) !== undefined,
        "ccfInformation does not name the receiver",
        { expected: bench.peer.ccf.ccfId, actual: ccfInformation },
      );
    },
  },
  {
    id: "CCF-RELAY-017",
    level: "MUST",
    clause: "security, Calls that must not happen",
    step: 7,
    title: "takes the AEF's own notificationDestination, and never hands it on",
    needs: ["aef.notificationDestination"],
    async run(bench) {
      const { notificationDestination = "" } = bench.target.aef;
      await expectKeyHandedOn(bench, { notificationDestination, supportedFeatures: "2" });
      const { notificationDestination: sent } = onlyRequest(bench.peer).body;
      expect(sent !== notificationDestination, "the AEF's address went to the peer");
    },
  },
  {
    id: "CCF-RELAY-018",
    level: "MUST",
    clause: "contract 1",
    step: 7,
    title: "ignores members and headers of the AEF that the contract lacks, and hands none on",
    async run(bench) {
      const canary = "canary-of-the-aef";
      await expectKeyHandedOn(bench, undefined, {
        body: { ...bench.question(), unknownMember: canary },
        headers: { "x-unknown-header": canary, authorization: `Bearer ${canary}` },
      });
      const { text, headers, path } = onlyRequest(bench.peer);
      const sent = [path, text, JSON.stringify(headers)].join(" ");
      expect(!sent.includes(canary), "what the contract does not know went to the peer");
    },
  },
];
