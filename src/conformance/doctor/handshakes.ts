import { isIP } from "node:net";
import { type ConnectionOptions, connect, type SecureVersion } from "node:tls";
import { clientTls } from "../bench/tls.js";
import { type Finding, ok, problem, warning } from "./finding.js";
import { hostOf } from "./identities.js";

/** What one handshake came to. */
interface Handshake {
  /** Why the server's certificate is not to be trusted. */
  untrusted?: string;
  /** Why there was no handshake at all. */
  refused?: string;
}

const codeOf = (error: Error): string =>
  "code" in error && typeof error.code === "string" ? error.code : error.message;

const shakeHands = (url: string, tls: ConnectionOptions, timeoutMs: number): Promise<Handshake> =>
  new Promise((resolve) => {
    const host = hostOf(url);
    const socket = connect({
      host,
      port: Number(new URL(url).port || 443),
      ...(isIP(host) === 0 ? { servername: host } : {}),
      ...tls,
      rejectUnauthorized: false, // looked at below; nothing is sent
    });
    const end = (handshake: Handshake) => {
      socket.destroy();
      resolve(handshake);
    };
    socket.setTimeout(timeoutMs, () => end({ refused: `no answer in ${timeoutMs / 1000} s` }));
    socket.once("error", (error) => end({ refused: codeOf(error) }));
    socket.once("secureConnect", () => {
      // Node types it as an Error; it is the code.
      const fault = socket.authorizationError as unknown;
      if (socket.authorized) end({});
      else end({ untrusted: fault instanceof Error ? codeOf(fault) : String(fault) });
    });
  });

const whatIsWrong: { [code: string]: [string, string] } = {
  CERT_HAS_EXPIRED: ["the server certificate is expired", "renew it, or correct this host's clock"],
  CERT_NOT_YET_VALID: ["the server certificate is not yet valid", "correct the clocks"],
  ERR_TLS_CERT_ALTNAME_INVALID: [
    "the server certificate is for another host",
    "call the target by a name in its certificate, or have it issued for this one",
  ],
};

const trustFinding = (where: string, code: string): Finding => {
  const [message, advice] = whatIsWrong[code] ?? [
    `the server certificate does not lead to the target's ca (${code})`,
    "name the root that issued it as `ca`; the server has to send every CA in between",
  ];
  return problem({ topic: "tls", where, message }, advice);
};

export interface TlsEndpoint {
  where: string;
  url: string;
  ca: Buffer | undefined;
  derives: boolean;
  timeoutMs: number;
}

const versionFinding = (
  { where, derives }: TlsEndpoint,
  version: SecureVersion,
  { refused }: Handshake,
): Finding => {
  const name = version.replace("v", " ");
  if (refused === undefined) return ok("tls", where, `${name}, with a certificate of its own`);
  const message = `no handshake in ${name} (${refused})`;
  return derives && version === "TLSv1.2"
    ? problem(
        { topic: "tls", where, message },
        "AEF_PSK is derived from TLS 1.2: it must be offered",
      )
    : warning({ topic: "tls", where, message }, "TS 33.210 6.2 asks for TLS 1.2 and 1.3");
};

/** Shakes hands in each TLS version, without a client certificate. */
export const examineTls = async (endpoint: TlsEndpoint): Promise<Finding[]> => {
  const { where, url, ca, timeoutMs } = endpoint;
  const versions = ["TLSv1.2", "TLSv1.3"] as const;
  const shaken = await Promise.all(
    versions.map((version) =>
      shakeHands(
        url,
        { ...clientTls(ca, {}), minVersion: version, maxVersion: version },
        timeoutMs,
      ),
    ),
  );
  const untrusted = shaken.find((one) => one.untrusted !== undefined)?.untrusted;
  if (untrusted !== undefined) return [trustFinding(where, untrusted)];
  if (shaken.every(({ refused }) => refused !== undefined)) {
    const message = `no TLS handshake (${shaken[0]?.refused})`;
    return [problem({ topic: "tls", where, message }, "is it TLS 1.2 or 1.3 that listens there?")];
  }
  return versions.map((version, index) => versionFinding(endpoint, version, shaken[index] ?? {}));
};
