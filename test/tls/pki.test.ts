import { X509Certificate } from "node:crypto";
import { describe, expect, test } from "vitest";
import { identityUri } from "../../src/tls/identity-uri.js";
import { createAuthority } from "../../src/tls/pki.js";
import { loopback, temporaryFiles } from "../support/pki.js";
import { run } from "../support/run.js";

/** What `openssl verify` says of a certificate under an authority, strictly by RFC 5280. */
async function verify(ca: string, leaf: string, ...args: string[]): Promise<string> {
  const files = temporaryFiles({ ca, leaf });
  const strict = ["verify", "-x509_strict", "-no-CApath", "-no-CAstore", "-CAfile", files.ca];
  const { stdout, stderr } = await run("openssl", [...strict, ...args, files.leaf]);
  return stdout + stderr;
}

describe("a throw-away authority", () => {
  for (const keyType of ["EC", "RSA"] as const) {
    test(`issues ${keyType} certificates that OpenSSL takes for server and client`, async () => {
      const { cert: ca, issue } = await createAuthority("Domain A, Lab");
      const leaf = await issue({ commonName: "aef-1", keyType, ...loopback });

      for (const purpose of ["sslserver", "sslclient"]) {
        expect(await verify(ca, leaf.cert, "-purpose", purpose)).toMatch(/: OK\n$/);
      }
    });
  }

  test("gives X.509 v3 with the extensions of TS 33.310 6.1.3a and the key asked for", async () => {
    const { issue } = await createAuthority("Domain A");
    const { cert, key } = await issue({ commonName: "aef-1" });
    const { stdout } = await run("openssl", ["x509", "-noout", "-text"], { input: cert });

    expect(stdout).toContain("Version: 3");
    expect(stdout).toContain("Signature Algorithm: ecdsa-with-SHA256");
    expect(stdout).toContain("NIST CURVE: P-256");
    expect(stdout).toMatch(/Key Usage: critical\n +Digital Signature\n/);
    expect(stdout).toMatch(/Constraints: critical\n +CA:FALSE\n/);
    expect(stdout).toMatch(/CRL Distribution Points: \n/);
    expect(stdout).toContain("Authority Key Identifier");
    expect(key).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
    expect(new X509Certificate(cert).publicKey.export({ format: "pem", type: "spki" })).toBe(
      (await run("openssl", ["pkey", "-pubout"], { input: key })).stdout,
    );
  });

  test("names the identity in URI and CN, whatever characters the id has", async () => {
    const id = "CN=a,b+c/ü urn:capif:ccf:x";
    const { issue } = await createAuthority("Domain A");
    const { cert } = await issue({ commonName: id, uris: [identityUri("invoker", id)] });
    const { subject, subjectaltname } = new X509Certificate(cert).toLegacyObject();

    expect(subject.CN).toBe(id);
    expect(subjectaltname).toBe(
      "URI:urn:capif:invoker:CN%3Da%2Cb%2Bc%2F%C3%BC%20urn%3Acapif%3Accf%3Ax",
    );
  });

  test("issues what is expired or not yet valid", async () => {
    const { cert: ca, issue } = await createAuthority("Domain A");
    const hour = 3_600_000;
    const [past, future] = [new Date(Date.now() - hour), new Date(Date.now() + hour)];
    const long = new Date(Date.now() - 2 * hour);
    const expired = await issue({ commonName: "x", notBefore: long, notAfter: past });
    const early = await issue({ commonName: "x", notBefore: future });

    expect(await verify(ca, expired.cert)).toContain("certificate has expired");
    expect(await verify(ca, early.cert)).toContain("certificate is not yet valid");
  });

  test("vouches for nothing of another authority of the same name", async () => {
    const { cert: ca } = await createAuthority("Domain A");
    const { cert } = await (await createAuthority("Domain A")).issue({ commonName: "x" });

    expect(await verify(ca, cert)).toContain("verification failed");
  });

  test("issues nothing that can issue", async () => {
    const { issue } = await createAuthority("Domain A");
    const { cert } = await issue({ commonName: "x" });

    expect(new X509Certificate(cert).ca).toBe(false);
  });
});
