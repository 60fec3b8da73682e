import "reflect-metadata";
import { webcrypto } from "node:crypto";
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  type JsonGeneralName,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from "@peculiar/x509";

/** Somebody who signs: an authority, or one who pretends to be one. */
export interface Signer {
  name: string;
  cert: string;
  keys: webcrypto.CryptoKeyPair;
  /** Key identifier, hex. */
  keyId: string;
}

/** A certificate, or a chain with the leaf first, and the leaf's private key, PEM. */
export interface Chain {
  cert: string;
  key: string;
}

export interface LeafRequest {
  /** A DN as text, or the values of one CN each. */
  commonNames?: readonly string[];
  uris?: readonly string[];
  notAfter?: Date;
  /** The key that really signs, if not the issuer's. */
  signedBy?: Signer;
}

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
const hour = 3_600_000;

const generateKeys = () => webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);

const validity = (notAfter = new Date(Date.now() + hour)) => ({
  notBefore: new Date(Date.now() - 2 * hour),
  notAfter,
});

const privateKey = async ({ privateKey: key }: webcrypto.CryptoKeyPair) =>
  PemConverter.encode(await webcrypto.subtle.exportKey("pkcs8", key), PemConverter.PrivateKeyTag);

/** An authority; `keyId` is invented unless told, so that two may share it; `above` signs it. */
export const createSigner = async (
  name: string,
  { above, keyId }: { above?: Signer; keyId?: string } = {},
): Promise<Signer> => {
  const keys = await generateKeys();
  const id = keyId ?? Buffer.from(webcrypto.getRandomValues(new Uint8Array(20))).toString("hex");
  const certificate = await X509CertificateGenerator.create({
    subject: [{ CN: [name] }],
    issuer: [{ CN: [above?.name ?? name] }],
    publicKey: keys.publicKey,
    signingKey: (above?.keys ?? keys).privateKey,
    signingAlgorithm: algorithm,
    ...validity(),
    extensions: [
      new BasicConstraintsExtension(true, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      new SubjectKeyIdentifierExtension(id),
      ...(above === undefined ? [] : [new AuthorityKeyIdentifierExtension(above.keyId)]),
    ],
  });
  return { name, cert: `${certificate.toString("pem")}\n`, keys, keyId: id };
};

/** A client certificate; what lies between it and the anchor follows it. */
export const issueLeaf = async (
  issuer: Signer,
  { commonNames = ["leaf"], uris = [], notAfter, signedBy = issuer }: LeafRequest,
  ...between: Signer[]
): Promise<Chain> => {
  const keys = await generateKeys();
  const names: JsonGeneralName[] = uris.map((value) => ({ type: "url", value }));
  const certificate = await X509CertificateGenerator.create({
    subject: commonNames.map((commonName) => ({ CN: [commonName] })),
    issuer: [{ CN: [issuer.name] }],
    publicKey: keys.publicKey,
    signingKey: signedBy.keys.privateKey,
    signingAlgorithm: algorithm,
    ...validity(notAfter),
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new AuthorityKeyIdentifierExtension(issuer.keyId),
      ...(names.length === 0 ? [] : [new SubjectAlternativeNameExtension(names)]),
    ],
  });
  const chain = [certificate.toString("pem"), ...between.map(({ cert }) => cert)];
  return { cert: `${chain.join("\n")}\n`, key: await privateKey(keys) };
};

/** Lets a leaf sign as if it were an authority. */
export const asSigner = async (chain: Chain, name: string): Promise<Signer> => {
  const der = PemConverter.decodeFirst(chain.key);
  const key = await webcrypto.subtle.importKey("pkcs8", der, algorithm, true, ["sign"]);
  return { name, cert: chain.cert, keys: { privateKey: key, publicKey: key }, keyId: "00" };
};
