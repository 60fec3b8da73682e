import type { SecurityInformation } from "../../../../contract/types.js";
import {
  aefPskId,
  deriveAefPsk,
  explainAefPskId,
  type InterfaceDetails,
  type SessionSecrets,
  type TlsSession,
} from "../../../../psk/index.js";
import type { Reply } from "../../../bench/caller.js";
import { expectKey } from "../../../bench/derivation.js";
import { expectAnswer } from "../../../bench/expect.js";
import { broken } from "../../../bench/failures.js";
import { entriesIn } from "./security-api.js";

/** The AEF's entry of an answer; fails without one. */
export const entryOf = (reply: Reply, aefId: string): SecurityInformation => {
  expectAnswer(reply, 200);
  const entries = entriesIn(reply);
  const entry = entries.find((one) => one.aefId === aefId) ?? entries[0];
  if (entry === undefined) throw broken({ message: "the answer has no entry for the AEF" });
  return entry;
};

/** The key as the AEF gets it, in whatever form; fails without one. */
export const keyTextOf = (reply: Reply, aefId: string): string => {
  const { authenticationInfo = "", authorizationInfo = "" } = entryOf(reply, aefId);
  if (authenticationInfo !== "") return authenticationInfo;
  throw broken({
    message:
      authorizationInfo === ""
        ? "the AEF asked for authenticationInfo and got none"
        : "the key stands in authorizationInfo, not in authenticationInfo",
    expected: "authenticationInfo",
    actual: authorizationInfo === "" ? "neither" : "authorizationInfo",
  });
};

/** The key's octets as hex where it is written in hex or base64; the text itself otherwise. */
const inHex = (text: string): string => {
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) return text;
  return Buffer.from(text, "base64").toString("hex");
};

/** The parts of P0, whose octets TS 33.122 leaves open. */
const openParts = ["scheme", "host", "port", "prefix"];
/** Without a host the key is bound to no AEF, which TS 33.122 6.5.2.1 step 2 asks for. */
const unbound = ["HOST_NONE", "HOST_NULL", "HOST_UNDEFINED", "HOST_EMPTY"];

/** What a CCF may have taken for the interface information besides the forms that are known. */
const otherP0s = (aefId: string, details: InterfaceDetails): string[] => [
  aefId,
  JSON.stringify(details),
  JSON.stringify([details]),
];

const isRightButForP0 = (keyId: string, session: TlsSession, { aefId, details }: Bound): boolean =>
  otherP0s(aefId, details).some(
    (p0) => keyId === aefPskId(deriveAefPsk({ ...session, interfaceInformation: p0 })),
  ) ||
  explainAefPskId(keyId, { ...session, interfaceDetails: details }).some(({ mistakes }) =>
    mistakes.every(({ part, id }) => openParts.includes(part) && !unbound.includes(id)),
  );

/** Explained by the client's values, and by no mistake with the session's own. */
const isChosen = (
  keyId: string,
  session: TlsSession,
  chosen: SessionSecrets,
  { details }: Bound,
): boolean => {
  const explains = (secrets: SessionSecrets) =>
    explainAefPskId(keyId, { ...secrets, interfaceDetails: details }).length > 0;
  const { masterSecret } = chosen;
  return !explains(session) && (explains(chosen) || explains({ ...session, masterSecret }));
};

/** What a key is bound to. */
interface Bound {
  aefId: string;
  details: InterfaceDetails;
}

/**
 * Expects a key of this session (TS 33.122 A.1) whatever stands for the interface information in
 * it; tells how a wrong one is wrong. `chosen` is what the request's headers claimed the session's
 * values to be, `earlier` the session before.
 */
export const expectSessionKey = (
  text: string,
  session: TlsSession,
  bound: Bound,
  { chosen, earlier }: { chosen: SessionSecrets; earlier: SessionSecrets },
): void => {
  const hex = inHex(text);
  if (/^[0-9a-f]{64}$/i.test(hex)) {
    const keyId = aefPskId(Buffer.from(hex, "hex"));
    if (isRightButForP0(keyId, session, bound)) return;
    if (isChosen(keyId, session, chosen, bound))
      throw broken({
        message: "AEF_PSK is wrong: the client chose the master secret, in a header of its request",
        expected: "a key from the TLS session",
        actual: "a key from the headers of the request",
      });
  }
  expectKey(hex, session, bound.details, { otherSession: earlier });
};

/** Expects the form in which this contract writes a key: 64 hex digits, with P0 as it pins it. */
export const expectOurForm = (text: string): void => {
  if (/^[0-9a-f]{64}$/i.test(text)) return;
  throw broken({
    message: `authenticationInfo holds ${formOf(text)}`,
    expected: "64 hex digits",
    actual: formOf(text),
  });
};

const formOf = (text: string): string => {
  if (/-----BEGIN CERTIFICATE-----/.test(text)) return "a certificate where the key belongs";
  if (/^b['"].*['"]$/s.test(text)) return "a language's own notation of octets";
  if (/^([0-9a-f]{2})+$/i.test(text)) return `${text.length / 2} octets in hex, not 32`;
  if (/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) return "32 octets in base64";
  if (/^[[{"]/.test(text)) return "JSON inside the string";
  return `something else of ${text.length} characters`;
};
