import { createServer } from "node:net";

/** Below what systems hand out by themselves, so that the ports are still free when whoever they are for comes. */
const lowestPort = 20_000;
const highestPort = 32_000;

const isFree = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ host, port }, () => server.close(() => resolve(true)));
  });

/** A port that is free now, and that nobody holds. */
export const freePort = async (host: string, taken: Set<number>): Promise<number> => {
  for (;;) {
    const port = lowestPort + Math.floor(Math.random() * (highestPort - lowestPort));
    if (taken.has(port) || !(await isFree(host, port))) continue;
    taken.add(port);
    return port;
  }
};
