import { type AddressInfo, createServer } from "node:net";

/** Where the suite's own parties will listen, and the AEF that is registered with one of them. */
export interface ConformancePorts {
  peers: readonly number[];
  coreFunction: number;
  lanes: readonly number[];
  /** The AEF under test. */
  aef: number;
}

/** Below what systems hand out by themselves, so that the ports are still free when the suite comes. */
const lowestPort = 20_000;
const highestPort = 32_000;

const isFree = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ host, port }, () => server.close(() => resolve(true)));
  });

const freePort = async (host: string, taken: Set<number>): Promise<number> => {
  for (;;) {
    const port = lowestPort + Math.floor(Math.random() * (highestPort - lowestPort));
    if (taken.has(port) || !(await isFree(host, port))) continue;
    taken.add(port);
    return port;
  }
};

/** Picks ports for the suite's own parties; they are free now, and nobody holds them. */
export const conformancePorts = async (
  host: string,
  aef: AddressInfo["port"],
): Promise<ConformancePorts> => {
  const taken = new Set<number>();
  const take = () => freePort(host, taken);
  return {
    peers: [await take(), await take()],
    coreFunction: await take(),
    lanes: [await take(), await take(), await take()],
    aef,
  };
};
