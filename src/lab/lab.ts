import { mkdirSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer, type Server } from "node:net";
import { join, relative, resolve } from "node:path";
import { stringify } from "yaml";
import { type LabConfiguration, type Loaded, readNamedFile } from "../contract/configuration.js";
import type { OnStep } from "../contract/steps.js";
import { type IdentityFiles, type IdentityRequest, LabPki } from "./pki.js";
import {
  aefConfiguration,
  ccfAConfiguration,
  ccfBConfiguration,
  type Extras,
  invokerConfiguration,
  type LabPartyName,
  type LabPlan,
  partyNames,
  planLab,
  standardIdentities,
} from "./plan.js";
import { type LabParty, startPartyProcess } from "./processes.js";
import type { PartyOrder } from "./start-party.js";

export interface LabOptions {
  directory: string;
  configuration?: Loaded<LabConfiguration>;
  logLevel?: string;
  /** Where every party appends its NSS key log; holds secrets. */
  keylog?: string;
  onStep?: OnStep;
  /** How a party is started; in a process of its own if absent. */
  start?: (order: PartyOrder, socket: Server) => Promise<LabParty>;
}

/** A running lab. */
export interface Lab {
  plan: LabPlan;
  /** `invoke`'s configuration file for the lab's invoker. */
  invokerFile: string;
  /** Resolves with a reason if a party ends by itself. */
  partyEnded: Promise<string>;
  close: () => Promise<void>;
}

const reservePort = (host: string, port: number): Promise<Server> =>
  new Promise((resolvePort, reject) => {
    const socket = createServer();
    socket.once("error", reject);
    socket.listen({ host, port }, () => resolvePort(socket));
  });

const reservePorts = async ({ listen = "127.0.0.1", ports, external }: LabConfiguration) => {
  const reserved: Partial<Record<LabPartyName, Server>> = {};
  try {
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

const identitiesOf = (plan: LabPlan, { identities = {} }: LabConfiguration) => {
  const extra = Object.entries(identities).map(([name, { domain, role, id }]) => [
    name,
    { domain, role, id },
  ]);
  return Object.entries<IdentityRequest>({
    ...standardIdentities(plan),
    ...Object.fromEntries(extra),
  });
};

const extrasOf = (
  { configuration, directory }: Loaded<LabConfiguration>,
  labDirectory: string,
  ccf: "ccf-a" | "ccf-b",
): Extras => {
  const { identities = {}, trustAnchors = {} } = configuration;
  const domain = ccf === "ccf-a" ? "a" : "b";
  const onboarded = Object.values(identities).filter(
    (one) => one.domain === domain && one.role === "invoker" && one.onboarded !== false,
  );
  const standard = domain === "a" ? ["API-INVOKER-3"] : ["API-INVOKER-1", "API-INVOKER-2"];
  return {
    invokers: [...new Set([...standard, ...onboarded.map(({ id }) => id)])],
    trustAnchors: (trustAnchors[ccf] ?? []).map((anchor) => ({
      ...anchor,
      ca: relative(labDirectory, resolve(directory, anchor.ca)),
    })),
  };
};

const idMember = { invoker: "apiInvokerId", aef: "aefId", ccf: "ccfId" } as const;

const describeIdentity = (name: string, { role, id }: IdentityRequest, files: IdentityFiles) => [
  name,
  name === "stranger" ? files : { [idMember[role]]: id, ...files },
];

const describeLab = (
  { ccfA, ccfB, aef }: LabPlan,
  ca: string,
  identities: readonly unknown[][],
) => ({
  ca,
  parties: {
    "ccf-a": { ccfId: ccfA.ccfId, apiRoot: ccfA.apiRoot },
    "ccf-b": { ccfId: ccfB.ccfId, apiRoot: ccfB.apiRoot },
    aef: { aefId: aef.aefId, apiRoot: aef.apiRoot, interfaceDetails: aef.interfaceDetails },
  },
  identities: Object.fromEntries(identities),
});

const processStarter = ({
  logLevel = "warn",
  keylog,
  onStep = () => {},
}: LabOptions): NonNullable<LabOptions["start"]> => {
  const secrets = keylog === undefined ? {} : { keylog: resolve(keylog) };
  return (order, socket) => startPartyProcess({ ...order, logLevel, ...secrets }, socket, onStep);
};

/**
 * Starts the parties on loopback, each its own process, with a throw-away PKI and `lab.json` in
 * `directory`; other files there stay as they are. Rejects with nothing left running.
 */
export const startLab = async (options: LabOptions): Promise<Lab> => {
  const { directory, start = processStarter(options) } = options;
  const loaded = options.configuration ?? { configuration: {}, directory };
  const { configuration } = loaded;
  mkdirSync(directory, { recursive: true });
  const sockets = await reservePorts(configuration);
  const running: LabParty[] = [];
  const close = async () => {
    await Promise.all(running.map((party) => party.close()));
    for (const socket of Object.values(sockets)) if (socket.listening) socket.close();
  };
  try {
    const ports = {
      "ccf-a": portOf(sockets["ccf-a"]),
      "ccf-b": portOf(sockets["ccf-b"]),
      aef: portOf(sockets.aef),
    };
    const plan = planLab(loaded, directory, ports);
    const files = await writeLab(plan, loaded, directory);
    const started = await Promise.allSettled(
      partyNames
        .filter((name) => !plan.external.has(name))
        .map((name) => {
          const socket = sockets[name];
          if (socket === undefined) throw new TypeError(`${name} has no socket`);
          const order = { name, configuration: files[name] };
          return start(order, socket).then((party) => running.push(party));
        }),
    );
    const failed = started.find((result) => result.status === "rejected");
    if (failed !== undefined) throw failed.reason;
    const partyEnded = Promise.race(running.map(({ ended }) => ended));
    return { plan, invokerFile: files.invoker, partyEnded, close };
  } catch (error) {
    await close();
    throw error;
  }
};

/** Writes the PKI, a configuration file a party, and lab.json. */
const writeLab = async (
  plan: LabPlan,
  loaded: Loaded<LabConfiguration>,
  directory: string,
): Promise<Record<LabPartyName | "invoker", string>> => {
  const { configuration } = loaded;
  const pki = await LabPki.create(directory, plan.host);
  const issued = await Promise.all(
    identitiesOf(plan, configuration).map(
      async ([name, request]) => [name, request, await pki.issue(name, request)] as const,
    ),
  );
  const tls = Object.fromEntries(issued.map(([name, , files]) => [name, files]));
  const filesOf = (name: string): IdentityFiles => {
    const files = tls[name];
    if (files === undefined) throw new TypeError(`the lab has no identity ${name}`);
    return files;
  };
  const write = (name: string, value: unknown): string => {
    const file = join(directory, `${name}.yaml`);
    writeFileSync(file, stringify(value));
    return file;
  };
  const externalAnchors = Object.values(configuration.external ?? {}).map(({ ca }) =>
    readNamedFile(loaded.directory, ca).toString("utf8"),
  );
  const ca = pki.writeAnchors("ca.pem", externalAnchors);
  const identities = issued.map(([name, request, files]) => describeIdentity(name, request, files));
  const description = JSON.stringify(describeLab(plan, ca, identities), null, 2);
  writeFileSync(join(directory, "lab.json"), `${description}\n`);
  const a = extrasOf(loaded, directory, "ccf-a");
  const b = extrasOf(loaded, directory, "ccf-b");
  const invoker = invokerConfiguration(plan, "API-INVOKER-1", filesOf("invoker"));
  return {
    "ccf-a": write("ccf-a", ccfAConfiguration(plan, configuration, filesOf("ccf-a"), a)),
    "ccf-b": write("ccf-b", ccfBConfiguration(plan, configuration, filesOf("ccf-b"), b)),
    aef: write("aef", aefConfiguration(plan, filesOf("aef"))),
    invoker: write("invoker", invoker),
  };
};
