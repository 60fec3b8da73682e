import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LabConfiguration } from "../../src/contract/configuration.js";
import { identityUri } from "../../src/tls/identity-uri.js";
import { type Authority, createAuthority, type IssuedCertificate } from "../../src/tls/pki.js";

const hour = 60 * 60 * 1000;
const invoker1 = identityUri("invoker", "API-INVOKER-1");
const localInvoker = identityUri("invoker", "API-INVOKER-3");

/** What each domain's own CA makes beyond the lab's standard identities. */
export const extraIdentities = {
  "not-onboarded": { domain: "b", role: "invoker", id: "API-INVOKER-8", onboarded: false },
  "local-not-onboarded": { domain: "a", role: "invoker", id: "API-INVOKER-9", onboarded: false },
  "spare-invoker": { domain: "a", role: "invoker", id: "API-INVOKER-4" },
  "empty-invoker": { domain: "a", role: "invoker", id: "API-INVOKER-5" },
  "unregistered-aef": { domain: "a", role: "aef", id: "aef-9" },
  "local-invoker-by-b": { domain: "b", role: "invoker", id: "API-INVOKER-3", onboarded: false },
  "aef-by-b": { domain: "b", role: "aef", id: "aef-1" },
  "ccf-a-by-b": { domain: "b", role: "ccf", id: "ccf-a" },
  "ccf-b-by-a": { domain: "a", role: "ccf", id: "ccf-b" },
  "third-ccf-by-b": { domain: "b", role: "ccf", id: "ccf-third" },
} as const satisfies NonNullable<LabConfiguration["identities"]>;

const selfSigned = (directory: string): IssuedCertificate => {
  const [key, cert] = [join(directory, "self.key"), join(directory, "self.pem")];
  const name = ["-subj", "/CN=API-INVOKER-3", "-addext", `subjectAltName=URI:${localInvoker}`];
  const ec = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  execFileSync("openssl", ["req", "-x509", ...ec, ...name, "-keyout", key, "-out", cert], {
    stdio: "ignore",
  });
  return { cert: readFileSync(cert, "utf8"), key: readFileSync(key, "utf8") };
};

/** Certificates that no lab has, and the anchors that both CCFs take for them. */
export interface ExtraCertificates {
  issued: Record<string, IssuedCertificate>;
  /** Makes more, by the CA that vouches for every role and id. */
  issue: Authority["issue"];
  trustAnchors: NonNullable<LabConfiguration["trustAnchors"]>;
  remove: () => void;
}

/**
 * A trusted CA's odd certificates, so that a refusal is about what they say: it vouches for every
 * role and id, a second one for API-INVOKER-3 alone. A third is known to nobody, by a known name.
 */
export const mintExtraCertificates = async (): Promise<ExtraCertificates> => {
  const directory = mkdtempSync(join(tmpdir(), "capif-contract-"));
  const [wide, narrow, impostor] = await Promise.all(
    ["Test wide CA", "Test narrow CA", "Lab domain A"].map((name) => createAuthority(name)),
  );
  if (wide === undefined || narrow === undefined || impostor === undefined) throw new TypeError();
  const commonName = "API-INVOKER-3";
  const past = {
    notBefore: new Date(Date.now() - 2 * hour),
    notAfter: new Date(Date.now() - hour),
  };
  const future = { notBefore: new Date(Date.now() + hour) };
  const twoRoles = [localInvoker, identityUri("aef", "aef-1")];
  const issued: Record<string, IssuedCertificate> = {
    wide: await wide.issue({ commonName, uris: [localInvoker] }),
    "foreign-uri": await wide.issue({ commonName, uris: ["spiffe://lab/x", localInvoker] }),
    "two-roles": await wide.issue({ commonName, uris: twoRoles }),
    "two-ids": await wide.issue({ commonName, uris: [localInvoker, invoker1] }),
    nameless: await wide.issue({ commonName }),
    "other-uri": await wide.issue({ commonName, uris: ["urn:capif:admin:API-INVOKER-3"] }),
    narrow: await narrow.issue({ commonName, uris: [localInvoker] }),
    "beyond-its-anchor": await narrow.issue({
      commonName: "API-INVOKER-4",
      uris: [identityUri("invoker", "API-INVOKER-4")],
    }),
    expired: await wide.issue({ commonName, uris: [localInvoker], ...past }),
    "not-yet-valid": await wide.issue({ commonName, uris: [localInvoker], ...future }),
    impostor: await impostor.issue({ commonName, uris: [localInvoker] }),
    "self-signed": selfSigned(directory),
  };
  const write = (name: string, pem: string): string => {
    writeFileSync(join(directory, name), pem);
    return join(directory, name);
  };
  const anchors: NonNullable<LabConfiguration["trustAnchors"]>["ccf-a"] = [
    {
      ca: write("wide.pem", wide.cert),
      vouchesFor: [{ role: "invoker" }, { role: "aef" }, { role: "ccf" }],
    },
    {
      ca: write("narrow.pem", narrow.cert),
      vouchesFor: [{ role: "invoker", ids: ["API-INVOKER-3"] }],
    },
  ];
  return {
    issued,
    issue: wide.issue,
    trustAnchors: { "ccf-a": anchors, "ccf-b": anchors },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
};
