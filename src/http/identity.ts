import type { X509Certificate } from "node:crypto";
import type { TLSSocket } from "node:tls";
import { AsnConvert } from "@peculiar/asn1-schema";
import {
  Certificate,
  id_ce_subjectAltName,
  type Name,
  SubjectAlternativeName,
} from "@peculiar/asn1-x509";

export type Role = "invoker" | "aef" | "ccf";

/** Who a certificate proves its bearer to be, and until when. */
export interface Identity {
  role: Role;
  id: string;
  /** End of the certificate's validity, in milliseconds of the epoch. */
  notAfter: number;
}

/** Where a certificate bears an id: `{id}` stands for it, percent-encoded in a URI. */
export type CertificateName = { uri: string } | { commonName: string };

/** What an anchor may vouch for: ids of one role. */
export interface Voucher {
  role: Role;
  name: CertificateName;
  /** Exact ids, or ends left open by a final `*`; absent means all. */
  ids?: readonly string[];
}

/** A trust anchor and what the certificates below it may say. */
export interface TrustAnchor {
  certificate: X509Certificate;
  vouchesFor: readonly Voucher[];
}

/** What became of a peer's certificate; the reason is for the log alone. */
export type Identification =
  | { outcome: "unauthenticated"; reason: string }
  | { outcome: "unauthorized"; reason: string }
  | { outcome: "identified"; identity: Identity };

const commonNameOid = "2.5.4.3";
const longestChain = 8;

interface Names {
  uris: string[];
  commonNames: string[];
}

const commonNamesIn = (subject: Name): string[] =>
  [...subject].flatMap((rdn) =>
    [...rdn].filter(({ type }) => type === commonNameOid).map(({ value }) => value.toString()),
  );

const readNames = (certificate: X509Certificate): Names => {
  const { tbsCertificate } = AsnConvert.parse(certificate.raw, Certificate);
  const extension = tbsCertificate.extensions?.find((e) => e.extnID === id_ce_subjectAltName);
  const alternatives =
    extension === undefined ? [] : AsnConvert.parse(extension.extnValue, SubjectAlternativeName);
  return {
    uris: [...alternatives].flatMap(({ uniformResourceIdentifier: uri }) => uri ?? []),
    commonNames: commonNamesIn(tbsCertificate.subject),
  };
};

const mostKnown = 1000;
const known = new Map<string, Names>();

/** Names never change with what bears them: who connects anew is not read anew. */
const namesIn = (certificate: X509Certificate): Names => {
  const { fingerprint256 } = certificate;
  const names = known.get(fingerprint256) ?? readNames(certificate);
  known.set(fingerprint256, names);
  const [oldest] = known.keys();
  if (known.size > mostKnown && oldest !== undefined) known.delete(oldest);
  return names;
};

const decode = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};

const idIn = (value: string, template: string): string | undefined => {
  const [start = "", end = ""] = template.split("{id}");
  const long = value.length > start.length + end.length;
  if (!long || !value.startsWith(start) || !value.endsWith(end)) return undefined;
  return value.slice(start.length, value.length - end.length);
};

const idsNamed = (names: Names, name: CertificateName): string[] => {
  const found =
    "uri" in name
      ? names.uris.map((uri) => decode(idIn(uri, name.uri) ?? ""))
      : names.commonNames.map((commonName) => idIn(commonName, name.commonName));
  return found.filter((id) => id !== undefined && id !== "") as string[];
};

const covers = ({ ids }: Voucher, id: string): boolean =>
  ids === undefined ||
  ids.some((known) => (known.endsWith("*") ? id.startsWith(known.slice(0, -1)) : known === id));

/** Our convention for a role's URI, recognised even where no anchor vouches for the role. */
export const conventionalName = (role: Role): CertificateName => ({
  uri: `urn:capif:${role}:{id}`,
});

/** Where certificates bear ids of a role, as configured; our convention if it is not. */
export const certificateName = (
  name: { uri?: string; commonName?: string } | undefined,
  role: Role,
): CertificateName => {
  if (name?.uri !== undefined) return { uri: name.uri };
  if (name?.commonName !== undefined) return { commonName: name.commonName };
  return conventionalName(role);
};

const conventions: Voucher[] = (["invoker", "aef", "ccf"] as const).map((role) => ({
  role,
  name: conventionalName(role),
}));

const claimed = ({ role, name }: Voucher, names: Names): string[] =>
  idsNamed(names, name).map((id) => JSON.stringify([role, id]));

/**
 * Every role and id that the certificate names, in the forms of its own anchor and in ours, whether
 * the anchor may vouch for it or not. Another anchor's forms mean nothing here.
 */
const claimsOf = (names: Names, { vouchesFor }: TrustAnchor): Set<string> => {
  // A common name alone says no role: there the ids of the voucher decide.
  const unbounded = vouchesFor.map((v) => ("uri" in v.name ? { role: v.role, name: v.name } : v));
  return new Set(
    [...unbounded, ...conventions].flatMap((voucher) =>
      claimed(voucher, names).filter((claim) => covers(voucher, JSON.parse(claim)[1])),
    ),
  );
};

const isVouchedFor = (claim: string, names: Names, { vouchesFor }: TrustAnchor): boolean =>
  vouchesFor.some(
    (voucher) => claimed(voucher, names).includes(claim) && covers(voucher, JSON.parse(claim)[1]),
  );

/** The anchor that a verified certificate's chain ends in, every signature checked once more. */
const anchorOf = (
  leaf: X509Certificate,
  anchors: readonly TrustAnchor[],
): TrustAnchor | undefined => {
  let certificate = leaf;
  for (let depth = 0; depth < longestChain; depth++) {
    const anchor = anchors.find(
      ({ certificate: ca }) => certificate.checkIssued(ca) && certificate.verify(ca.publicKey),
    );
    if (anchor !== undefined) return anchor;
    const issuer = certificate.issuerCertificate; // of those that the peer has sent
    if (issuer === undefined || !certificate.verify(issuer.publicKey)) return undefined;
    certificate = issuer;
  }
  return undefined;
};

/** Why a peer is nobody, with OpenSSL's code where it says so. */
const whyUnverified = (socket: TLSSocket): string => {
  if (socket.getPeerX509Certificate() === undefined) return "no client certificate";
  if (socket.authorized) return "the certificate leads to no trust anchor";
  return `the certificate is not verified: ${socket.authorizationError}`;
};

const whyRefused = (claims: readonly string[]): string => {
  if (claims.length === 0) return "the certificate names no role and id";
  if (claims.length > 1) return `the certificate names several: ${claims.join(" and ")}`;
  return `the trust anchor may not vouch for ${claims}`;
};

/**
 * Who is at the other end. A certificate that no anchor signed is nobody's; one that names no
 * role, two roles or two ids, or an id that its own anchor may not vouch for, is refused.
 */
export const identify = (socket: TLSSocket, anchors: readonly TrustAnchor[]): Identification => {
  const certificate = socket.authorized ? socket.getPeerX509Certificate() : undefined;
  const anchor = certificate && anchorOf(certificate, anchors);
  if (certificate === undefined || anchor === undefined)
    return { outcome: "unauthenticated", reason: whyUnverified(socket) };

  const notAfter = Date.parse(certificate.validTo);
  if (notAfter <= Date.now())
    return { outcome: "unauthenticated", reason: "the certificate has expired" };
  const names = namesIn(certificate);
  const claims = [...claimsOf(names, anchor)];
  const [claim] = claims;
  if (claims.length !== 1 || claim === undefined || !isVouchedFor(claim, names, anchor))
    return { outcome: "unauthorized", reason: whyRefused(claims) };
  const [role, id] = JSON.parse(claim) as [Role, string];
  return { outcome: "identified", identity: { role, id, notAfter } };
};
