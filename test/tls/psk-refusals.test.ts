import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryDirectory } from "../support/pki.js";
import { alice, startAef, wrongKey } from "./aef-server.js";
import { openssl, opensslRenegotiating, pskOf } from "./peers.js";

const forged = { identity: "alice", aefPsk: wrongKey };
const unknown = { identity: "nobody", aefPsk: alice.aefPsk };
const sha384 = ["-tls1_3", "-ciphersuites", "TLS_AES_256_GCM_SHA384"];

describe("the AEF's port", () => {
  test("has no suite for a wrong key with SHA-384 alone", async () => {
    const { port, connections, failures } = await startAef();
    await openssl(port, [...sha384, ...pskOf(forged)]);

    expect(failures).toEqual(["ERR_SSL_NO_SHARED_CIPHER"]);
    expect(connections).toEqual([]);
  });

  test("binds nobody to a wrong key with SHA-384 even if it had the suite", async () => {
    const ciphers = sha384[2];
    const { port, asked, connections } = await startAef({ overrides: { ciphers } });
    const { stdout } = await openssl(port, [...sha384, ...pskOf(forged)]);

    expect(asked).toEqual(["alice"]);
    expect(stdout).toContain("served undefined");
    expect(connections).toMatchObject([{ identity: undefined, suite: "TLS_AES_256_GCM_SHA384" }]);
  });

  test("fails an unknown identity in TLS 1.2", async () => {
    const { port, connections, failures } = await startAef();
    const { code } = await openssl(port, ["-tls1_2", ...pskOf(unknown)]);

    expect(code).toBe(1);
    expect(failures).toEqual(["ERR_SSL_PSK_IDENTITY_NOT_FOUND"]);
    expect(connections).toEqual([]);
  });

  test("binds nobody to an unknown identity in TLS 1.3, which falls back to the certificate", async () => {
    const { port, connections } = await startAef();
    const { stdout } = await openssl(port, ["-tls1_3", ...pskOf(unknown)]);

    expect(stdout).toContain("served undefined");
    expect(connections).toMatchObject([{ identity: undefined }]);
  });

  for (const suite of [
    "PSK-AES128-GCM-SHA256",
    "RSA-PSK-AES128-GCM-SHA256",
    "DHE-PSK-AES128-CBC-SHA256",
    "ECDHE-PSK-AES128-CBC-SHA256",
    "AES128-GCM-SHA256",
    "ECDHE-RSA-AES128-SHA256",
  ]) {
    test(`refuses ${suite}: no forward secrecy, or no AEAD`, async () => {
      const { port, connections, failures } = await startAef({ keyType: "RSA" });
      await openssl(port, ["-tls1_2", "-cipher", suite, ...pskOf(alice)]);

      expect(failures).toEqual(["ERR_SSL_NO_SHARED_CIPHER"]);
      expect(connections).toEqual([]);
    });
  }

  test("refuses TLS 1.1", async () => {
    const { port, failures } = await startAef();
    await openssl(port, ["-tls1_1", "-cipher", "ALL:@SECLEVEL=0", ...pskOf(alice)]);

    expect(failures).toEqual(["ERR_SSL_UNSUPPORTED_PROTOCOL"]);
  });

  for (const [only, other] of [
    ["1.2", "-tls1_3"],
    ["1.3", "-tls1_2"],
  ] as const) {
    test(`refuses ${other} when held to TLS ${only}`, async () => {
      const { port, failures } = await startAef({ tlsVersions: [only] });
      await openssl(port, [other, ...pskOf(alice)]);

      expect(failures).toEqual(["ERR_SSL_UNSUPPORTED_PROTOCOL"]);
    });
  }

  for (const [kind, args] of Object.entries({ PSK: pskOf(alice), certificate: [] })) {
    test(`refuses to renegotiate a ${kind} connection`, async () => {
      const { port, asked } = await startAef();
      const before = args.length > 0 ? ["alice"] : [];
      const { code, stdout, stderr } = await opensslRenegotiating(port, args);

      expect(stderr).toContain("RENEGOTIATING");
      expect(code).toBe(1);
      expect(stdout).not.toContain("served");
      expect(asked).toEqual(before);
    });
  }
});

describe("an old session offered again", () => {
  const withoutKey = { "no key": [], "a wrong key": pskOf(forged) };

  for (const version of ["-tls1_2", "-tls1_3"]) {
    for (const [kind, first] of Object.entries({ PSK: pskOf(alice), certificate: [] })) {
      for (const [what, again] of Object.entries(withoutKey)) {
        test(`of a ${kind} handshake with ${what} binds nobody, ${version}`, async () => {
          const { port, connections } = await startAef();
          const session = join(temporaryDirectory(), "session.pem");
          const before = await openssl(port, [version, ...first, "-sess_out", session]);
          const after = await openssl(port, [version, ...again, "-sess_in", session]);

          expect(before.stdout).toContain(`served ${first.length > 0 ? "alice" : "undefined"}`);
          expect(after.stdout).toMatch(/^CONNECTED/);
          expect(after.stdout).not.toContain("Reused");
          expect(connections[1]?.identity).toBeUndefined();
        });
      }
    }
  }

  test("with the right key besides binds by that key, TLS 1.3", async () => {
    const { port } = await startAef();
    const session = join(temporaryDirectory(), "session.pem");
    await openssl(port, ["-tls1_3", "-sess_out", session]);
    const { stdout } = await openssl(port, ["-tls1_3", ...pskOf(alice), "-sess_in", session]);

    expect(stdout).toContain("served alice");
  });

  test("is not in a ticket: TLS 1.2 gives none", async () => {
    const { port } = await startAef();
    const { stdout } = await openssl(port, ["-tls1_2", ...pskOf(alice)]);

    expect(stdout).not.toContain("session ticket");
  });
});
