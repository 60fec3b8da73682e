import { mutant } from "./mutant.js";

const relay = "ccf/relay.js";

export const forwarding = [
  mutant(
    "asks-twice",
    relay,
    [
      "const answer = await this.#send(peer, asked, { wanted, trace: question.trace });",
      "await this.#send(peer, asked, { wanted, trace: question.trace });\n        const answer = await this.#send(peer, asked, { wanted, trace: question.trace });",
    ],
    "the peer is asked twice",
    ...[1, 12, 13, 14, 15, 16, 17, 18, 25],
  ),
  mutant(
    "wrong-features",
    relay,
    ['? { supportedFeatures: "0" }', '? { supportedFeatures: "none" }'],
    "the request to the peer breaks the contract",
    12,
  ),
  mutant(
    "no-certificate",
    "ccf/start.js",
    ["certificateClient({ ...tls, ca })", "certificateClient({ ca })"],
    "no certificate is shown to the peer",
    13,
  ),
  mutant(
    "interface-not-sent",
    relay,
    [
      "...(interfaceDetails === undefined ? {} : { interfaceDetails }),\n                ccfInformation",
      "ccfInformation",
    ],
    "the interface is not handed on",
    ...[14, 20],
  ),
  mutant(
    "method-not-sent",
    relay,
    ["...(securityMethod === undefined ? {} : { securityMethod }),", ""],
    "the security method is not handed on",
    15,
  ),
  mutant(
    "names-itself",
    relay,
    ["ccfInformation: { ccfId: peer.ccfId },", 'ccfInformation: { ccfId: "ccf-a" },'],
    "the request to the peer names CCF-A",
    16,
  ),
  mutant(
    "destination-sent",
    relay,
    [
      ": {\n                        notificationDestination,",
      ": {\n                        notificationDestination: asked.notificationDestination,",
    ],
    "the AEF's notificationDestination is handed on",
    ...[17, 107, 109, 110, 111, 112, 114, 115],
  ),
  mutant(
    "everything-sent",
    relay,
    [
      "body: {\n                apiInvokerId,",
      "body: {\n                ...asked,\n                apiInvokerId,",
    ],
    "whatever the AEF sent is handed on",
    18,
  ),
];
