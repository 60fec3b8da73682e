import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { keyIdOf } from "../../src/psk/aef-psk.js";
import { type Behaviour, json } from "../support/fake-party.js";
import {
  aefPsk,
  aefPskId,
  expectNothingKept,
  expectRefusal,
  noStore,
  type PeerLab,
  startPeerLab,
} from "./peer-lab.js";

const bad = { status: 502, cause: "INBOUND_SERVER_ERROR" };

const own = { ipv4Addr: "127.0.0.1", port: 1 };

/** Answers of status 200 that differ from the right one in these members. */
const changed: [title: string, changes: Record<string, unknown>][] = [
  ["another invoker", { apiInvokerId: "API-INVOKER-2" }],
  ["the invoker's id in another case", { apiInvokerId: "api-invoker-1" }],
  ["another CCF", { ccfId: "ccf-c" }],
  ["CCF-A itself as the confirming CCF", { ccfId: "ccf-a" }],
  ["no CCF", { ccfId: undefined }],
  ["another AEF", { aefId: "aef-2" }],
  ["another interface", { interfaceDetails: own }],
  ["an interface without host", { interfaceDetails: { port: 8443 } }],
  ["an interface with two hosts", { interfaceDetails: { ...own, fqdn: "a.example" } }],
  ["an interface that cannot be reached", { interfaceDetails: { fqdn: "a/b", port: 8443 } }],
  ["another method", { securityMethod: "PKI" }],
  ["an unknown method", { securityMethod: "MAGIC" }],
  [
    "another method and no key",
    { securityMethod: "OAUTH", aefPsk: undefined, aefPskId: undefined },
  ],
  ["no method", { securityMethod: undefined }],
  ["no key", { aefPsk: undefined }],
  ["no key id", { aefPskId: undefined }],
  ["no validity", { remainingValidity: undefined }],
  ["no features", { supportedFeatures: undefined }],
  ["features that are no hex", { supportedFeatures: "x" }],
  ["an empty key", { aefPsk: "" }],
  ["a key of 31 octets", { aefPsk: aefPsk.slice(2) }],
  ["a key of 33 octets", { aefPsk: `${aefPsk}00` }],
  ["a short key with its own id", { aefPsk: "00", aefPskId: keyIdOf(Buffer.alloc(1)) }],
  ["a key that is no hex", { aefPsk: aefPsk.replace("7", "g") }],
  ["a key that is no text", { aefPsk: [aefPsk] }],
  ["another key's id", { aefPskId: "0000000000000000" }],
  ["the key id in upper case", { aefPskId: aefPskId.toUpperCase() }],
  ["a key id that is too short", { aefPskId: aefPskId.slice(2) }],
  ["a validity of zero", { remainingValidity: 0 }],
  ["a validity below zero", { remainingValidity: -1 }],
  ["a validity with a fraction", { remainingValidity: 599.5 }],
  ["a validity as text", { remainingValidity: "600" }],
  ["null for a member", { remainingValidity: null }],
];

/** Answers that are not of the contract's form at all. */
const broken: [title: string, behaviour: (lab: PeerLab) => Behaviour][] = [
  ["a body that is not JSON", () => text(200, aefPsk)],
  ["JSON that is cut short", (lab) => text(200, JSON.stringify(lab.info()).slice(0, -1))],
  ["an array", (lab) => json(200, [lab.info()], noStore)],
  ["null", () => json(200, null, noStore)],
  ["an empty body", () => text(200, "")],
  ["HTML", (lab) => json(200, lab.info(), { ...noStore, "content-type": "text/html" })],
  ["no media type", (lab) => untyped(JSON.stringify(lab.info()))],
  ["201", (lab) => json(201, lab.info(), noStore)],
  ["204", () => (_, response) => response.writeHead(204).end()],
  ["a redirect of another kind", () => json(302, {}, { location: "https://127.0.0.1/" })],
  ["304", () => (_, response) => response.writeHead(304).end()],
];

const text =
  (status: number, body: string): Behaviour =>
  (_, response) =>
    response.writeHead(status, { "content-type": "application/json", ...noStore }).end(body);

const untyped =
  (body: string): Behaviour =>
  (_, response) =>
    response.writeHead(200, noStore).end(body);

describe("CCF-A, when CCF-B answers", () => {
  let lab: PeerLab;
  beforeAll(async () => {
    lab = await startPeerLab();
  });
  afterAll(() => lab.close());
  beforeEach(() => lab.peer.reset());

  for (const [title, changes] of changed)
    test(`${title}, answers 502 and keeps nothing`, async () => {
      lab.answerInfo(changes);

      expectRefusal(await lab.ask(), bad);
      expect(lab.peer.asked.length).toBe(1);
      await expectNothingKept(lab);
    });

  for (const [title, behaviour] of broken)
    test(`${title}, answers 502 and keeps nothing`, async () => {
      lab.peer.answer(behaviour(lab));

      expectRefusal(await lab.ask(), bad);
      expect(lab.peer.asked.length).toBe(1);
      await expectNothingKept(lab);
    });

  for (const [title, interfaceDetails] of [
    ["an interface that the AEF does not have", own],
    ["an interface that is none", { fqdn: "a/b", port: 8443 }],
  ] as const)
    test(`${title} where none was named, answers 502`, async () => {
      lab.answerInfo({ interfaceDetails });

      expectRefusal(await lab.ask({ interfaceDetails: undefined }), bad);
    });

  test("a key without Cache-Control, hands it on with its own", async () => {
    lab.peer.answer(json(200, lab.info()));

    const { status, headers } = await lab.ask();
    expect(status).toBe(200);
    expect(headers["cache-control"]).toBe("no-store");
  });

  test("what takes as long as the key is valid, answers 404 and hands on no key", async () => {
    lab.peer.answer((asked, response) =>
      setTimeout(() => json(200, lab.info({ remainingValidity: 1 }), noStore)(asked, response), 20),
    );

    expectRefusal(await lab.ask(), { status: 404, cause: "SECURITY_CONTEXT_NOT_FOUND" });
  });
});
