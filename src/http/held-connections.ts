import type { Server, Socket } from "node:net";

/**
 * Lets a server begin with a connection only when something is done, which must not fail; one that
 * has ended meanwhile it never sees. Call it before anybody else listens for the server's connections.
 */
export const holdConnections = (server: Server, before: () => Promise<void>): void => {
  const begins = server.listeners("connection");
  server.removeAllListeners("connection");
  server.on("connection", async (socket: Socket) => {
    const ignore = () => {}; // it closes, which is seen below
    socket.on("error", ignore);
    await before();
    socket.off("error", ignore);
    if (!socket.destroyed) for (const begin of begins) begin.call(server, socket);
  });
};
