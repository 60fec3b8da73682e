import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";
import { resolve } from "node:path";
import { createSecureContext, type SecureContextOptions } from "node:tls";
import { ConfigurationError, readNamedFile } from "./configuration.js";

const pem = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** The certificates of a PEM file; none if it has none. Throws for one that cannot be read. */
export const certificatesIn = (file: Buffer | string): X509Certificate[] =>
  (file.toString("latin1").match(pem) ?? []).map((text) => new X509Certificate(text));

const privateKeyIn = (file: Buffer): KeyObject | undefined => {
  try {
    return createPrivateKey(file);
  } catch {
    return undefined; // the reason may quote the file
  }
};

/** Whether TLS takes these: OpenSSL is stricter than who looks for certificates in a text. */
const isUsable = (material: SecureContextOptions): boolean => {
  try {
    createSecureContext(material);
    return true;
  } catch {
    return false;
  }
};

const readCertificates = (directory: string, name: string) => {
  const file = readNamedFile(directory, name);
  let certificates: X509Certificate[] = [];
  try {
    certificates = certificatesIn(file);
  } catch {}
  const [first] = certificates;
  if (first === undefined)
    throw new ConfigurationError(resolve(directory, name), "holds no PEM certificate");
  return { file, first, certificates };
};

/**
 * Reads the anchors that a configuration names, those alone: what else is in their file, TLS may
 * stumble over and trust fewer. ConfigurationError if the file has none.
 */
export const readAnchors = (directory: string, name: string): Buffer =>
  Buffer.from(readCertificates(directory, name).certificates.join(""));

/**
 * Reads the certificate and the private key that a configuration names; ConfigurationError unless
 * they belong together.
 */
export const readCredentials = (
  directory: string,
  { cert, key }: { cert: string; key: string },
): { cert: Buffer; key: Buffer } => {
  const { file, first } = readCertificates(directory, cert);
  const keyFile = readNamedFile(directory, key);
  const privateKey = privateKeyIn(keyFile);
  const fail = (reason: string) => new ConfigurationError(resolve(directory, key), reason);
  if (privateKey === undefined)
    throw fail("holds no PEM private key that opens without a passphrase");
  if (!first.checkPrivateKey(privateKey)) throw fail(`is not the private key of ${cert}`);
  if (!isUsable({ cert: file }))
    throw new ConfigurationError(resolve(directory, cert), "holds no certificate that TLS can use");
  if (!isUsable({ cert: file, key: keyFile })) throw fail("holds no private key that TLS can use");
  return { cert: file, key: keyFile };
};
