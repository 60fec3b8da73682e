import { describe, expect, test } from "vitest";
import { readTlsSession } from "../../src/psk/index.js";
import { type Handshake, handshake, http2Handshake, sClientHandshake } from "./tls-ends.js";

const TLS12 = { minVersion: "TLSv1.2", maxVersion: "TLSv1.2" } as const;
const TLS13 = { minVersion: "TLSv1.3", maxVersion: "TLSv1.3" } as const;
const TICKETS_ON = { secureOptions: 0 };

describe("the session of a TLS 1.2 connection", () => {
  const connections = { TLS: () => handshake(TLS12), "HTTP/2": http2Handshake };
  for (const [name, connectionOver] of Object.entries(connections)) {
    test(`is the same on both ends of ${name}, and the key log agrees`, async () => {
      const { server, client, keylog } = await connectionOver();
      const [atServer, atClient] = [readTlsSession(server), readTlsSession(client)];

      expect(atServer).toEqual(atClient);
      expect(atServer.masterSecret.toString("hex")).toBe(masterSecretIn(keylog));
      expect(atServer.sessionId).toHaveLength(32);
      expect(atServer).toMatchObject({ extendedMasterSecret: true, protocolVersion: 0x0303 });
    });
  }

  test("is new with every handshake", async () => {
    const [first, second] = [await handshake(TLS12), await handshake(TLS12)];

    expect(readTlsSession(first.server).sessionId).not.toEqual(
      readTlsSession(second.server).sessionId,
    );
    expect(readTlsSession(first.server).masterSecret).not.toEqual(
      readTlsSession(second.server).masterSecret,
    );
  });

  test("has one master secret but two Session IDs when tickets are on", async () => {
    const { server, client } = await handshake({ ...TLS12, ...TICKETS_ON });
    const [atServer, atClient] = [readTlsSession(server), readTlsSession(client)];

    expect(atServer.masterSecret).toEqual(atClient.masterSecret);
    expect(atServer.sessionId).not.toEqual(atClient.sessionId);
  });

  for (const [how, extended] of Object.entries({ with: true, without: false })) {
    test(`is the one that s_client prints, ${how} extended master secret`, async () => {
      const { server, printed } = await sClientHandshake(extended);
      const session = readTlsSession(server);

      expect(session.sessionId.toString("hex")).toBe(printedBy(printed, "Session-ID"));
      expect(session.masterSecret.toString("hex")).toBe(printedBy(printed, "Master-Key"));
      expect(printedBy(printed, "Extended master secret")).toBe(extended ? "yes" : "no");
      expect(session.extendedMasterSecret).toBe(extended);
    });
  }
});

describe("the session of a TLS 1.3 connection", () => {
  const ends: (keyof Handshake & ("server" | "client"))[] = ["server", "client"];
  for (const end of ends) {
    test(`is marked as such and shows no secret at the ${end}`, async () => {
      const sessions = await handshake(TLS13);

      expect(readTlsSession(sessions[end])).toEqual({
        sessionId: Buffer.alloc(0),
        masterSecret: Buffer.alloc(0),
        extendedMasterSecret: false,
        protocolVersion: 0x0304,
      });
    });
  }
});

function masterSecretIn(keylog: string): string | undefined {
  return /^CLIENT_RANDOM [0-9a-f]{64} ([0-9a-f]{96})$/m.exec(keylog)?.[1];
}

function printedBy(output: string, name: string): string | undefined {
  return new RegExp(`^ *${name} *: *(\\S*)$`, "m").exec(output)?.[1]?.toLowerCase();
}
