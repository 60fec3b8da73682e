import { Server, type TLSSocket } from "node:tls";
import { describe, expect, test } from "vitest";
import { bindPskIdentity, boundPskIdentity, pskServerOptions } from "../../src/tls/psk-binding.js";

const keys = new Map([
  ["alice", Buffer.alloc(32, 1)],
  ["bob", Buffer.alloc(32, 2)],
]);
const { pskCallback } = pskServerOptions((identity) => keys.get(identity));

const resumedTls13 = {
  getProtocol: () => "TLSv1.3",
  getCipher: () => ({ name: "TLS_AES_128_GCM_SHA256" }),
  isSessionReused: () => true,
  getPeerX509Certificate: () => undefined,
};

/** The identity bound after callbacks that no client here can be made to cause, and then a handshake. */
function bindingAfter(asked: string[], facts: object): string | undefined {
  const server = new Server();
  bindPskIdentity(server);
  const socket = { ...facts } as TLSSocket; // a stand-in: only the handshake's facts are read
  for (const identity of asked) pskCallback(socket, identity);
  server.emit("secureConnection", socket);
  return boundPskIdentity(socket);
}

describe("the claim of a handshake", () => {
  for (const [asked, identity] of [
    [["alice"], "alice"],
    [["alice", "bob"], "bob"],
    [["nobody", "alice"], "alice"],
    [["alice", "nobody"], undefined],
    [["alice", "\u{fffd}\u{1}"], undefined],
    [[], undefined],
  ] as const) {
    test(`after ${JSON.stringify(asked)} is ${identity}`, () => {
      expect(bindingAfter([...asked], resumedTls13)).toBe(identity);
    });
  }

  for (const [what, facts] of Object.entries({
    "TLS 1.3 not keyed by PSK": { isSessionReused: () => false },
    "TLS 1.2 with a certificate suite": {
      getProtocol: () => "TLSv1.2",
      getCipher: () => ({ name: "ECDHE-ECDSA-AES128-GCM-SHA256" }),
      isSessionReused: () => false,
    },
    "TLS 1.2 resumed": {
      getProtocol: () => "TLSv1.2",
      getCipher: () => ({ name: "DHE-PSK-AES128-GCM-SHA256" }),
    },
    "a peer certificate": { getPeerX509Certificate: () => ({}) },
    "an older TLS": { getProtocol: () => "TLSv1.1" },
  })) {
    test(`proves nothing: ${what}`, () => {
      expect(bindingAfter(["alice"], { ...resumedTls13, ...facts })).toBeUndefined();
    });
  }

  test("belongs to one connection", () => {
    expect(bindingAfter(["alice"], resumedTls13)).toBe("alice");
    expect(bindingAfter([], resumedTls13)).toBeUndefined();
  });
});
