import type { AddressInfo } from "node:net";
import { freePort } from "../free-port.js";

/** Where the suite's own parties will listen, and the AEF that is registered with one of them. */
export interface ConformancePorts {
  peers: readonly number[];
  coreFunction: number;
  lanes: readonly number[];
  /** The AEF under test. */
  aef: number;
}

/** Picks ports for the suite's own parties; they are free now, and nobody holds them. */
export const conformancePorts = async (
  host: string,
  aef: AddressInfo["port"],
  taken: Set<number>,
): Promise<ConformancePorts> => {
  const take = () => freePort(host, taken);
  return {
    peers: [await take(), await take()],
    coreFunction: await take(),
    lanes: [await take(), await take(), await take()],
    aef,
  };
};
