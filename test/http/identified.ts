import { X509Certificate } from "node:crypto";
import { once } from "node:events";
import { connect, createServer, type TLSSocket } from "node:tls";
import { onTestFinished } from "vitest";
import {
  conventionalName,
  type Identification,
  identify,
  type Role,
  type TrustAnchor,
  type Voucher,
} from "../../src/http/identity.js";
import { type Authority, createAuthority } from "../../src/tls/pki.js";
import { coreFunctionServer } from "../../src/tls/server-profiles.js";
import { loopback } from "../support/pki.js";
import { listen } from "../tls/listen.js";
import type { Chain, Signer } from "./chains.js";

let authority: Promise<Authority> | undefined;

/** A voucher for a role, named by our URI unless told. */
export const voucher = (role: Role, changes: Partial<Voucher> = {}): Voucher => ({
  role,
  name: conventionalName(role),
  ...changes,
});

export const anchor = ({ cert }: Signer, ...vouchesFor: Voucher[]): TrustAnchor => ({
  certificate: new X509Certificate(cert),
  vouchesFor,
});

/** A core function's end of a connection with that client certificate. */
export const connected = async (
  client: Chain | undefined,
  anchors: readonly TrustAnchor[],
): Promise<TLSSocket> => {
  authority ??= createAuthority("Server");
  const own = await (await authority).issue({ commonName: "server", ...loopback });
  const ca = anchors.map(({ certificate }) => certificate.toString());
  const server = createServer(coreFunctionServer({ ...own, ca }));
  const { port, close } = await listen(server);
  onTestFinished(close);
  const seen = once(server, "secureConnection");
  // What is under test is what the server makes of the client; its own certificate is nobody's.
  const socket = connect({ host: "127.0.0.1", port, rejectUnauthorized: false, ...client });
  socket.on("error", () => {});
  onTestFinished(() => void socket.destroy());
  const [connection] = (await seen) as [TLSSocket];
  connection.on("error", () => {});
  return connection;
};

/** Whom a core function's listener takes the bearer of a certificate for. */
export const identified = async (
  client: Chain | undefined,
  anchors: readonly TrustAnchor[],
): Promise<Identification> => identify(await connected(client, anchors), anchors);

/** The short form of what became of a certificate: `role id`, or the outcome. */
export const verdict = async (
  client: Chain | undefined,
  anchors: readonly TrustAnchor[],
): Promise<string> => {
  const result = await identified(client, anchors);
  if (result.outcome !== "identified") return result.outcome;
  return `${result.identity.role} ${result.identity.id}`;
};
