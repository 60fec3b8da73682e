import { addressOf } from "../../../src/ccf/registry.js";
import { member } from "../body.js";
import { type Row, refusal, row, rowsAt, served } from "../rows.js";
import { initiation, peerQuestion, question } from "../sites.js";
import type { Party } from "../world.js";

const naming =
  (information: object): Row["change"] =>
  (good) =>
    member("/ccfInformation", information)(good);

const namingAddressOf =
  (party: Party, more: object = {}): Row["change"] =>
  (good, world) =>
    member("/ccfInformation", { ccfAddress: addressOf(world.apiRoot(party)), ...more })(good);

const nowhere = { fqdn: "ccf-x.example.net", port: 8443 };
const noHost = { fqdn: "a/b" };

/** The CCF that a request names selects a configured one, or nobody. */
const selectionRows: Row[] = [
  ...rowsAt(
    [question, initiation],
    "takes the id with an unknown address",
    served,
    naming({ ccfId: "ccf-b", ccfAddress: nowhere }),
  ),
  ...rowsAt([question, initiation], "takes the address", served, namingAddressOf("ccf-b")),
  row(
    question,
    "takes the address with an unknown id",
    served,
    namingAddressOf("ccf-b", { ccfId: "ccf-x" }),
  ),
  row(peerQuestion, "takes its own address", served, namingAddressOf("ccf-b")),
  row(
    question,
    "has no agreement with a CCF of an unknown id",
    refusal.notInAgreement,
    naming({ ccfId: "ccf-x" }),
  ),
  row(
    question,
    "has no agreement with a CCF of an unknown address",
    refusal.notInAgreement,
    naming({ ccfAddress: nowhere }),
  ),
  row(
    question,
    "has no agreement with a CCF of the AEF's address",
    refusal.notInAgreement,
    namingAddressOf("aef"),
  ),
  ...rowsAt(
    [question, peerQuestion],
    "does not choose between two CCFs",
    refusal.incorrect("/ccfInformation"),
    namingAddressOf("ccf-a", { ccfId: "ccf-b" }),
  ),
  row(
    initiation,
    "does not choose between two CCFs",
    refusal.incorrect("/ccfInformation"),
    namingAddressOf("ccf-a", { ccfId: "ccf-b" }),
  ),
  ...rowsAt(
    [question, peerQuestion, initiation],
    "takes no address that is none",
    refusal.incorrect("/ccfInformation/ccfAddress"),
    naming({ ccfAddress: noHost }),
  ),
  row(
    initiation,
    "says no more than no: a CCF of an unknown id",
    refusal.rejected,
    naming({ ccfId: "ccf-x" }),
  ),
  row(
    initiation,
    "says no more than no: a CCF of an unknown address",
    refusal.rejected,
    naming({ ccfAddress: nowhere }),
  ),
  row(
    initiation,
    "says no more than no: CCF-A itself",
    refusal.rejected,
    naming({ ccfId: "ccf-a" }),
  ),
];

/** A CCF relays for AEFs, never for a CCF. */
const relayRows: Row[] = [
  row(
    peerQuestion,
    "does not relay to the CCF that asks",
    refusal.relayNotAllowed,
    naming({ ccfId: "ccf-a" }),
  ),
  row(
    peerQuestion,
    "does not relay to the address of the CCF that asks",
    refusal.relayNotAllowed,
    namingAddressOf("ccf-a"),
  ),
  row(
    peerQuestion,
    "does not relay to a CCF that it does not know",
    refusal.relayNotAllowed,
    naming({ ccfId: "ccf-x" }),
  ),
  row(question, "does not relay for a CCF", refusal.relayNotAllowed, () => ({ as: "ccf-b" })),
  row(
    question,
    "does not relay for a CCF to itself by address",
    refusal.relayNotAllowed,
    (good, world) => ({ as: "ccf-b", ...namingAddressOf("ccf-b")(good, world) }),
  ),
  row(
    question,
    "answers a CCF about no AEF outside the agreement",
    refusal.notAuthorized,
    (good) => ({ as: "ccf-b", ...member("/ccfInformation", { ccfId: "ccf-a" })(good) }),
  ),
];

const atOrigin =
  (text: (origin: string) => string): Row["change"] =>
  (good, world) =>
    member("/notificationDestination", text(new URL(world.apiRoot("aef")).origin))(good);

const wrongDestinations: [title: string, text: (origin: string) => string][] = [
  ["without TLS", (origin) => origin.replace("https:", "http:")],
  ["with user information", (origin) => origin.replace("//", "//user@")],
  ["with the origin as user information", (origin) => `${origin}@other.example/`],
  ["with a password", (origin) => origin.replace("//", "//:secret@")],
  ["with a fragment", (origin) => `${origin}/n#part`],
  ["with an empty fragment", (origin) => `${origin}/n#`],
  ["at another host", () => "https://other.example/n"],
  ["at another port", (origin) => `${origin.slice(0, -1)}`],
  ["at a host that only begins alike", (origin) => `${origin}.other.example/n`],
  ["that is no URL of a host", () => "urn:capif:aef:aef-1"],
];

const { optionalIncorrect } = refusal;

/** Where revocations may go: an origin that is configured for the caller. */
const destinationRows: Row[] = [
  row(
    question,
    "takes a destination at the AEF's origin",
    served,
    atOrigin((origin) => `${origin}/n?x=1`),
  ),
  ...wrongDestinations.map(([title, text]) =>
    row(
      question,
      `takes no destination ${title}`,
      optionalIncorrect("/notificationDestination"),
      atOrigin(text),
    ),
  ),
  row(peerQuestion, "takes a destination at the peer's origin", served, (good, world) =>
    member("/notificationDestination", `${world.apiRoot("ccf-a")}/n`)(good),
  ),
  row(
    peerQuestion,
    "takes no destination at its AEF's origin",
    optionalIncorrect("/notificationDestination"),
    atOrigin((origin) => `${origin}/n`),
  ),
];

export const ccfInformationRows: readonly Row[] = [
  ...selectionRows,
  ...relayRows,
  ...destinationRows,
];
