import { once } from "node:events";
import { join } from "node:path";
import { createServer, type TLSSocket } from "node:tls";
import { describe, expect, onTestFinished, test } from "vitest";
import { capif1eClient, certificateClient } from "../../src/tls/client-profiles.js";
import { type CertificateRequest, createAuthority } from "../../src/tls/pki.js";
import { coreFunctionServer } from "../../src/tls/server-profiles.js";
import { loopback, temporaryDirectory, temporaryFiles } from "../support/pki.js";
import { listen } from "./listen.js";
import { handshake, openssl, opensslRenegotiating } from "./peers.js";

const domainB = createAuthority("Domain B");
const outside = createAuthority("Outside");

async function startCcf(keyType: NonNullable<CertificateRequest["keyType"]> = "EC") {
  const { cert: ca, issue } = await domainB;
  const own = await issue({ commonName: "ccf-b", keyType, ...loopback });
  const server = createServer(coreFunctionServer({ ...own, ca }), (socket) => {
    socket.on("error", () => {}).on("data", () => socket.end("served"));
  });
  const failures: string[] = [];
  server.on("tlsClientError", (error: NodeJS.ErrnoException) => failures.push(`${error.code}`));
  const { port, close } = await listen(server);
  onTestFinished(close);
  const seen: Promise<TLSSocket[]> = once(server, "secureConnection");
  return { ca, port, failures, seen: seen.then(([socket]) => socket) };
}

describe("the core function's listener", () => {
  test("verifies a client certificate of its own anchor", async () => {
    const { ca, port, seen } = await startCcf();
    const invoker = await (await domainB).issue({ commonName: "invoker-1" });
    await handshake(port, capif1eClient({ ...invoker, ca }));

    expect((await seen)?.authorized).toBe(true);
    expect((await seen)?.getPeerCertificate().subject.CN).toBe("invoker-1");
  });

  test("lets in, unauthorised, a client of another anchor or without certificate", async () => {
    const { ca, port, seen } = await startCcf();
    const stranger = await (await outside).issue({ commonName: "invoker-1" });
    await handshake(port, capif1eClient({ ...stranger, ca }));
    const second = await startCcf();
    await handshake(second.port, certificateClient({ ca }));

    expect((await seen)?.authorized).toBe(false);
    expect((await second.seen)?.authorized).toBe(false);
  });

  test("speaks TLS 1.3 and, with extended master secret and without tickets, TLS 1.2", async () => {
    const { port } = await startCcf();
    const tls13 = await openssl(port, ["-tls1_3"]);
    const tls12 = await openssl(port, ["-tls1_2"]);

    expect(tls13.stdout).toContain("New, TLSv1.3");
    expect(tls12.stdout).toContain("New, TLSv1.2");
    expect(tls12.stdout).toContain("Extended master secret: yes");
    expect(tls12.stdout).not.toContain("session ticket");
  });

  test("offers the mandatory DHE-RSA suite in a group of 3072 bits with an RSA certificate", async () => {
    const { port } = await startCcf("RSA");
    const suite = "DHE-RSA-AES128-GCM-SHA256";
    const { stdout } = await openssl(port, ["-tls1_2", "-cipher", suite]);

    expect(stdout).toContain(`Cipher is ${suite}`);
    expect(stdout).toContain("Server Temp Key: DH, 3072 bits");
  });

  for (const suite of ["AES128-GCM-SHA256", "ECDHE-RSA-AES128-SHA256", "DHE-RSA-AES128-SHA256"]) {
    test(`refuses ${suite}: no forward secrecy, or no AEAD`, async () => {
      const { port, failures } = await startCcf("RSA");
      await openssl(port, ["-tls1_2", "-cipher", suite]);

      expect(failures).toEqual(["ERR_SSL_NO_SHARED_CIPHER"]);
    });
  }

  test("refuses TLS 1.1", async () => {
    const { port, failures } = await startCcf();
    await openssl(port, ["-tls1_1", "-cipher", "ALL:@SECLEVEL=0"]);

    expect(failures).toEqual(["ERR_SSL_UNSUPPORTED_PROTOCOL"]);
  });

  for (const version of ["-tls1_2", "-tls1_3"]) {
    test(`resumes no session, ${version}`, async () => {
      const { port } = await startCcf();
      const session = join(temporaryDirectory(), "session.pem");
      const { cert, key } = temporaryFiles(await (await domainB).issue({ commonName: "x" }));
      const own = ["-cert", cert, "-key", key];
      const before = await openssl(port, [version, ...own, "-sess_out", session]);
      const after = await openssl(port, [version, ...own, "-sess_in", session]);

      expect(before.stdout).toContain("served");
      expect(after.stdout).toContain("served");
      expect(after.stdout).toContain("New, TLSv1");
    });
  }

  test("refuses to renegotiate", async () => {
    const { port } = await startCcf();
    const { code, stderr } = await opensslRenegotiating(port, []);

    expect(stderr).toContain("RENEGOTIATING");
    expect(code).toBe(1);
  });
});
