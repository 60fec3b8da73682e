import "reflect-metadata";
import { createPrivateKey, webcrypto } from "node:crypto";
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  CRLDistributionPointsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type Extension,
  type JsonGeneralName,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from "@peculiar/x509";

// Throw-away certificates for lab and tests. Loading @peculiar/x509 takes a tenth of a second: parties
// read PEM files and never import this.

/** What to put in a certificate; valid from a minute ago for a day unless told. */
export interface CertificateRequest {
  commonName: string;
  uris?: readonly string[];
  dnsNames?: readonly string[];
  ipAddresses?: readonly string[];
  notBefore?: Date;
  notAfter?: Date;
  keyType?: "EC" | "RSA";
}

/** A certificate and its private key (PKCS #8), both PEM. */
export interface IssuedCertificate {
  cert: string;
  key: string;
}

/** A throw-away certification authority; its private key never leaves it. */
export interface Authority {
  cert: string;
  issue(request: CertificateRequest): Promise<IssuedCertificate>;
}

const ecKey = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
const rsaKey = {
  name: "RSASSA-PKCS1-v1_5",
  modulusLength: 2048,
  publicExponent: Uint8Array.of(1, 0, 1),
  hash: "SHA-256",
};
const day = 24 * 60 * 60 * 1000;

/** Makes a root of its own: X.509 v3, P-256, SHA-256 (TS 33.310 6.1.1); valid for a day unless told. */
export async function createAuthority(
  commonName: string,
  period: Pick<CertificateRequest, "notAfter"> = {},
): Promise<Authority> {
  const keys = await generateKeys("EC");
  const root = await X509CertificateGenerator.createSelfSigned({
    name: [{ CN: [commonName] }],
    keys,
    ...validity(period),
    extensions: [
      new BasicConstraintsExtension(true, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return authority(root, keys.privateKey);
}

/** Takes a root that exists, EC or RSA, both PEM. */
export async function loadAuthority({
  cert,
  key,
}: Record<"cert" | "key", string | Buffer>): Promise<Authority> {
  const root = new X509Certificate(cert.toString());
  const pkcs8 = createPrivateKey(key).export({ format: "der", type: "pkcs8" });
  const own = root.publicKey.algorithm;
  const algorithm = { ...(own.name === ecKey.name ? ecKey : rsaKey), ...own };
  return authority(
    root,
    await webcrypto.subtle.importKey("pkcs8", pkcs8, algorithm, false, ["sign"]),
  );
}

function authority(root: X509Certificate, signingKey: webcrypto.CryptoKey): Authority {
  return {
    cert: pem(root.toString("pem")),
    async issue(request) {
      const own = await generateKeys(request.keyType ?? "EC");
      const leaf = await X509CertificateGenerator.create({
        issuer: root.subjectName,
        subject: [{ CN: [request.commonName] }],
        ...validity(request),
        publicKey: own.publicKey,
        signingKey,
        signingAlgorithm: ecKey,
        extensions: await leafExtensions(request, own.publicKey, root),
      });
      const pkcs8 = await webcrypto.subtle.exportKey("pkcs8", own.privateKey);
      return {
        cert: pem(leaf.toString("pem")),
        key: pem(PemConverter.encode(pkcs8, PemConverter.PrivateKeyTag)),
      };
    },
  };
}

/** TS 33.310 6.1.3a: critical keyUsage, EKU for both directions, a (lab: unreachable) CRL. */
async function leafExtensions(
  { uris = [], dnsNames = [], ipAddresses = [] }: CertificateRequest,
  subject: webcrypto.CryptoKey,
  issuer: X509Certificate,
): Promise<Extension[]> {
  const names: JsonGeneralName[] = [
    ...uris.map((value) => ({ type: "url" as const, value })),
    ...dnsNames.map((value) => ({ type: "dns" as const, value })),
    ...ipAddresses.map((value) => ({ type: "ip" as const, value })),
  ];
  return [
    new BasicConstraintsExtension(false, undefined, true),
    new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
    new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth, ExtendedKeyUsage.clientAuth]),
    new CRLDistributionPointsExtension(["http://crl.invalid/lab.crl"]),
    await SubjectKeyIdentifierExtension.create(subject),
    await authorityKeyIdentifier(issuer),
    ...(names.length > 0 ? [new SubjectAlternativeNameExtension(names)] : []),
  ];
}

function authorityKeyIdentifier(issuer: X509Certificate) {
  const known = issuer.getExtension(SubjectKeyIdentifierExtension)?.keyId;
  return known === undefined
    ? AuthorityKeyIdentifierExtension.create(issuer.publicKey)
    : new AuthorityKeyIdentifierExtension(known);
}

function generateKeys(type: "EC" | "RSA"): Promise<webcrypto.CryptoKeyPair> {
  return type === "EC"
    ? webcrypto.subtle.generateKey(ecKey, true, ["sign", "verify"])
    : webcrypto.subtle.generateKey(rsaKey, true, ["sign", "verify"]);
}

function validity({ notBefore, notAfter }: Pick<CertificateRequest, "notBefore" | "notAfter">) {
  return {
    notBefore: notBefore ?? new Date(Date.now() - 60_000),
    notAfter: notAfter ?? new Date(Date.now() + day),
  };
}

const pem = (text: string) => `${text.trim()}\n`;
