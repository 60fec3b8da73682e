import type { AddressInfo, Server as NetServer, Socket } from "node:net";
import { connectionRate } from "./connection-rate.js";
import { watchExchanges } from "./drain.js";
import type { Limits } from "./limits.js";
import type { OpenAnswers } from "./open-answers.js";
import type { Listen } from "./party.js";
import { addressGroup } from "./peer-address.js";

/** An open port, whatever it speaks. */
export interface Port {
  port: number;
  /** How many are open. */
  connections: () => number;
  /** Takes no connection any more, lets the exchanges end for `drainSeconds`, then ends the rest. */
  close: () => Promise<void>;
}

const opened = (server: NetServer, listen: Listen): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.once("listening", () => {
      server.off("error", reject);
      resolve();
    });
    server.listen("port" in listen ? { host: listen.host, port: listen.port } : listen);
  });

/** The connections of a port, by address. */
class OpenSockets extends Set<Socket> {
  readonly #byAddress = new Map<string, number>();

  from(address: string): number {
    return this.#byAddress.get(address) ?? 0;
  }

  watch(socket: Socket, address: string): void {
    this.add(socket);
    this.#byAddress.set(address, this.from(address) + 1);
    socket.once("close", () => {
      this.delete(socket);
      const left = this.from(address) - 1;
      if (left === 0) this.#byAddress.delete(address);
      else this.#byAddress.set(address, left);
    });
  }
}

/** Takes note of a connection that is closed because of a limit. */
export type OnRefused = (limit: keyof Limits, address: string | undefined) => void;

/**
 * Lets a server see no connection beyond a limit: a handshake is what costs most. Node's own
 * `maxConnections` would have several processes hand such a connection round for ever.
 */
const limitSockets = (
  server: NetServer,
  { connections, connectionsPerAddress, connectionsPerSecond }: Limits,
  onRefused: OnRefused,
): ReadonlySet<Socket> => {
  const begins = server.listeners("connection");
  const sockets = new OpenSockets();
  const isInTime = connectionRate(connectionsPerSecond);
  const passed = (address: string): keyof Limits | undefined => {
    if (!isInTime(address)) return "connectionsPerSecond";
    if (sockets.size >= connections) return "connections";
    return sockets.from(address) < connectionsPerAddress ? undefined : "connectionsPerAddress";
  };
  server.removeAllListeners("connection");
  server.on("connection", (socket: Socket) => {
    const address = addressGroup(socket.remoteAddress);
    const limit = passed(address);
    if (limit === undefined) {
      sockets.watch(socket, address);
      for (const begin of begins) begin.call(server, socket);
      return;
    }
    onRefused(limit, socket.remoteAddress);
    socket.destroy();
  });
  return sockets;
};

interface PortOptions {
  limits: Limits;
  answers: OpenAnswers;
  onRefused?: OnRefused;
}

/** Opens a server's port; `ready` is told its number, and what it throws closes the port. */
export const openPort = async (
  server: NetServer,
  listen: Listen,
  { limits, answers, onRefused = () => {} }: PortOptions,
  ready: (port: number) => void,
): Promise<Port> => {
  const drain = watchExchanges(server, answers);
  const sockets = limitSockets(server, limits, onRefused);
  await opened(server, listen);
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    await drain(limits.drainSeconds * 1000);
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  try {
    ready(port);
  } catch (error) {
    await close();
    throw error;
  }
  return { port, connections: () => sockets.size, close };
};
