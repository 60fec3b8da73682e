import { constants } from "node:crypto";
import { isIP } from "node:net";
import type { ConnectionOptions } from "node:tls";
import { createAuthority, type IssuedCertificate } from "../../tls/pki.js";
import { ecdheSuites } from "../../tls/suites.js";

/** Credentials of a client of the suite, or none. */
export interface ClientCredentials {
  cert?: Buffer | string | undefined;
  key?: Buffer | string | undefined;
}

/** A client's TLS with these credentials: 1.2 and 1.3, no tickets. */
export const clientTls = (
  ca: Buffer | undefined,
  { cert, key }: ClientCredentials,
): ConnectionOptions => ({
  ...(ca === undefined ? {} : { ca }),
  ...(cert === undefined ? {} : { cert }),
  ...(key === undefined ? {} : { key }),
  rejectUnauthorized: true,
  minVersion: "TLSv1.2",
  secureOptions: constants.SSL_OP_NO_TICKET | constants.SSL_OP_NO_RENEGOTIATION,
});

/** The same, held to TLS 1.2, whose session gives AEF_PSK (TS 33.122 A.1). */
export const tls12Client = (
  ca: Buffer | undefined,
  credentials: ClientCredentials,
): ConnectionOptions => ({
  ...clientTls(ca, credentials),
  maxVersion: "TLSv1.2",
  ciphers: ecdheSuites.join(":"),
});

/** TLS that nobody may accept; each is offered alone. */
export const forbiddenTls = {
  "TLS 1.1": {
    minVersion: "TLSv1.1",
    maxVersion: "TLSv1.1",
    ciphers: "ALL:@SECLEVEL=0",
  },
  "CBC suites": {
    minVersion: "TLSv1.2",
    maxVersion: "TLSv1.2",
    ciphers: "ECDHE-ECDSA-AES128-SHA256:ECDHE-RSA-AES128-SHA256:ECDHE-ECDSA-AES128-SHA:AES128-SHA",
  },
  "no certificate": {
    minVersion: "TLSv1.2",
    maxVersion: "TLSv1.2",
    ciphers: "ADH-AES128-GCM-SHA256:ADH-AES256-GCM-SHA384:AECDH-AES128-SHA:@SECLEVEL=0",
  },
} as const satisfies Record<string, ConnectionOptions>;

/** A server's or client's certificate from a CA that nobody trusts. */
export const outsiderCertificate = async (
  commonName: string,
  uri?: string,
  host = "localhost",
): Promise<IssuedCertificate> => {
  const authority = await createAuthority("Nobody trusts this CA");
  return authority.issue({
    commonName,
    ...(uri === undefined ? {} : { uris: [uri] }),
    dnsNames: isIP(host) === 0 ? [host] : [],
    ipAddresses: isIP(host) === 0 ? ["127.0.0.1", "::1"] : [host],
  });
};
