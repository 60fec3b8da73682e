import { constants } from "node:crypto";
import type { ConnectionOptions } from "node:tls";
import type { Credentials, TrustAnchors } from "./server-profiles.js";
import { dhePskSuite, dheRsaSuite, ecdheSuites, sha256Suites, tls13Suites } from "./suites.js";
import { type TlsVersion, versionRange } from "./versions.js";

/** Options for tls.connect, and for an agent or connector that would otherwise keep sessions. */
export type ClientProfile = ConnectionOptions & { maxCachedSessions: 0 };

/** Nobody here resumes a session: one handshake, one key. TS 33.210 6.2 bars DH below 2048 bits. */
const clientDefaults = {
  rejectUnauthorized: true,
  minDHSize: 2048,
  maxCachedSessions: 0,
  secureOptions: constants.SSL_OP_NO_TICKET | constants.SSL_OP_NO_RENEGOTIATION,
} as const satisfies ClientProfile;

const certificateSuites = [...ecdheSuites, dheRsaSuite];

/**
 * The invoker at its core function (CAPIF-1e): TLS 1.2, full handshake, no tickets, so that both ends
 * see one Session ID and one master secret. TS 33.122 A.1.
 */
export function capif1eClient({ cert, key, ca }: Credentials & { ca: TrustAnchors }) {
  return {
    ...clientDefaults,
    ...versionRange(["1.2"]),
    cert,
    key,
    ca,
    ciphers: certificateSuites.join(":"),
  } satisfies ClientProfile;
}

/** A client that verifies a server certificate, with one of its own or without: CAPIF-3, 6e, step 4. */
export function certificateClient(options: Partial<Credentials> & { ca: TrustAnchors }) {
  return {
    ...clientDefaults,
    ...versionRange(),
    ...options,
    ciphers: [...tls13Suites, ...certificateSuites].join(":"),
  } satisfies ClientProfile;
}

/**
 * Step 4 towards an AEF of a domain whose anchor the invoker lacks: the certificate is not verified,
 * only step 11 authenticates the AEF. Use by explicit setting alone.
 */
export function unverifiedClient() {
  // No anchor to verify by: the user has said so (aef.withoutAnchor), and step 11 authenticates the AEF.
  return { ...certificateClient({ ca: [] }), rejectUnauthorized: false } satisfies ClientProfile;
}

/**
 * The invoker's TLS-PSK at an AEF (step 11), one TLS version: trusts no certificate at all, so a server
 * that falls back to one fails the handshake. Check with `assertPsk` before writing. TS 33.122 6.5.2.1.
 */
export function pskClient(options: { identity: string; aefPsk: Buffer; tlsVersion: TlsVersion }) {
  const { identity, aefPsk, tlsVersion } = options;
  return {
    ...clientDefaults,
    ...versionRange([tlsVersion]),
    ca: [],
    ciphers: tlsVersion === "1.2" ? dhePskSuite : sha256Suites.join(":"),
    // A PSK server has no certificate to hold a name; any certificate already failed against `ca: []`.
    checkServerIdentity: () => undefined,
    pskCallback: () => ({ identity, psk: aefPsk }),
  } satisfies ClientProfile;
}
