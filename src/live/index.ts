import { join } from "node:path";
import {
  type LabConfiguration,
  type Loaded,
  loadConfiguration,
} from "../contract/configuration.js";
import type { OnExchange } from "../contract/exchanges.js";
import { now, type OnStep } from "../contract/steps.js";
import { openPlainListener } from "../http/serve.js";
import { ApiInvoker, invokerOptions } from "../invoker/index.js";
import type { Lab } from "../lab/lab.js";
import type { LabPartyName } from "../lab/plan.js";
import { liveApp, liveHeaders } from "./app.js";
import { type FaultName, faults } from "./choice.js";
import { type LiveLab, LiveRuns } from "./live-runs.js";
import type { RunParties } from "./run.js";

const host = "127.0.0.1";
const stranger = { name: "live-unknown-invoker", id: "API-INVOKER-UNKNOWN" };

/** A lab's configuration with an identity that CCF-B's CA vouches for and CCF-B has not onboarded. */
export const withUnknownInvoker = ({
  configuration,
  directory,
}: Loaded<LabConfiguration>): Loaded<LabConfiguration> => ({
  directory,
  configuration: {
    ...configuration,
    identities: {
      ...configuration.identities,
      [stranger.name]: { domain: "b", role: "invoker", id: stranger.id, onboarded: false },
    },
  },
});

/** Who tells of which steps; a client's exchanges are not needed for them. */
const tellers: Record<"invoker" | "aef" | "ccf-a" | "ccf-b", readonly number[]> = {
  invoker: [1, 2, 3, 10, 11],
  aef: [4, 5, 9],
  "ccf-a": [6, 7, 8],
  "ccf-b": [],
};

const expectedOf = (external: ReadonlySet<string>): number[] =>
  Object.entries(tellers)
    .flatMap(([party, steps]) => (external.has(party) ? [] : steps))
    .sort((a, b) => a - b);

const invokersOf = (
  { invokerFile }: Lab,
  onKeylog: ((line: Buffer) => void) | undefined,
): RunParties["invoker"] => {
  const loaded = loadConfiguration("InvokerConfiguration", invokerFile);
  const known = invokerOptions(loaded);
  const file = (kind: string) => join("pki", `${stranger.name}.${kind}`);
  const tls = { cert: file("pem"), key: file("key") };
  const unknown = invokerOptions({
    ...loaded,
    configuration: { ...loaded.configuration, tls, apiInvokerId: stranger.id },
  });
  return ({ tls: tlsVersion, fault }, { add: onStep, addExchange: onExchange }) => {
    const options = fault === "unknown-invoker" ? unknown : known;
    return new ApiInvoker({ ...options, tlsVersion }, { onStep, onExchange, onKeylog });
  };
};

const processNames = { "CCF-A": "ccf-a", "CCF-B": "ccf-b", AEF: "aef" } as const;

const liveLabOf = (lab: Lab, onKeylog: ((line: Buffer) => void) | undefined): LiveLab => {
  const down = new Set<LabPartyName>();
  let endedAt = 0;
  const { external } = lab.plan;
  return {
    expected: expectedOf(external),
    invoker: invokersOf(lab, onKeylog),
    ccfBEndedAt: () => endedAt,
    processOf: (party) => {
      const name = processNames[party];
      if (external.has(name)) return "somebody else's";
      return down.has(name) ? "down" : "up";
    },
    stopCcfB: async () => {
      const startAgain = await lab.stop("ccf-b");
      down.add("ccf-b");
      endedAt = now();
      return async () => {
        await startAgain();
        down.delete("ccf-b");
      };
    },
  };
};

/** What a lab's parties tell; it goes to the run under way. */
export interface LiveObservers {
  onStep: OnStep;
  onExchange: OnExchange;
}

/** A page on which a lab is looked at. */
export interface LivePage extends LiveObservers {
  url: string;
  close: () => Promise<void>;
}

/** Opens the live page of a lab on the loopback interface; somebody else's CCF-B cannot be stopped. */
export const openLivePage = async (
  lab: Lab,
  { port, onKeylog }: { port: number; onKeylog?: ((line: Buffer) => void) | undefined },
): Promise<LivePage> => {
  const runs = new LiveRuns(liveLabOf(lab, onKeylog));
  const stops: readonly FaultName[] = ["ccf-b-down", "ccf-b-lost"];
  const isPossible = (name: FaultName) => !lab.plan.external.has("ccf-b") || !stops.includes(name);
  const possible = (Object.keys(faults) as FaultName[]).filter(isPossible); // its keys, no others
  const originAt = (taken: number) => `http://${host}:${taken}`;
  const listener = await openPlainListener({
    listen: { host, port },
    headers: liveHeaders,
    limits: { drainSeconds: 0 }, // its event streams have no end
    apps: (taken) => new Map([["", liveApp({ origin: originAt(taken), runs, possible })]]),
  });
  return {
    url: `${originAt(listener.port)}/`,
    onStep: (event) => runs.record?.add(event),
    onExchange: (event) => runs.record?.addExchange(event),
    close: listener.close,
  };
};
