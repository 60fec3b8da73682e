import type { Server, TLSSocket } from "node:tls";
import { boundPskIdentity } from "../tls/psk-binding.js";
import type { Connection } from "./handlers.js";
import { type Identification, identify, type TrustAnchor } from "./identity.js";

interface Facts {
  handshakeAt: number;
  identification: () => Identification;
}

/** The anchors that a server knows; a new list when they change. */
export type Anchors = () => readonly TrustAnchor[];

/** On the socket itself: HTTP/2 shows a proxy of it, which no WeakMap matches. */
const facts = Symbol("capif.connection");

declare module "node:tls" {
  interface TLSSocket {
    [facts]?: Facts;
  }
}

/** A certificate that cannot be read is nobody's: it must not end the party. */
const identification = (socket: TLSSocket, anchors: readonly TrustAnchor[]): Identification => {
  try {
    return identify(socket, anchors);
  } catch {
    return { outcome: "unauthenticated" };
  }
};

/** Who is at the other end, by the anchors of now: one that is trusted no more vouches for nobody. */
const identificationBy = (socket: TLSSocket, anchors: Anchors): (() => Identification) => {
  let known = anchors();
  let found = identification(socket, known);
  return () => {
    if (known === anchors()) return found;
    known = anchors();
    found = identification(socket, known);
    return found;
  };
};

/** Notes at each finished handshake when it was and who is at the other end. */
export const watchConnections = (server: Server, anchors: Anchors): void => {
  server.prependListener("secureConnection", (socket: TLSSocket) => {
    const value: Facts = {
      handshakeAt: performance.now(),
      identification: identificationBy(socket, anchors),
    };
    Object.defineProperty(socket, facts, { value });
  });
};

/** What the handshake of a request's connection told. */
export const connectionOf = (
  socket: TLSSocket,
): Connection & { identification: Identification } => {
  const { handshakeAt, identification } = socket[facts] ?? {
    handshakeAt: performance.now(),
    identification: () => ({ outcome: "unauthenticated" as const }),
  };
  const pskIdentity = boundPskIdentity(socket);
  return { socket, handshakeAt, identification: identification(), pskIdentity };
};
