import { connect } from "node:http2";
import { Client } from "undici";
import { describe, expect, test } from "vitest";
import { pskClient } from "../../src/tls/client-profiles.js";
import { boundPskIdentity } from "../../src/tls/psk-binding.js";
import { alice, bob, startAef, wrongKey } from "./aef-server.js";
import { getOverHttp1, getOverHttp2, handshake, openssl, pskOf } from "./peers.js";

const versions = ["1.2", "1.3"] as const;
const viaHttp = { "HTTP/1.1": getOverHttp1, "HTTP/2": getOverHttp2 };

for (const tlsVersion of versions) {
  describe(`a server with PSK, TLS ${tlsVersion}`, () => {
    for (const [protocol, get] of Object.entries(viaHttp)) {
      test(`binds the identity of a Node client over ${protocol}`, async () => {
        const { port, connections } = await startAef();

        expect(await get(port, pskClient({ ...alice, tlsVersion }))).toBe("served alice");
        expect(connections).toMatchObject([{ identity: "alice", protocol: `TLSv${tlsVersion}` }]);
      });
    }

    for (const allowH2 of [false, true]) {
      test(`binds the identity of undici with allowH2 ${allowH2}`, async () => {
        const { port } = await startAef();
        const client = new Client(`https://127.0.0.1:${port}`, {
          allowH2,
          connect: pskClient({ ...alice, tlsVersion }),
        });
        const { body } = await client.request({ method: "GET", path: "/" });

        expect(await body.text()).toBe("served alice");
        await client.close();
      });
    }

    test("keeps the identities of simultaneous connections apart", async () => {
      const { port } = await startAef();
      const callers = Array.from({ length: 10 }, (_, index) => (index % 2 ? alice : bob));
      const answers = callers.map((who) => getOverHttp1(port, pskClient({ ...who, tlsVersion })));

      expect(await Promise.all(answers)).toEqual(callers.map((who) => `served ${who.identity}`));
    });

    test("fails a known identity with a wrong key", async () => {
      const { port, asked, connections } = await startAef();
      const profile = pskClient({ identity: "alice", aefPsk: wrongKey, tlsVersion });

      await expect(handshake(port, profile)).rejects.toThrow();
      expect(asked).toEqual(["alice"]);
      expect(connections).toEqual([]);
    });

    test("takes an empty key for none", async () => {
      const { port, connections } = await startAef();
      const profile = pskClient({ identity: "empty", aefPsk: wrongKey, tlsVersion });

      await expect(handshake(port, profile)).rejects.toThrow();
      expect(connections.map(({ identity }) => identity)).not.toContain("empty");
    });

    for (const [what, identity] of [
      ["longer than 128 characters", "x".repeat(129)],
      ["beyond printable ASCII", "é"],
    ] as const) {
      test(`never asks for an identity ${what}, though a key is there`, async () => {
        const { port, asked } = await startAef();
        const version = `-tls${tlsVersion.replace(".", "_")}`;
        const { stdout } = await openssl(port, [version, ...pskOf({ ...alice, identity })]);

        expect(stdout).toMatch(/^CONNECTED/);
        expect(asked).toEqual([]);
        expect(stdout).not.toContain(`served ${identity}`);
      });
    }
  });
}

describe("a server with PSK", () => {
  test("binds once the callback has run for both ClientHellos of a HelloRetryRequest", async () => {
    const { port, asked } = await startAef({ overrides: { ecdhCurve: "P-256" } });
    const { stdout } = await openssl(port, ["-tls1_3", "-groups", "X25519:P-256", ...pskOf(alice)]);

    expect(asked).toEqual(["alice", "alice"]);
    expect(stdout).toContain("served alice");
  });

  test("shows nobody on a socket that HTTP/2 has let go", async () => {
    const { port, server } = await startAef();
    const seen = new Promise((resolve) => {
      server.on("session", (session) => {
        const { socket } = session;
        session.on("close", () => resolve(boundPskIdentity(socket)));
      });
    });
    const socket = await handshake(port, {
      ...pskClient({ ...alice, tlsVersion: "1.3" }),
      ALPNProtocols: ["h2"],
    });
    const session = connect("https://localhost", { createConnection: () => socket });
    session.on("remoteSettings", () => session.close());

    expect(await seen).toBeUndefined();
  });
});
