import { compressing, wrongInHttp2 } from "../shared/port.js";
import { mutant } from "./mutant.js";

const profiles = "tls/server-profiles.js";
const suites = 'ciphers: [...tls13Suites, ...ecdheSuites, dheRsaSuite].join(":"),';
const offering = (more, besides = "") => [
  suites,
  `ciphers: [...tls13Suites, ...ecdheSuites, dheRsaSuite, ${more}].join(":"),${besides}`,
];
const options = "constants.SSL_OP_NO_TICKET | constants.SSL_OP_NO_RENEGOTIATION";

const [listener, ...compression] = compressing;
const [, ...http2] = wrongInHttp2;

export const port = [
  mutant(
    "port-tls-1.1",
    profiles,
    offering('"ECDHE-ECDSA-AES128-SHA", "@SECLEVEL=0"', ' minVersion: "TLSv1.1",'),
    "TLS 1.1 is taken from AEFs, with the suites that it has",
    ...[93, 94],
  ),
  mutant(
    "port-cbc",
    profiles,
    offering('"ECDHE-ECDSA-AES128-SHA256"'),
    "a suite with CBC is taken from AEFs",
    94,
  ),
  mutant(
    "port-plain-psk",
    profiles,
    offering('"PSK-AES128-GCM-SHA256"', " pskCallback: () => Buffer.alloc(32),"),
    "plain PSK with a key that anybody knows is taken from AEFs",
    95,
  ),
  mutant(
    "port-renegotiates",
    profiles,
    [options, "constants.SSL_OP_NO_TICKET"],
    "an AEF may renegotiate",
    96,
  ),
  mutant(
    "port-only-tls-1.2",
    profiles,
    ["...versionRange(),", '...versionRange(["1.2"]),'],
    "there is no TLS 1.3 for AEFs",
    97,
  ),
  mutant(
    "port-no-extended-master-secret",
    profiles,
    [options, `${options} | 0x1`],
    "TLS 1.2 has no extended master secret",
    98,
  ),
  mutant("port-compresses", listener, compression, "DEFLATE is chosen where it is offered", 99),
  mutant("port-http2-fails", listener, http2, "every answer over HTTP/2 is 500", 100),
];
