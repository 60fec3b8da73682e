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

/** Every connection; those that one address has too many of are closed. */
const watchSockets = (
  server: NetServer,
  { connections, connectionsPerAddress }: Limits,
  onRefused: () => void,
) => {
  const sockets = new Set<Socket>();
  const byAddress = new Map<string, number>();
  server.maxConnections = connections;
  server.on("drop", onRefused);
  server.on("connection", (socket: Socket) => {
    const address = addressGroup(socket.remoteAddress);
    const count = (byAddress.get(address) ?? 0) + 1;
    byAddress.set(address, count);
    sockets.add(socket);
    socket.once("close", () => {
      sockets.delete(socket);
      const left = (byAddress.get(address) ?? 1) - 1;
      if (left === 0) byAddress.delete(address);
      else byAddress.set(address, left);
    });
    if (count <= connectionsPerAddress) return;
    onRefused();
    socket.destroy();
  });
  return sockets;
};

/** Lets a server see no connection of an address that opens too many: a handshake is what costs most. */
const limitRate = (
  server: NetServer,
  { connectionsPerSecond }: Limits,
  onRefused: () => void,
): void => {
  const begins = server.listeners("connection");
  const isAdmitted = connectionRate(connectionsPerSecond);
  server.removeAllListeners("connection");
  server.on("connection", (socket: Socket) => {
    if (isAdmitted(addressGroup(socket.remoteAddress))) {
      for (const begin of begins) begin.call(server, socket);
      return;
    }
    onRefused();
    socket.destroy();
  });
};

interface PortOptions {
  limits: Limits;
  answers: OpenAnswers;
  /** Called for each connection that is closed because there are too many. */
  onRefused?: () => void;
}

/** Opens a server's port; `ready` is told its number, and what it throws closes the port. */
export const openPort = async (
  server: NetServer,
  listen: Listen,
  { limits, answers, onRefused = () => {} }: PortOptions,
  ready: (port: number) => void,
): Promise<Port> => {
  const sockets = watchSockets(server, limits, onRefused);
  const drain = watchExchanges(server, answers);
  limitRate(server, limits, onRefused);
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
