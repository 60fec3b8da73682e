import { once } from "node:events";
import { type AddressInfo, createServer, isIPv6, type Socket } from "node:net";

/** A TCP port that the target has no reason to know: it counts who comes all the same. */
export interface Bystander {
  /** As CCF information or an interface names it. */
  address: { ipv4Addr: string; port: number } | { ipv6Addr: string; port: number };
  origin: string;
  connections: () => number;
  close: () => Promise<void>;
}

/** Listens on a port of its own. */
export const openBystander = async (host: string): Promise<Bystander> => {
  let connections = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    connections++;
    sockets.add(socket);
    socket.on("error", () => {});
  });
  server.listen({ host, port: 0 });
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // it listens on TCP
  return {
    address: isIPv6(host) ? { ipv6Addr: host, port } : { ipv4Addr: host, port },
    origin: `https://${isIPv6(host) ? `[${host}]` : host}:${port}`,
    connections: () => connections,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
};
