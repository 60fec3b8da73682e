import { createPrivateKey, X509Certificate } from "node:crypto";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newDirectory, type RunningCommand, startCommand } from "./command.js";
import { type LabDescription, labFolder } from "./lab-folder.js";

/** Whose CA issued each identity, and what its certificate says. */
const identities = {
  invoker: ["b", "invoker:API-INVOKER-1", "apiInvokerId"],
  "other-invoker": ["b", "invoker:API-INVOKER-2", "apiInvokerId"],
  "local-invoker": ["a", "invoker:API-INVOKER-3", "apiInvokerId"],
  aef: ["a", "aef:aef-1", "aefId"],
  "other-aef": ["a", "aef:aef-2", "aefId"],
  "ccf-a": ["a", "ccf:ccf-a", "ccfId"],
  "ccf-b": ["b", "ccf:ccf-b", "ccfId"],
  "other-ccf": ["a", "ccf:ccf-other", "ccfId"],
  "forged-invoker": ["a", "invoker:API-INVOKER-1", "apiInvokerId"],
  stranger: ["outside", "ccf:ccf-a", undefined],
} as const;

describe("lab", { timeout: 120_000 }, () => {
  const parent = newDirectory();
  const directory = join(parent, "kept");
  const { description, read, mode } = labFolder(directory);
  let lab: RunningCommand;
  let described: LabDescription;
  beforeAll(async () => {
    mkdirSync(join(directory, "pki"), { recursive: true });
    writeFileSync(join(directory, "notes.txt"), "mine");
    writeFileSync(join(directory, "pki", "invoker.key"), "old", { mode: 0o644 });
    lab = startCommand(["lab", "--dir", "kept"], { cwd: parent });
    await lab.ready();
    described = description();
  }, 120_000);
  afterAll(() => lab?.end("SIGTERM"));

  test("says where the parties are, then that it is ready", () => {
    const { "ccf-a": ccfA, "ccf-b": ccfB, aef } = described.parties;

    expect(lab.stdout().trimEnd().split("\n").at(-1)).toBe("ready");
    for (const { apiRoot } of [ccfA, ccfB, aef]) expect(lab.stdout()).toContain(apiRoot);
    expect(lab.stderr()).toBe("");
  });

  test("writes lab.json in its published shape", () => {
    const apiRoot = expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d+$/);
    const port = Number(new URL(described.parties.aef.apiRoot).port);

    expect(described).toEqual({
      ca: "ca.pem",
      parties: {
        "ccf-a": { ccfId: "ccf-a", apiRoot },
        "ccf-b": { ccfId: "ccf-b", apiRoot },
        aef: {
          aefId: "aef-1",
          apiRoot,
          interfaceDetails: { ipv4Addr: "127.0.0.1", port, securityMethods: ["PSK"] },
        },
      },
      identities: Object.fromEntries(
        Object.entries(identities).map(([name, [, urn, member]]) => [
          name,
          {
            ...(member === undefined ? {} : { [member]: urn.split(":")[1] }),
            cert: `pki/${name}.pem`,
            key: `pki/${name}.key`,
          },
        ]),
      ),
    });
  });

  test("keeps what else is in the folder", () => {
    expect(read("notes.txt")).toBe("mine");
  });

  test("keeps private keys to their owner, those of an earlier lab too", () => {
    const keys = readdirSync(join(directory, "pki")).filter((name) => name.endsWith(".key"));

    expect(keys.sort()).toEqual(
      Object.keys(identities)
        .map((name) => `${name}.key`)
        .sort(),
    );
    for (const key of keys) expect([key, mode(`pki/${key}`)]).toEqual([key, 0o600]);
    for (const file of [
      "lab.json",
      "ca.pem",
      "ccf-a.yaml",
      "ccf-b.yaml",
      "aef.yaml",
      "invoker.yaml",
    ])
      expect(read(file)).not.toContain("PRIVATE KEY");
  });

  test("lists both domains' anchors in its ca", () => {
    const anchors = read(described.ca).match(/-----BEGIN[^-]+-----[^-]+-----END[^-]+-----/g) ?? [];
    const own = ["a", "b"].map((domain) => read(`pki/domain-${domain}-ca.pem`).trim());

    expect(anchors.map((text) => text.trim())).toEqual(own);
  });

  for (const [name, [domain, urn]] of Object.entries(identities))
    test(`gives ${name} a certificate of ${domain === "outside" ? "no domain" : `domain ${domain.toUpperCase()}`}`, () => {
      const { cert, key } = described.identities[name] ?? { cert: "", key: "" };
      const certificate = new X509Certificate(read(cert));
      const issuers = ["a", "b"].filter((one) => {
        const ca = new X509Certificate(read(`pki/domain-${one}-ca.pem`));
        return certificate.checkIssued(ca) && certificate.verify(ca.publicKey);
      });

      expect(issuers).toEqual(domain === "outside" ? [] : [domain]);
      expect(certificate.subjectAltName).toContain(`URI:urn:capif:${urn}`);
      expect(certificate.checkPrivateKey(createPrivateKey(read(key)))).toBe(true);
    });
});
