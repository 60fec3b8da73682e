import { constants } from "node:crypto";
import type { TlsOptions } from "node:tls";
import { ffdhe3072 } from "./ffdhe3072.js";
import { dhePskSuite, dheRsaSuite, ecdheSuites, sha256Suites, tls13Suites } from "./suites.js";
import { type TlsVersion, versionRange } from "./versions.js";

/** A certificate (chain) and its private key, both PEM. */
export interface Credentials {
  cert: string | Buffer;
  key: string | Buffer;
}

/** PEM certificates of the authorities trusted. */
export type TrustAnchors = string | Buffer | (string | Buffer)[];

/**
 * Session tickets and renegotiation are off on every listener. OpenSSL never compresses, and answers
 * extended master secret (RFC 7627) whenever it is offered.
 */
const serverDefaults = {
  dhparam: ffdhe3072,
  honorCipherOrder: true,
  secureOptions: constants.SSL_OP_NO_TICKET | constants.SSL_OP_NO_RENEGOTIATION,
} as const satisfies TlsOptions;

/**
 * The core function's listener (CAPIF-1e, 3, 6e): asks for a client certificate, but lets the identity
 * layer answer 401 instead of ending the handshake. TS 33.210 6.2.
 */
export function coreFunctionServer({ cert, key, ca }: Credentials & { ca: TrustAnchors }) {
  return {
    ...serverDefaults,
    ...versionRange(),
    cert,
    key,
    ca,
    ciphers: [...tls13Suites, ...ecdheSuites, dheRsaSuite].join(":"),
    requestCert: true,
    rejectUnauthorized: false, // 401 by the identity layer, which takes nobody unverified
  } satisfies TlsOptions;
}

/**
 * The exposing function's one port (CAPIF-2e), certificate and PSK, in TLS 1.2 and 1.3 unless held to
 * one; wants `pskServerOptions` beside it. TS 33.122 6.5.2.1, TS 33.210 6.2.
 */
export function exposingFunctionServer({
  cert,
  key,
  tlsVersions,
}: Credentials & { tlsVersions?: readonly TlsVersion[] }) {
  return {
    ...serverDefaults,
    ...versionRange(tlsVersions),
    cert,
    key,
    // TLS 1.3: SHA-256 only. With SHA-384 OpenSSL drops the PSK and goes on with the certificate.
    ciphers: [...sha256Suites, dhePskSuite, ...ecdheSuites].join(":"),
    requestCert: false,
  } satisfies TlsOptions;
}
