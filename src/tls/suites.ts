/** The one PSK suite of TS 33.210 6.2 that OpenSSL has in TLS 1.2 (RFC 5487); it lacks ECDHE_PSK with GCM. */
export const dhePskSuite = "DHE-PSK-AES128-GCM-SHA256";

/** TLS 1.2 certificate suites with AEAD and forward secrecy (TS 33.210 6.2.3), ephemeral curves only. */
export const ecdheSuites = [
  "ECDHE-ECDSA-AES128-GCM-SHA256",
  "ECDHE-ECDSA-AES256-GCM-SHA384",
  "ECDHE-RSA-AES128-GCM-SHA256",
  "ECDHE-RSA-AES256-GCM-SHA384",
  "ECDHE-ECDSA-CHACHA20-POLY1305",
  "ECDHE-RSA-CHACHA20-POLY1305",
] as const;

/** Mandatory in TLS 1.2 for whoever has an RSA certificate (TS 33.210 6.2.3). */
export const dheRsaSuite = "DHE-RSA-AES128-GCM-SHA256";

/** The TLS 1.3 suites whose hash is SHA-256: the only ones with which OpenSSL keeps an external PSK. */
export const sha256Suites = ["TLS_AES_128_GCM_SHA256", "TLS_CHACHA20_POLY1305_SHA256"] as const;

/** Every TLS 1.3 suite of RFC 8446 B.4 with a full-length tag. */
export const tls13Suites = [...sha256Suites, "TLS_AES_256_GCM_SHA384"] as const;
