import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { originOf } from "./origin.js";

/** A port that the target has no reason to know: nobody may connect to it. */
export class Decoy {
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((socket) => {
    this.#connections++;
    this.#sockets.add(socket);
    socket.on("error", () => {});
  });
  #connections = 0;
  readonly #host: string;

  private constructor(host: string) {
    this.#host = host;
  }

  static async open(host: string): Promise<Decoy> {
    const decoy = new Decoy(host);
    decoy.#server.listen({ host, port: 0 });
    await once(decoy.#server, "listening");
    return decoy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port; // it listens on TCP until it is closed
  }

  get origin(): string {
    return originOf(this.#host, this.port);
  }

  /** TCP connections so far. */
  get connections(): number {
    return this.#connections;
  }

  async close(): Promise<void> {
    const closed = once(this.#server, "close");
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}
