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
  /** Resolves with a reason if a party ends by itself, or cannot be started again. */
  partyEnded: Promise<string>;
  /**
   * Ends a party's process, resolves with what starts it again on the same port. TypeError if it is
   * somebody else's.
   */
  stop: (name: LabPartyName) => Promise<() => Promise<void>>;
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

type Ports = Partial<Record<LabPartyName, number>>;

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
    const process = processes.get(order.name) ?? new PartyProcess();
    processes.delete(order.name); // for its first start only
    return process.start({ ...order, logLevel, tellsExchanges, ...secrets }, socket, observers);
  };
  const endWaiting = async () => {
    await Promise.all([...processes.values()].map((process) => process.close()));
  };
  return { start, endWaiting };
};

const startAll = async (
  sockets: Sockets,
  files: Partial<Record<LabPartyName, string>>,
  start: StartParty,
  running: Map<LabPartyName, LabParty>,
): Promise<void> => {
  const started = await Promise.allSettled(
    allPartyNames.map(async (name) => {
      const socket = sockets[name];
      const configuration = files[name];
      if (socket !== undefined && configuration !== undefined)
        running.set(name, await start({ name, configuration }, socket));
    }),
  );
  const failed = started.find((result) => result.status === "rejected");
  if (failed !== undefined) throw failed.reason;
};

type Files = Partial<Record<LabPartyName, string>>;

/** What ends a party that runs and starts it again, and the first that ends otherwise. */
const keepRunning = (
  running: Map<LabPartyName, LabParty>,
  { host, ports, files, start }: { host: string; ports: Ports; files: Files; start: StartParty },
) => {
  let isClosed = false;
  let tell: (reason: string) => void = () => {};
  const partyEnded = new Promise<string>((resolve) => {
    tell = resolve;
  });
  const watch = (name: LabPartyName, party: LabParty) =>
    party.ended.then((reason) => running.get(name) === party && tell(reason));
  for (const [name, party] of running) watch(name, party);
  const startAgain = async (name: LabPartyName, configuration: string): Promise<void> => {
    if (isClosed) return;
    try {
      const socket = await reservePort(host, ports[name] ?? 0);
      const party = await start({ name, configuration }, socket);
      running.set(name, party);
      watch(name, party);
      if (isClosed) await party.close();
    } catch (error) {
      tell(`${name} cannot be started again: ${error instanceof Error ? error.message : error}`);
      throw error;
    }
  };
  const stop: Lab["stop"] = async (name) => {
    const [party, configuration] = [running.get(name), files[name]];
    if (party === undefined || configuration === undefined)
      throw new TypeError(`${name} is not a party that this lab runs`);
    running.delete(name);
    await party.close();
    return () => startAgain(name, configuration);
  };
  const close = async () => {
    isClosed = true;
    await Promise.all([...running.values()].map((party) => party.close()));
  };
  return { partyEnded, stop, close };
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
  const { start, endWaiting } =
    options.start === undefined
      ? forkParties(sockets, options)
      : { start: options.start, endWaiting: async () => {} };
  const running = new Map<LabPartyName, LabParty>();
  const close = async () => {
    await Promise.all([...running.values()].map((party) => party.close()));
    await endWaiting();
    for (const socket of Object.values(sockets)) if (socket.listening) socket.close();
  };
  try {
    const taken = new Set<number>();
    const { listen = "127.0.0.1" } = loaded.configuration;
    const ports = await portsOf(sockets, listen, taken);
    const plan = planLab(loaded, directory, ports);
    const { writeLab } = await import("./write-lab.js"); // slow to load: after the processes
    const aef = sockets["conformance-aef"];
    const testPorts =
      aef === undefined ? undefined : await conformancePorts(plan.host, portOf(aef), taken);
    const files = await writeLab(plan, loaded, directory, testPorts);
    await startAll(sockets, files, start, running);
    const kept = keepRunning(running, { host: plan.host, ports, files, start });
    const closeAll = () => kept.close().then(close);
    return { ...kept, plan, invokerFile: files.invoker, close: closeAll };
  } catch (error) {
    await close();
    throw error;
  }
};
