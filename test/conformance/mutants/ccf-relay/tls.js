import { mutant } from "./mutant.js";

const relay = "ccf/relay.js";
const connector = "contract/connector.js";

/** A server certificate with this fault of verification is taken. */
const trusting = (codes) => [
  "servername,\n        });",
  `servername,
            rejectUnauthorized: false,
        });
        socket.prependOnceListener("secureConnect", () => {
            const wrong = String(socket.authorizationError ?? "");
            if (wrong !== "" && !${codes}.test(wrong)) socket.destroy(new Error(wrong));
        });`,
];

export const tls = [
  mutant(
    "expired-peer",
    connector,
    trusting("/CERT_HAS_EXPIRED/"),
    "an expired certificate of the peer is taken",
    66,
  ),
  mutant(
    "early-peer",
    connector,
    trusting("/CERT_NOT_YET_VALID/"),
    "a certificate of the peer is taken before its time",
    67,
  ),
  mutant(
    "other-host",
    connector,
    trusting("/ALTNAME_INVALID/"),
    "a certificate for another host is taken",
    68,
  ),
  mutant(
    "unknown-ca",
    connector,
    trusting("/UNABLE_TO|SELF_SIGNED/"),
    "a certificate from any CA is taken",
    ...[69, 110],
  ),
  mutant(
    "tls-1.1",
    "tls/client-profiles.js",
    [
      'ciphers: [...tls13Suites, ...certificateSuites].join(":"),',
      'ciphers: [...tls13Suites, ...certificateSuites, "ECDHE-ECDSA-AES128-SHA", "@SECLEVEL=0"].join(":"),\n        minVersion: "TLSv1.1",',
    ],
    "TLS 1.1 and its CBC suites are offered to the peer",
    ...[70, 71, 102],
  ),
  mutant(
    "cbc",
    "tls/client-profiles.js",
    [
      'ciphers: [...tls13Suites, ...certificateSuites].join(":"),',
      'ciphers: [...tls13Suites, ...certificateSuites, "ECDHE-ECDSA-AES128-SHA256"].join(":"),',
    ],
    "CBC suites are offered to the peer",
    ...[71, 102],
  ),
  mutant(
    "anonymous-peer",
    connector,
    [
      "servername,\n        });",
      `servername,
            secureContext: undefined,
            ciphers: tls.ciphers + ":ADH-AES128-GCM-SHA256:@SECLEVEL=0",
            rejectUnauthorized: false,
        });
        socket.prependOnceListener("secureConnect", () => {
            const wrong = String(socket.authorizationError ?? "");
            if (wrong !== "" && wrong !== "UNABLE_TO_GET_ISSUER_CERT") socket.destroy(new Error(wrong));
        });`,
    ],
    "a peer without a certificate is asked",
    ...[101, 102],
  ),
  mutant(
    "rsa-key-exchange",
    "tls/client-profiles.js",
    [
      'ciphers: [...tls13Suites, ...certificateSuites].join(":"),',
      'ciphers: [...tls13Suites, ...certificateSuites, "AES128-GCM-SHA256"].join(":"),',
    ],
    "suites without forward secrecy are offered to the peer",
    102,
  ),
  mutant(
    "plain-fallback",
    relay,
    [
      ".catch((thrown) => {\n",
      `.catch(async (thrown) => {
            await fetch(peer.apiRoot.replace("https:", "http:"), { method: "POST", signal: AbortSignal.timeout(200) }).catch(() => {});
`,
    ],
    "a peer that does not speak TLS is asked in plain HTTP",
    72,
  ),
];
