import type { CcfInformation, InterfaceDescription, ServiceSecurity } from "../contract/types.js";
import {
  aefPskId,
  deriveAefPsk,
  type InterfaceDetails,
  interfaceInformation,
  type TlsSession,
} from "../psk/index.js";
import { StepFailed } from "./step-failed.js";

/** An interface of the AEF with the key that is bound to it. */
export interface AgreedInterface {
  details: InterfaceDescription;
  /** Service API interface information (P0). */
  p0: string;
  aefPsk: Buffer;
  aefPskId: string;
}

/** What steps 1 to 3 came to: where the AEF is, with which keys, and until when. */
export interface AgreedSecurity {
  /** What the AEF gets, unchanged. */
  ccfInformation: CcfInformation;
  interfaces: readonly [AgreedInterface, ...AgreedInterface[]];
  /** Milliseconds of the monotonic clock. */
  expiresAt: number;
}

const tls12 = 0x0303;

const refuseSession = ({ protocolVersion, extendedMasterSecret }: TlsSession): void => {
  if (protocolVersion !== tls12 || !extendedMasterSecret)
    throw new StepFailed(2, "the session is not TLS 1.2 with extended master secret");
};

/** P0 of an interface that the other side names in a step; StepFailed if it is none. */
export const interfaceText = (step: number, details: InterfaceDetails): string => {
  try {
    return interfaceInformation(details);
  } catch (error) {
    throw new StepFailed(step, "the answer names an interface that is none", { cause: error });
  }
};

const agreedInterface = (
  { masterSecret, sessionId }: TlsSession,
  details: InterfaceDescription,
): AgreedInterface => {
  const p0 = interfaceText(1, details);
  const aefPsk = deriveAefPsk({ masterSecret, sessionId, interfaceInformation: p0 });
  return { details, p0, aefPsk, aefPskId: aefPskId(aefPsk) };
};

/**
 * Derives the keys of a Security Method Response from the session that carried it (TS 33.122 A.1).
 * StepFailed if the CCF selected another method, or left out what the derivation needs.
 */
export const agreedSecurity = (
  { securityInfo, ccfInformation }: ServiceSecurity,
  session: TlsSession,
  sentAt: number,
): AgreedSecurity => {
  refuseSession(session);
  const [entry] = securityInfo;
  if (entry?.selSecurityMethod !== "PSK")
    throw new StepFailed(1, `the CCF selected ${entry?.selSecurityMethod ?? "no method"}, not PSK`);
  if (entry.keyDerivation !== "TLS12_MASTER_SECRET")
    throw new StepFailed(1, `the CCF derives by ${entry.keyDerivation ?? "no named derivation"}`);
  if (ccfInformation === undefined || entry.remainingValidity === undefined)
    throw new StepFailed(1, "the answer lacks ccfInformation or remainingValidity");
  const [first, ...others] = entry.aefInterfaces ?? [];
  if (first === undefined) throw new StepFailed(1, "the answer lacks aefInterfaces");
  return {
    ccfInformation,
    interfaces: [
      agreedInterface(session, first),
      ...others.map((details) => agreedInterface(session, details)),
    ],
    expiresAt: sentAt + entry.remainingValidity * 1000,
  };
};
