import type { AddressInfo } from "node:net";
import { freePort } from "../free-port.js";

/** Where the suite's own parties will listen, and the AEF that is registered with one of them. */
export interface ConformancePorts {
  peers: readonly number[];
  coreFunction: number;
  lanes: readonly number[];
  /** The AEF under test, and where its CCF notifies it. */
  aef: number;
  aefNotices: number;
  /** Where the suite is notified: as CCF-B's peer, as an AEF of CCF-B's, and as one of CCF-A's. */
  notices: { peer: number; localAef: number; relayAef: number };
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
    aefNotices: await take(),
    notices: { peer: await take(), localAef: await take(), relayAef: await take() },
  };
};
