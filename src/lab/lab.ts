import { mkdirSync } from "node:fs";
import { type AddressInfo, createServer, type Server } from "node:net";
import { resolve } from "node:path";
import type { LabConfiguration, Loaded } from "../contract/configuration.js";
import type { OnExchange } from "../contract/exchanges.js";
import type { OnStep } from "../contract/steps.js";
import { conformancePorts } from "./conformance/ports.js";
import { freePort } from "./free-port.js";
import { allPartyNames, type LabPartyName, type LabPlan, partyNames, planLab } from "./plan.js";
import { type LabParty, PartyProcess } from "./processes.js";
import type { PartyOrder } from "./start-party.js";

export interface LabOptions {
  directory: string;
  configuration?: Loaded<LabConfiguration>;
  logLevel?: string;
  /** Where every party appends its NSS key log; holds secrets. */
  keylog?: string;
  onStep?: OnStep;
  onExchange?: OnExchange;
  /** Whether the conformance suite can test it: one more AEF, and `target.yaml`; not with somebody else's AEF. */
  conformance?: boolean;
  /** How a party is started; in a process of its own if absent. */
  start?: StartParty;
}

type StartParty = (order: PartyOrder, socket: Server) => Promise<LabParty>;

/** A running lab. */
export interface Lab {
  plan: LabPlan;
  /** `invoke`'s configuration file for the lab's invoker. */
  invokerFile: string;
  /** Resolves with a reason if a party ends by itself. */
  partyEnded: Promise<string>;
  close: () => Promise<void>;
}

type Sockets = Partial<Record<LabPartyName, Server>>;

const reservePort = (host: string, port: number): Promise<Server> =>
  new Promise((resolvePort, reject) => {
    const socket = createServer();
    socket.once("error", reject);
    socket.listen({ host, port }, () => resolvePort(socket));
  });

const reservePorts = async (
  { listen = "127.0.0.1", ports, external }: LabConfiguration,
  conformance: boolean,
) => {
  const reserved: Sockets = {};
  try {
    if (conformance) reserved["conformance-aef"] = await reservePort(listen, 0);
    for (const name of partyNames)
      if (external?.[name] === undefined)
        reserved[name] = await reservePort(listen, ports?.[name] ?? 0);
    return reserved;
  } catch (error) {
    for (const socket of Object.values(reserved)) socket.close();
    throw error;
  }
};

const portOf = (socket: Server | undefined): number =>
  socket === undefined ? 0 : (socket.address() as AddressInfo).port;

const portsOf = async (sockets: Sockets, host: string, taken: Set<number>) => ({
  "ccf-a": portOf(sockets["ccf-a"]),
  "ccf-b": portOf(sockets["ccf-b"]),
  aef: portOf(sockets.aef),
  notices: await freePort(host, taken),
});

/** One process a socket, started at once: they load their code while the PKI is being made. */
const forkParties = (sockets: Sockets, options: LabOptions) => {
  const { logLevel = "warn", keylog, onStep = () => {}, onExchange } = options;
  const waiting = Object.keys(sockets).map((name) => [name, new PartyProcess()] as const);
  const processes = new Map<string, PartyProcess>(waiting);
  const secrets = keylog === undefined ? {} : { keylog: resolve(keylog) };
  const tellsExchanges = onExchange !== undefined;
  const observers = { onStep, onExchange: onExchange ?? (() => {}) };
  const start: StartParty = (order, socket) => {
    const process = processes.get(order.name);
    if (process === undefined) throw new TypeError(`${order.name} has no process`);
    return process.start({ ...order, logLevel, tellsExchanges, ...secrets }, socket, observers);
  };
  const endAll = async () => {
    await Promise.all([...processes.values()].map((process) => process.close()));
  };
  return { start, endAll };
};

const startAll = async (
  sockets: Sockets,
  files: Partial<Record<LabPartyName, string>>,
  start: StartParty,
  running: LabParty[],
): Promise<void> => {
  const started = await Promise.allSettled(
    allPartyNames.map(async (name) => {
      const socket = sockets[name];
      const configuration = files[name];
      if (socket !== undefined && configuration !== undefined)
        running.push(await start({ name, configuration }, socket));
    }),
  );
  const failed = started.find((result) => result.status === "rejected");
  if (failed !== undefined) throw failed.reason;
};

/**
 * Starts the parties on loopback, each its own process, with a throw-away PKI and `lab.json` in
 * `directory`; other files there stay as they are. Rejects with nothing left running.
 */
export const startLab = async (options: LabOptions): Promise<Lab> => {
  const { directory } = options;
  const loaded = options.configuration ?? { configuration: {}, directory };
  mkdirSync(directory, { recursive: true });
  const { conformance = false } = options;
  const isOurs = loaded.configuration.external?.aef === undefined;
  const sockets = await reservePorts(loaded.configuration, conformance && isOurs);
  const { start, endAll } =
    options.start === undefined
      ? forkParties(sockets, options)
      : { start: options.start, endAll: async () => {} };
  const running: LabParty[] = [];
  const close = async () => {
    await Promise.all(running.map((party) => party.close()));
    await endAll();
    for (const socket of Object.values(sockets)) if (socket.listening) socket.close();
  };
  try {
    const taken = new Set<number>();
    const { listen = "127.0.0.1" } = loaded.configuration;
    const plan = planLab(loaded, directory, await portsOf(sockets, listen, taken));
    const { writeLab } = await import("./write-lab.js"); // slow to load: after the processes
    const aef = sockets["conformance-aef"];
    const ports =
      aef === undefined ? undefined : await conformancePorts(plan.host, portOf(aef), taken);
    const files = await writeLab(plan, loaded, directory, ports);
    await startAll(sockets, files, start, running);
    const partyEnded = Promise.race(running.map(({ ended }) => ended));
    return { plan, invokerFile: files.invoker, partyEnded, close };
  } catch (error) {
    await close();
    throw error;
  }
};
