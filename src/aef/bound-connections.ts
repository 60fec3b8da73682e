import type { TLSSocket } from "node:tls";
import type { HeldKey } from "./keys.js";

const longestTimerMs = 2 ** 31 - 1;

/** The connections that each key has keyed: they end with it. */
export class BoundConnections {
  readonly #sockets = new Map<string, Set<TLSSocket>>();

  /** How many connections there are. */
  get size(): number {
    let size = 0;
    for (const bound of this.#sockets.values()) size += bound.size;
    return size;
  }

  /** Ends a connection at its key's expiry, if the key is not revoked before. */
  add({ pskIdentity, expiresAt }: HeldKey, socket: TLSSocket): void {
    const bound = this.#sockets.get(pskIdentity) ?? new Set();
    this.#sockets.set(pskIdentity, bound.add(socket));
    const left = Math.min(expiresAt - performance.now(), longestTimerMs);
    const timer = setTimeout(() => socket.destroy(), left);
    socket.once("close", () => {
      clearTimeout(timer);
      bound.delete(socket);
      if (bound.size === 0) this.#sockets.delete(pskIdentity);
    });
  }

  /** Ends every connection of a key, whatever is under way on it. */
  end({ pskIdentity }: HeldKey): void {
    for (const socket of this.#sockets.get(pskIdentity) ?? []) socket.destroy();
  }
}
