import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { roles } from "../../../src/conformance/case.js";
import { examineCertificates } from "../../../src/conformance/doctor/certificates.js";
import { identitiesOf } from "../../../src/conformance/doctor/identities.js";
import { examinePrerequisites } from "../../../src/conformance/doctor/prerequisites.js";
import { askForOptions } from "../../../src/conformance/init/ask.js";
import { type InitOptions, initTarget } from "../../../src/conformance/init/target-file.js";
import { loadTarget } from "../../../src/conformance/target/target.js";
import { certificatesIn } from "../../../src/contract/pem-files.js";
import { createAuthority } from "../../../src/tls/pki.js";
import { temporaryDirectory, temporaryFiles } from "../../support/pki.js";

const apiRoot = "https://ccf.example.org:8443/capif";

const written = async (directory: string, options: Omit<InitOptions, "out">) => {
  const out = join(directory, "target.yaml");
  const { text, todo } = await initTarget({ ...options, out });
  writeFileSync(out, text);
  return { text, todo, target: loadTarget(out) };
};

const anchorFile = async (): Promise<string> => {
  const { cert } = await createAuthority("vendor");
  return temporaryFiles({ ca: cert }).ca;
};

const withPki = async (role: InitOptions["role"]) => {
  const directory = temporaryDirectory();
  const ca = await anchorFile();
  const pki = join(directory, "pki");
  const result = await written(directory, {
    role,
    apiRoot,
    aefApiRoot: apiRoot,
    ca,
    pki,
    id: "own",
  });
  return { ...result, directory, pki };
};

describe("conformance init", () => {
  for (const role of roles)
    test(`writes a target file for ${role} that can be loaded, and lacks no certificate`, async () => {
      const { target, text } = await withPki(role);
      expect(target[role]).toBeDefined();
      const identities = identitiesOf(target);
      expect(identities.length).toBeGreaterThan(1);
      const findings = examineCertificates(identities, []);
      expect(findings.filter(({ level }) => level !== "ok")).toEqual([]);
      const missing = examinePrerequisites(target).filter(({ level }) => level !== "ok");
      expect(missing).toEqual([]);
      expect(text).not.toContain("PRIVATE KEY");
    });

  for (const role of ["ccf-home", "ccf-relay", "aef"] as const)
    test(`writes what the cases about notices need for ${role}, and says how they are to be run`, async () => {
      const { target, todo } = await withPki(role);
      const notifying = { ...target, features: { "revocation-notification": true } };
      const findings = [
        ...examineCertificates(identitiesOf(notifying), []),
        ...examinePrerequisites(notifying),
      ];
      expect(findings.filter(({ level }) => level !== "ok")).toEqual([]);
      expect(todo).toContain("write `revocation-notification: true` under features");
    });

  test("explains every member, those that are not there too", async () => {
    const { text } = await withPki("ccf-home");
    expect(text).toContain("# Onboarded API invokers, a lane each");
    expect(text).toMatch(/^ {2}apiRoot: https:\/\/ccf\.example\.org:8443\/capif$/m);
    expect(text).toMatch(/^# features:/m);
    expect(text).toMatch(
      /^# aef: \{ aefId: \.\.\., ca: \.\.\., interfaces: \.\.\., coreFunction: \.\.\. \}$/m,
    );
    for (const line of text.split("\n").filter((one) => one.trim().startsWith("# ")))
      expect(line.length).toBeLessThanOrEqual(101);
  });

  test("makes CAs whose keys nobody has, and keys that only their owner reads", async () => {
    const { pki, target } = await withPki("ccf-home");
    const ca = certificatesIn(readFileSync(join(pki, "domain-ca.pem")));
    expect(ca[0]?.ca).toBe(true);
    const [invoker] = identitiesOf(target);
    expect(certificatesIn(invoker?.cert ?? "")[0]?.verify(ca[0]?.publicKey as never)).toBe(true);
    expect(certificatesIn(invoker?.cert ?? "")[0]?.subjectAltName).toContain(
      "URI:urn:capif:invoker:CONFORMANCE-INVOKER-1",
    );
    expect(statSync(join(pki, "conformance-invoker-1.key")).mode & 0o777).toBe(0o600);
    expect(() => statSync(join(pki, "domain-ca.key"))).toThrow();
  });

  test("says which ids to onboard, to register and to put under agreement", async () => {
    const { todo, pki } = await withPki("ccf-home");
    expect(todo).toContain("onboard these API invokers: CONFORMANCE-INVOKER-1, ");
    expect(todo).toContain("put CCF conformance-peer under an agreement: its CA is peer-ca.pem");
    expect(todo).toContain(join(pki, "other-peer-ca.pem"));
  });

  test("does with a certificate that the vendor has, whose id it reads", async () => {
    const authority = await createAuthority("vendor");
    const { cert, key } = await authority.issue({ commonName: "INV-7" });
    const files = temporaryFiles({ ca: authority.cert, cert, key });
    const directory = temporaryDirectory();
    const { target } = await written(directory, { role: "ccf-home", apiRoot, ...files });
    expect(target["ccf-home"]?.invokers.map((one) => one.apiInvokerId)).toEqual(["INV-7"]);
    expect(target["ccf-home"]?.peer).toBeUndefined();
  });

  test("refuses what it cannot make a file from, in the words of the command line", async () => {
    const out = join(temporaryDirectory(), "target.yaml");
    const refused: [InitOptions, string][] = [
      [{ role: "ccf-home", out, pki: "pki" }, "--api-root: the role ccf-home needs it"],
      [
        { role: "ccf-home", out, apiRoot },
        "--pki: the role ccf-home needs it, or --cert and --key",
      ],
      [{ role: "ccf-relay", out, apiRoot, ca: "ca.pem" }, "--pki: the role ccf-relay needs it"],
      [{ role: "aef", out, apiRoot, cert: "c.pem" }, "--cert: goes together with --key"],
      [{ role: "invoker", out }, "--pki: the role invoker needs it"],
      [{ role: "ccf-home", out, apiRoot: "ccf:8443", pki: "pki" }, "is https://host:port"],
    ];
    for (const [options, message] of refused)
      await expect(initTarget(options), message).rejects.toThrow(message);
  });

  test("asks for what is not given, and takes what stands in brackets", async () => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    let asked = "";
    const answers = ["ccf", "ccf-home", apiRoot, "ccf-b", "", "", ""];
    output.setEncoding("utf8").on("data", (text: string) => {
      asked += text;
      if (text.endsWith(": ")) input.write(`${answers.shift()}\n`);
    });
    const options = await askForOptions({ listen: "::1" }, { input, output });
    expect(options).toEqual({
      listen: "::1",
      role: "ccf-home",
      apiRoot,
      aefApiRoot: undefined,
      id: "ccf-b",
      ca: undefined,
      pki: "conformance-pki",
      out: "target.yaml",
    });
    expect(asked).toContain("That is none of them.");
  });
});
