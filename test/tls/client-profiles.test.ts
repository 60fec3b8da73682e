import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { Agent, createServer, request } from "node:https";
import { connect, type TLSSocket, type TlsOptions } from "node:tls";
import { describe, expect, onTestFinished, test } from "vitest";
import {
  capif1eClient,
  certificateClient,
  pskClient,
  unverifiedClient,
} from "../../src/tls/client-profiles.js";
import { assertPsk } from "../../src/tls/keyed-by-psk.js";
import { createAuthority } from "../../src/tls/pki.js";
import { loopback, temporaryFiles } from "../support/pki.js";
import { run } from "../support/run.js";
import { alice, startAef } from "./aef-server.js";
import { listen } from "./listen.js";
import { handshake, startOpensslServer } from "./peers.js";

const authority = createAuthority("Domain A");
const versions = ["1.2", "1.3"] as const;

/** A server without PSK and with everything that Node allows unless told: TLS 1.3, tickets, SHA-384. */
async function startPlain(options: TlsOptions = {}) {
  const { cert: ca, issue } = await authority;
  const own = await issue({ commonName: "server", ...loopback });
  const server = createServer({ ...own, ...options }, (_, response) => response.end("served"));
  const { port, close } = await listen(server);
  onTestFinished(close);
  return { ca, own, port };
}

describe("the CAPIF-1e client", () => {
  test("speaks TLS 1.2 without a ticket to a server that would do more", async () => {
    const { ca, own, port } = await startPlain();
    const socket = await handshake(port, capif1eClient({ ...own, ca }));

    expect(socket.getProtocol()).toBe("TLSv1.2");
    expect(socket.getTLSTicket()).toBeUndefined();
  });

  test("refuses a server of another anchor, or of another name", async () => {
    const { own, port, ca } = await startPlain();
    const outside = await createAuthority("Outside");
    const wrongAnchor = capif1eClient({ ...own, ca: outside.cert });
    const wrongName = { ...capif1eClient({ ...own, ca }), servername: "elsewhere" };

    await expect(handshake(port, wrongAnchor)).rejects.toThrow(/certificate|signature/);
    await expect(handshake(port, wrongName)).rejects.toThrow("elsewhere");
  });

  test("refuses suites without AEAD or forward secrecy", async () => {
    const { ca, own, port } = await startPlain({
      maxVersion: "TLSv1.2",
      ciphers: "ECDHE-ECDSA-AES128-SHA256:AES128-GCM-SHA256",
    });

    await expect(handshake(port, capif1eClient({ ...own, ca }))).rejects.toThrow("handshake");
  });
});

describe("a client in TLS 1.2", () => {
  test("refuses to renegotiate when the server asks, as its master secret would change", async () => {
    const { cert: ca, issue } = await authority;
    const files = temporaryFiles(await issue({ commonName: "server", ...loopback }));
    const own = ["-cert", files.cert, "-key", files.key];
    const { port, type } = await startOpensslServer(["-tls1_2", ...own]);
    const socket = connect({ host: "127.0.0.1", port, ...certificateClient({ ca }) });
    const secrets: Buffer[] = [];
    socket.on("keylog", (line) => secrets.push(line)).on("error", () => {});
    await once(socket, "secureConnect");
    const renegotiatedOrClosed = new Promise((resolve) => {
      socket.on("keylog", resolve).on("close", resolve);
    });
    type("r\n");
    await renegotiatedOrClosed;

    expect(secrets).toHaveLength(1);
  });

  test("refuses DH in a group below 2048 bits", async () => {
    const named = ["-genparam", "-algorithm", "DH", "-pkeyopt", "group:modp_1536"];
    const { stdout: dhparam } = await run("openssl", ["genpkey", ...named]);
    const ciphers = "DHE-RSA-AES128-GCM-SHA256:@SECLEVEL=0";
    const rsa = await (await authority).issue({ commonName: "x", keyType: "RSA", ...loopback });
    const { ca, port } = await startPlain({ ...rsa, dhparam, ciphers, maxVersion: "TLSv1.2" });

    await expect(handshake(port, certificateClient({ ca }))).rejects.toThrow(/DH|dh/);
  });
});

describe("the certificate client", () => {
  test("verifies the server and needs no certificate of its own", async () => {
    const { ca, port } = await startPlain();
    const socket = await handshake(port, certificateClient({ ca }));

    expect(socket.authorized).toBe(true);
    expect(socket.getProtocol()).toBe("TLSv1.3");
  });

  test("lets no agent resume a session", async () => {
    const { ca, port } = await startPlain();
    const agent = new Agent(certificateClient({ ca }));
    const resumed: boolean[] = [];
    for (let call = 0; call < 2; call++) {
      const outgoing = request({ host: "127.0.0.1", port, servername: "localhost", agent }).end();
      const [response]: IncomingMessage[] = await once(outgoing, "response");
      const socket = response?.socket as TLSSocket; // an https agent's sockets are TLS sockets
      resumed.push(socket.isSessionReused());
      response?.resume();
      await once(socket, "close");
    }

    expect(resumed).toEqual([false, false]);
  });

  test("verifies nothing only when asked for by name", async () => {
    const { port } = await startPlain();

    await expect(handshake(port, certificateClient({ ca: [] }))).rejects.toThrow("certificate");
    expect((await handshake(port, unverifiedClient())).authorized).toBe(false);
  });
});

describe("the PSK client", () => {
  for (const tlsVersion of versions) {
    test(`refuses a server that has only a certificate, TLS ${tlsVersion}`, async () => {
      const { port } = await startPlain();

      await expect(handshake(port, pskClient({ ...alice, tlsVersion }))).rejects.toThrow(
        tlsVersion === "1.2" ? "handshake" : "certificate",
      );
    });

    test(`passes assertPsk when its key was used, TLS ${tlsVersion}`, async () => {
      const { port } = await startAef();
      const socket = await handshake(port, pskClient({ ...alice, tlsVersion }));

      expect(() => assertPsk(socket)).not.toThrow();
      expect(socket.getProtocol()).toBe(`TLSv${tlsVersion}`);
    });
  }

  test("offers no TLS 1.3 suite with which OpenSSL would drop the key", async () => {
    const { port } = await startPlain({ ciphers: "TLS_AES_256_GCM_SHA384" });
    const profile = pskClient({ ...alice, tlsVersion: "1.3" });

    await expect(handshake(port, profile)).rejects.toThrow("handshake failure");
  });

  test("does not trust what Node trusts by default", async () => {
    const { ca, port } = await startPlain();
    const profile = JSON.stringify(pskClient({ ...alice, tlsVersion: "1.3" }));
    const { root } = temporaryFiles({ root: ca });
    const script = `
      const profile = { port: ${port}, servername: "localhost", ...${profile} };
      const socket = require("node:tls").connect(profile);
      socket.on("secureConnect", () => { console.log("trusted"); socket.destroy(); });
      socket.on("error", (error) => console.log(error.code));`;
    const env = { NODE_EXTRA_CA_CERTS: root };
    const { stdout } = await run(process.execPath, ["-e", script], { env });

    expect(stdout).toBe("UNABLE_TO_VERIFY_LEAF_SIGNATURE\n");
  });
});

describe("assertPsk", () => {
  for (const tlsVersion of versions) {
    test(`refuses a connection keyed by certificate, TLS ${tlsVersion}`, async () => {
      const { ca, port } = await startAef({ tlsVersions: [tlsVersion] });
      const socket = await handshake(port, certificateClient({ ca }));

      expect(() => assertPsk(socket)).toThrow(`not keyed by PSK: TLSv${tlsVersion} with`);
    });
  }

  test("refuses a resumed connection, which TLS 1.3 reports like a PSK", async () => {
    const { ca, port } = await startPlain();
    const profile = { ...certificateClient({ ca }), secureOptions: 0 };
    const first = await handshake(port, profile);
    const [session]: Buffer[] = await once(first, "session");
    const resumed = await handshake(port, { ...profile, ...(session && { session }) });

    expect(resumed.isSessionReused()).toBe(true);
    expect(() => assertPsk(resumed)).toThrow("not keyed by PSK");
  });
});
