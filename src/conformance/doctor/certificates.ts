import { createPrivateKey, X509Certificate } from "node:crypto";
import { isIP } from "node:net";
import { certificatesIn } from "../../contract/pem-files.js";
import { type Finding, ok, problem, warning } from "./finding.js";
import type { Identity } from "./identities.js";

interface Known extends Identity {
  leaf: X509Certificate;
}

const read = (identity: Identity): Known => ({
  ...identity,
  leaf: new X509Certificate(identity.cert),
});

const told = ({ where }: Identity, message: string) => ({
  topic: "certificate" as const,
  where,
  message,
});

const ownsKey = ({ leaf, key }: Known): boolean => {
  try {
    return leaf.checkPrivateKey(createPrivateKey(key));
  } catch {
    return false; // the reason may quote the key
  }
};

const pairFindings = (one: Known): Finding[] =>
  ownsKey(one)
    ? []
    : [
        problem(
          told(one, "the private key does not belong to the certificate, or needs a passphrase"),
          "name the key that the certificate was made for, without a passphrase",
        ),
      ];

const day = 24 * 60 * 60 * 1000;
const dateOf = (text: string): string =>
  new Date(text).toISOString().slice(0, 16).replace("T", " ");

const stateOf = ({ leaf }: Known, now: number): Identity["meant"] => {
  if (Date.parse(leaf.validTo) <= now) return "expired";
  return Date.parse(leaf.validFrom) > now ? "not yet valid" : "valid";
};

const validityFindings = (one: Known, now: number): Finding[] => {
  const state = stateOf(one, now);
  const { validFrom, validTo } = one.leaf;
  const period = `${dateOf(validFrom)} to ${dateOf(validTo)} UTC`;
  if (state !== one.meant)
    return [
      problem(
        told(one, `the certificate is ${state}, and is meant to be ${one.meant} (${period})`),
        one.meant === "valid"
          ? "have it issued anew, or correct the clock of this host"
          : `name a certificate that is ${one.meant}, or leave the member out`,
      ),
    ];
  if (state === "valid" && Date.parse(validTo) - now < day / 24)
    return [warning(told(one, `the certificate expires within the hour (${period})`), "renew it")];
  return [];
};

const idFindings = (one: Known): Finding[] => {
  if (one.id === undefined) return [];
  const { leaf, id } = one;
  const shown = `${leaf.subject}\n${leaf.subjectAltName ?? ""}`;
  if (shown.includes(id) || shown.includes(encodeURIComponent(id))) return [];
  return [
    warning(
      told(one, `neither subject nor alternative names of the certificate show the id ${id}`),
      "make sure that the target maps this certificate to that id",
    ),
  ];
};

const isFor = (leaf: X509Certificate, host: string): boolean =>
  (isIP(host) === 0 ? leaf.checkHost(host) : leaf.checkIP(host)) !== undefined;

const hostFindings = (one: Known): Finding[] => {
  if (one.host === undefined) return [];
  const { name, named } = one.host;
  if (isFor(one.leaf, name) === named) return [];
  return [
    problem(
      told(one, `the server certificate is ${named ? "not for" : "for"} ${name}`),
      named
        ? "have it issued for the host under which the target calls the suite"
        : "name a certificate for another host, or leave the member out",
    ),
  ];
};

const isSelfSigned = (leaf: X509Certificate): boolean => leaf.issuer === leaf.subject;

const chainFindings = (one: Known): Finding[] => {
  const chain = certificatesIn(one.cert);
  const broken = chain.findIndex((below, index) => {
    const above = chain[index + 1];
    return above !== undefined && !(below.checkIssued(above) && below.verify(above.publicKey));
  });
  if (broken >= 0)
    return [
      problem(
        told(one, `certificate ${broken + 1} of the file was not issued by the one after it`),
        "put the certificate first, then each CA that issued the one before",
      ),
    ];
  return [];
};

const top = ({ cert, leaf }: Known): X509Certificate => certificatesIn(cert).at(-1) ?? leaf;

/** The CA's own certificate if the target file has it; otherwise its name has to do. */
const issuerOf = (one: Known, anchors: readonly X509Certificate[]): string => {
  const last = top(one);
  const anchor = anchors.find((ca) => last.checkIssued(ca) && last.verify(ca.publicKey));
  return anchor?.fingerprint256 ?? (isSelfSigned(last) ? last.fingerprint256 : last.issuer);
};

const oneLine = (name: string): string => name.replace(/\n/g, ", ");

const caFindings = (
  one: Known,
  all: ReadonlyMap<string, Known>,
  anchors: readonly X509Certificate[],
): Finding[] => {
  const same = one.sameCaAs === undefined ? undefined : all.get(one.sameCaAs);
  const other = one.otherCaThan === undefined ? undefined : all.get(one.otherCaThan);
  const own = issuerOf(one, anchors);
  const issuedBy = (relation: string, than: Known) =>
    told(
      one,
      `the certificate was issued by ${oneLine(one.leaf.issuer)}, ${relation} ${than.where}`,
    );
  return [
    ...(same !== undefined && issuerOf(same, anchors) !== own
      ? [
          problem(
            issuedBy("which is not the CA of", same),
            "have both issued by one CA: otherwise the target may refuse it for its CA alone",
          ),
        ]
      : []),
    ...(other !== undefined && issuerOf(other, anchors) === own
      ? [
          problem(
            issuedBy("which is also the CA of", other),
            "have it issued by another CA: the case is about a CA that may not vouch for it",
          ),
        ]
      : []),
  ];
};

/** Holds every certificate of the suite against its key, its dates, its CA, its id and its host. */
export const examineCertificates = (
  identities: readonly Identity[],
  anchors: readonly X509Certificate[],
  now = Date.now(),
): Finding[] => {
  const all = new Map(identities.map((identity) => [identity.where, read(identity)]));
  return [...all.values()].flatMap((one) => {
    const findings = [
      ...pairFindings(one),
      ...validityFindings(one, now),
      ...chainFindings(one),
      ...caFindings(one, all, anchors),
      ...idFindings(one),
      ...hostFindings(one),
    ];
    if (findings.length > 0) return findings;
    const until = dateOf(one.leaf.validTo);
    const state =
      one.meant === "valid" ? `valid until ${until} UTC` : `${one.meant}, as it should be`;
    return [ok("certificate", one.where, state)];
  });
};
