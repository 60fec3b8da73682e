import type { AefOptions } from "../../src/aef/index.js";
import type { CcfOptions } from "../../src/ccf/index.js";
import { type Authority, createAuthority } from "../../src/tls/pki.js";
import { type Interconnect, startInterconnect } from "../support/interconnect.js";
import { type Outcome, runOf } from "./run-of.js";
import { impostorsOf, openWay, type Way } from "./way.js";

/** A party, as those who call it find it. */
export type Called = "CCF-B, by the invoker" | "CCF-B, by CCF-A" | "CCF-A" | "AEF";

/** How long each caller waits: by configuration, a tenth of what it would be. */
export const patience = { relay: 0.5, aef: 0.9, invoker: 2 };

/** The four parties, each reached on a way that can be broken. */
export interface World {
  interconnect: Interconnect;
  ways: Record<Called, Way>;
  run: () => Promise<Outcome>;
  close: () => Promise<void>;
}

const portOf = (apiRoot: string): number => Number(new URL(apiRoot).port);

const elsewhere = (apiRoot: string, { port }: Way): string =>
  Object.assign(new URL(apiRoot), { port: String(port) }).href.replace(/\/$/, "");

const openWays = async (authority: Authority): Promise<Record<Called, Way>> => {
  const open = async (seconds: number) =>
    openWay({ slowMs: seconds * 2000, impostors: await impostorsOf(authority) });
  return {
    "CCF-B, by the invoker": await open(patience.invoker),
    "CCF-B, by CCF-A": await open(patience.relay),
    "CCF-A": await open(patience.aef),
    AEF: await open(patience.invoker),
  };
};

/** Starts the parties with a way in front of each; close them after the tests. */
export const startWorld = async (): Promise<World> => {
  const authority = await createAuthority("Ways");
  const both = (ca: Buffer | string): Buffer => Buffer.from(`${ca}\n${authority.cert}`);
  const ways = await openWays(authority);
  const aefPort = ways.AEF.port;
  const atWay = <T extends { port?: number }>(details: T): T => ({ ...details, port: aefPort });
  const isAef = ({ aefId }: { aefId: string }) => aefId === "aef-1";
  const published = (aefs: CcfOptions["aefs"]) =>
    aefs.map((aef) => (isAef(aef) ? { ...aef, interfaces: aef.interfaces.map(atWay) } : aef));
  const relayed = (peers: CcfOptions["peers"]) =>
    peers.map((peer) => ({
      ...peer,
      apiRoot: elsewhere(peer.apiRoot, ways["CCF-B, by CCF-A"]),
      aliases: [peer.apiRoot],
      ca: both(peer.ca),
    }));
  const interconnect = await startInterconnect({
    changes: {
      "ccf-a": ({ aefs, peers }) => ({
        aefs: published(aefs),
        peers: relayed(peers),
        relayTimeoutSeconds: patience.relay,
      }),
      "ccf-b": ({ peers }) => ({
        peers: peers.map((peer) => ({ ...peer, aefs: published(peer.aefs) })),
      }),
      aef: ({ coreFunction, interfaces }: AefOptions) => ({
        failureMemorySeconds: 0,
        interfaces: interfaces.map(({ details, ...one }) => ({ ...one, details: atWay(details) })),
        coreFunction: {
          ...coreFunction,
          apiRoot: elsewhere(coreFunction.apiRoot, ways["CCF-A"]),
          ca: both(coreFunction.ca),
          timeoutSeconds: patience.aef,
        },
      }),
    },
  });
  const { plan, ca } = interconnect;
  ways["CCF-B, by the invoker"].leadTo(portOf(plan.ccfB.apiRoot));
  ways["CCF-B, by CCF-A"].leadTo(portOf(plan.ccfB.apiRoot));
  ways["CCF-A"].leadTo(portOf(plan.ccfA.apiRoot));
  ways.AEF.leadTo(portOf(plan.aef.apiRoot));
  const coreFunction = {
    apiRoot: elsewhere(plan.ccfB.apiRoot, ways["CCF-B, by the invoker"]),
    ca: both(ca),
  };
  return {
    interconnect,
    ways,
    run: () =>
      runOf((observers) =>
        interconnect.invoker(
          { coreFunction, aefCa: both(ca), timeoutSeconds: patience.invoker },
          observers,
        ),
      ),
    close: async () => {
      await interconnect.close();
      await Promise.all(Object.values(ways).map((way) => way.close()));
    },
  };
};
