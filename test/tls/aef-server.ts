import { createSecureServer } from "node:http2";
import type { TLSSocket, TlsOptions } from "node:tls";
import { onTestFinished } from "vitest";
import { type CertificateRequest, createAuthority } from "../../src/tls/pki.js";
import { bindPskIdentity, boundPskIdentity, pskServerOptions } from "../../src/tls/psk-binding.js";
import { exposingFunctionServer } from "../../src/tls/server-profiles.js";
import type { TlsVersion } from "../../src/tls/versions.js";
import { loopback } from "../support/pki.js";
import { listen } from "./listen.js";

/** Two identities that the server has keys for, and a key that is nobody's. */
export const alice = { identity: "alice", aefPsk: Buffer.alloc(32, 0xa1) };
export const bob = { identity: "bob~._-", aefPsk: Buffer.alloc(32, 0xb0) };
export const wrongKey = Buffer.alloc(32, 0x66);

const keys = new Map([
  [alice.identity, alice.aefPsk],
  [bob.identity, bob.aefPsk],
  ["empty", Buffer.alloc(0)],
  ["é", alice.aefPsk],
  ["x".repeat(129), alice.aefPsk],
]);

/** A finished handshake, as listeners of `secureConnection` see it. */
export interface SeenConnection {
  identity: string | undefined;
  protocol: string | null;
  suite: string;
}

interface AefOptions {
  tlsVersions?: TlsVersion[];
  keyType?: NonNullable<CertificateRequest["keyType"]>;
  /** Departures from the profile, to show what another line of defence does without it. */
  overrides?: TlsOptions;
}

const authority = createAuthority("Domain A");

/** An exposing function's bare listener, closed after the test, and all that happened on it. */
export async function startAef({ tlsVersions, keyType = "EC", overrides }: AefOptions = {}) {
  const { cert, key } = await (await authority).issue({ commonName: "aef", keyType, ...loopback });
  const asked: string[] = [];
  const connections: SeenConnection[] = [];
  const failures: string[] = [];
  const server = createSecureServer({
    allowHTTP1: true,
    ...exposingFunctionServer({ cert, key, ...(tlsVersions && { tlsVersions }) }),
    ...overrides,
    ...pskServerOptions((identity) => {
      asked.push(identity);
      return keys.get(identity);
    }),
  });
  server.on("secureConnection", (socket: TLSSocket) => {
    const { name: suite } = socket.getCipher();
    connections.push({ identity: boundPskIdentity(socket), protocol: socket.getProtocol(), suite });
  });
  server.on("request", (request, response) => {
    response.end(`served ${boundPskIdentity(request.socket)}`);
  });
  server.on("tlsClientError", (error: NodeJS.ErrnoException) => failures.push(`${error.code}`));
  bindPskIdentity(server);
  const { port, close } = await listen(server);
  onTestFinished(close);
  return { ca: (await authority).cert, port, server, asked, connections, failures };
}
