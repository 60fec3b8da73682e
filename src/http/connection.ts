import type { Server, TLSSocket } from "node:tls";
import { boundPskIdentity } from "../tls/psk-binding.js";
import type { Connection } from "./handlers.js";
import { type Identification, identify, type TrustAnchor } from "./identity.js";

/** A connection, and whom its certificate proves to be at the other end. */
export type IdentifiedConnection = Connection & { readonly identification: Identification };

/** The anchors that a server knows; a new list when they change. */
export type Anchors = () => readonly TrustAnchor[];

/** On the socket itself: HTTP/2 shows a proxy of it, which no WeakMap matches. */
const known = Symbol("capif.connection");

declare module "node:tls" {
  interface TLSSocket {
    [known]?: IdentifiedConnection;
  }
}

/** A certificate that cannot be read is nobody's: it must not end the party. */
const identification = (socket: TLSSocket, anchors: readonly TrustAnchor[]): Identification => {
  try {
    return identify(socket, anchors);
  } catch {
    return { outcome: "unauthenticated", reason: "the certificate cannot be read" };
  }
};

/** A connection whose handshake has ended just now. */
class FinishedConnection implements IdentifiedConnection {
  readonly socket: TLSSocket;
  readonly handshakeAt = performance.now();
  readonly #anchors: Anchors;
  #knownAnchors: readonly TrustAnchor[];
  #found: Identification;

  constructor(socket: TLSSocket, anchors: Anchors) {
    this.socket = socket;
    this.#anchors = anchors;
    this.#knownAnchors = anchors();
    this.#found = identification(socket, this.#knownAnchors);
  }

  get pskIdentity(): string | undefined {
    return boundPskIdentity(this.socket);
  }

  /** By the anchors of now: one that is trusted no more vouches for nobody. */
  get identification(): Identification {
    const anchors = this.#anchors();
    if (anchors !== this.#knownAnchors) {
      this.#knownAnchors = anchors;
      this.#found = identification(this.socket, anchors);
    }
    return this.#found;
  }
}

/** Notes at each finished handshake when it was and who is at the other end. */
export const watchConnections = (server: Server, anchors: Anchors): void => {
  server.prependListener("secureConnection", (socket: TLSSocket) => {
    Object.defineProperty(socket, known, { value: new FinishedConnection(socket, anchors) });
  });
};

/** What the handshake of a request's connection told; without TLS nothing. */
export const connectionOf = (socket: TLSSocket): IdentifiedConnection =>
  socket[known] ?? {
    socket,
    handshakeAt: performance.now(),
    pskIdentity: undefined,
    identification: { outcome: "unauthenticated", reason: "no TLS" },
  };
