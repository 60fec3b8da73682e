import {
  aefPskId,
  deriveAefPsk,
  explainAefPskId,
  type InterfaceDetails,
  interfaceInformation,
  type MistakeInputs,
  type SessionSecrets,
  type TlsSession,
} from "../../psk/index.js";
import { broken } from "./failures.js";

/** A key as the suite's own view of the handshake gives it. */
export interface DerivedKey {
  aefPsk: Buffer;
  aefPskId: string;
  /** Service API interface information (P0). */
  p0: string;
}

/** What the key of an interface must be. TS 33.122 A.1. */
export const derivedKey = (session: TlsSession, details: InterfaceDetails): DerivedKey => {
  const p0 = interfaceInformation(details);
  const aefPsk = deriveAefPsk({ ...session, interfaceInformation: p0 });
  return { aefPsk, aefPskId: aefPskId(aefPsk), p0 };
};

/** What else the target may have taken in the place of what it should have. */
export interface Alternatives {
  otherSession?: SessionSecrets;
  otherInterface?: InterfaceDetails;
}

const notEvenAKey = (text: string): string | undefined => {
  if (/-----BEGIN CERTIFICATE-----/.test(text)) return "a certificate stands where the key belongs";
  if (/^b['"].*['"]$/s.test(text))
    return "the key is in a language's own notation of octets, not in hex";
  if (/^[0-9a-f]{64}$/i.test(text)) return undefined;
  if (/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) return "the key is in base64, not in hex";
  if (/^([0-9a-f]{2})+$/i.test(text)) return `the key has ${text.length / 2} octets, not 32`;
  return "it is not 64 hex digits";
};

const explained = (wrong: string, inputs: MistakeInputs): string => {
  const [first] = explainAefPskId(aefPskId(Buffer.from(wrong, "hex")), inputs);
  if (first === undefined)
    return "no known mistake gives this key: it may come from another TLS session (no new handshake)";
  return first.mistakes.map(({ title, advice }) => `${title} (${advice})`).join("; ");
};

/**
 * Expects the key that both ends have to derive; a wrong one is told by how it is wrong, where the
 * suite knows the mistake. No octet of either key is shown.
 */
export const expectKey = (
  text: string | undefined,
  session: TlsSession,
  interfaceDetails: InterfaceDetails,
  alternatives: Alternatives = {},
): void => {
  const right = derivedKey(session, interfaceDetails);
  if (text?.toLowerCase() === right.aefPsk.toString("hex")) return;
  const form = text === undefined ? "there is none" : notEvenAKey(text);
  const reason = form ?? explained(text ?? "", { ...session, interfaceDetails, ...alternatives });
  const actual = form ?? `a key with aefPskId ${aefPskId(Buffer.from(text ?? "", "hex"))}`;
  throw broken({
    message: `AEF_PSK is wrong: ${reason}`,
    expected: `a key with aefPskId ${right.aefPskId}`,
    actual,
  });
};
