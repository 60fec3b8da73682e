import { keyIdOf } from "../../../psk/aef-psk.js";
import { answerJson, type Behaviour } from "../../bench/neighbour.js";
import type { PlayedCcf } from "../../bench/played-ccf.js";
import type { RelayBench } from "../../bench/relay.js";
import type { CaseOf } from "../../case.js";
import { badGateway, expectKeyHandedOn, expectRefused, tampered } from "./asking.js";

type Members = { [member: string]: unknown };

/** After a right answer, each of the wrong ones is a bad gateway. */
const refuses = (
  id: string,
  title: string,
  wrong: (bench: RelayBench) => readonly Behaviour[],
): CaseOf<"ccf-relay"> => ({
  id,
  level: "MUST",
  clause: "security, Identities; contract 4",
  step: 8,
  title,
  async run(bench) {
    await expectKeyHandedOn(bench);
    for (const behaviour of wrong(bench)) await expectRefused(bench, behaviour, badGateway);
  },
});

/** The same for a right answer whose members differ. */
const refusesMembers = (
  id: string,
  title: string,
  wrong: (peer: PlayedCcf, bench: RelayBench) => readonly Members[],
) =>
  refuses(id, title, (bench) =>
    wrong(bench.peer, bench).map((members) => tampered(bench.peer, members)),
  );

/** A key with the id that the contract gives it, whatever its length. */
const keyOf = (octets: number): Members => {
  const key = Buffer.alloc(octets, 0xab);
  return { aefPsk: key.toString("hex"), aefPskId: keyIdOf(key) };
};

const raw =
  (body: string, mediaType = "application/json"): Behaviour =>
  (_, response) => {
    response.setHeader("content-type", mediaType);
    response.setHeader("cache-control", "no-store");
    response.end(body);
  };

/** Step 8: answers that contradict the question, or that the contract does not allow. */
export const contradictions: readonly CaseOf<"ccf-relay">[] = [
  refusesMembers("CCF-RELAY-031", "refuses an answer about another invoker", () => [
    { apiInvokerId: "API-INVOKER-SOMEBODY-ELSE" },
  ]),
  refusesMembers("CCF-RELAY-032", "refuses an answer that another CCF confirms", (peer, bench) => [
    { ccfId: bench.peers[1]?.ccf.ccfId ?? `not-${peer.ccf.ccfId}` },
    { ccfId: bench.target.ccfId ?? "ccf-relay.conformance" },
  ]),
  refusesMembers("CCF-RELAY-033", "refuses an answer about another AEF", (_, { target }) => [
    { aefId: target.secondAef?.aefId ?? "aef-somebody-else" },
  ]),
  refusesMembers("CCF-RELAY-034", "refuses an answer about another interface", () => [
    { interfaceDetails: { fqdn: "another-interface.example.org", port: 8443 } },
  ]),
  refusesMembers("CCF-RELAY-035", "refuses a key that is not 32 octets long", () =>
    [0, 16, 31, 33, 64].map(keyOf),
  ),
  refusesMembers("CCF-RELAY-036", "refuses a key that is not in hex", ({ aefPsk }) => [
    { aefPsk: aefPsk.toString("base64") },
    { aefPsk: `${aefPsk.toString("hex").slice(1)}g` },
  ]),
  refusesMembers("CCF-RELAY-037", "refuses a certificate in the place of the key", ({ ccf }) => [
    { aefPsk: ccf.cert.toString() },
  ]),
  refusesMembers("CCF-RELAY-038", "refuses a key id that does not fit the key", () => [
    { aefPskId: "0123456789abcdef" },
  ]),
  refusesMembers("CCF-RELAY-039", "refuses an answer for PSK without the key", () => [
    { aefPsk: undefined },
  ]),
  refusesMembers("CCF-RELAY-040", "refuses an answer for PSK without the key's id", () => [
    { aefPskId: undefined },
  ]),
  refusesMembers("CCF-RELAY-041", "refuses an answer for PSK without a validity", () => [
    { remainingValidity: undefined },
  ]),
  refusesMembers("CCF-RELAY-042", "refuses a validity of zero or less", () => [
    { remainingValidity: 0 },
    { remainingValidity: -600 },
  ]),
  refusesMembers("CCF-RELAY-043", "refuses a validity that is not whole seconds", () => [
    { remainingValidity: 599.5 },
    { remainingValidity: "600" },
  ]),
  refusesMembers("CCF-RELAY-044", "refuses another method than was asked for", () => [
    { securityMethod: "PKI" },
    { securityMethod: "OAUTH", aefPsk: undefined, aefPskId: undefined },
  ]),
  refuses("CCF-RELAY-045", "refuses an answer in another media type", ({ peer }) => [
    (asked, response) => raw(JSON.stringify(peer.info(asked)), "text/html")(asked, response),
  ]),
  refuses("CCF-RELAY-046", "refuses an answer that is not JSON, or cut short, or empty", (b) => [
    raw("<html></html>"),
    (asked, response) => raw(JSON.stringify(b.peer.info(asked)).slice(0, -1))(asked, response),
    raw(""),
  ]),
  refuses("CCF-RELAY-047", "refuses a success that the contract does not document", ({ peer }) => [
    (asked, response) => answerJson(201, peer.info(asked))(asked, response),
    (asked, response) => answerJson(203, peer.info(asked))(asked, response),
    (_, response) => void response.writeHead(204).end(),
  ]),
];
