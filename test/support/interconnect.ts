import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request as httpsRequest } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { ConnectionOptions } from "node:tls";
import { pino } from "pino";
import { type AefOptions, aefOptions } from "../../src/aef/index.js";
import { type CcfOptions, ccfOptions } from "../../src/ccf/index.js";
import { type LabConfiguration, loadConfiguration } from "../../src/contract/configuration.js";
import type { StepEvent } from "../../src/contract/steps.js";
import type { Listen, Running } from "../../src/http/party.js";
import { ApiInvoker, type InvokerObservers, type InvokerOptions } from "../../src/invoker/index.js";
import { startLab } from "../../src/lab/lab.js";
import type { LabPartyName, LabPlan } from "../../src/lab/plan.js";
import { type PartyChanges, type PartyOrder, startParty } from "../../src/lab/start-party.js";

/** A certificate of the lab with the id that it bears. */
export interface LabIdentity {
  id: string;
  cert: string;
  key: string;
}

/** What to change in a party's options, or how, where it depends on the lab's ports and files. */
type Change<Options> = Partial<Options> | ((own: Options) => Partial<Options>);

export interface InterconnectOptions {
  /** The lab's own configuration. */
  lab?: LabConfiguration;
  changes?: {
    "ccf-a"?: Change<CcfOptions>;
    "ccf-b"?: Change<CcfOptions>;
    aef?: Change<AefOptions>;
  };
}

/** An answer, its body as text and, where it is JSON, as a value. */
export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  json: unknown;
}

export interface CallOptions {
  method?: string;
  body?: unknown;
  /** Sent as it is instead of `body`. */
  raw?: string | Buffer;
  headers?: Record<string, string>;
  tls?: ConnectionOptions;
}

/** The four parties in this process, on the lab's own configuration files. */
export interface Interconnect {
  plan: LabPlan;
  directory: string;
  /** Both domains' anchors, PEM. */
  ca: string;
  events: StepEvent[];
  /** Everything that the parties logged, at debug level. */
  log: () => string;
  identity: (name: string) => LabIdentity;
  /** The lab's invoker, with what a test changes. */
  invoker: (changes?: Partial<InvokerOptions>, observers?: InvokerObservers) => ApiInvoker;
  /** One HTTPS request on a connection of its own, with that identity's certificate or none. */
  call: (identity: string | undefined, url: string, options?: CallOptions) => Promise<Answer>;
  /** Ends a party; `restart` starts it again. */
  stop: (name: LabPartyName) => Promise<void>;
  /** Ends a party, and starts it anew at its address, with the same options. */
  restart: (name: LabPartyName) => Promise<void>;
  close: () => Promise<void>;
}

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

const callOver = (
  url: string,
  tls: ConnectionOptions,
  { method = "GET", body, raw, headers = {} }: CallOptions,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const request = httpsRequest(url, {
      method,
      agent: false,
      headers: {
        ...(payload === undefined
          ? {}
          : { "content-type": "application/json", "content-length": Buffer.byteLength(payload) }),
        ...headers,
      },
      ...tls,
    });
    request.once("error", reject);
    request.once("response", (response) => {
      text(response).then(
        (answered) =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: answered,
            json: parse(answered),
          }),
        reject,
      );
    });
    request.end(payload);
  });

const changed = <Options>(change: Change<Options> = {}, own: () => Options): Partial<Options> =>
  typeof change === "function" ? change(own()) : change;

const changesFor = (
  changes: NonNullable<InterconnectOptions["changes"]>,
  { name, configuration }: PartyOrder,
  listen: Listen,
): PartyChanges => {
  if (name === "ccf-a" || name === "ccf-b")
    return changed(changes[name], () =>
      ccfOptions(loadConfiguration("CcfConfiguration", configuration)),
    );
  return changed(changes.aef, () => {
    const options = aefOptions(loadConfiguration("AefConfiguration", configuration));
    return { ...options, interfaces: options.interfaces.map((one) => ({ ...one, listen })) };
  });
};

/** Starts the four parties in this process; close them after the test. */
export const startInterconnect = async ({
  lab: configuration = {},
  changes = {},
}: InterconnectOptions = {}): Promise<Interconnect> => {
  const directory = mkdtempSync(join(tmpdir(), "capif-interconnect-"));
  const lines: string[] = [];
  const events: StepEvent[] = [];
  const log = pino({ level: "debug" }, { write: (line: string) => void lines.push(line) });
  const onStep = (event: StepEvent) => void events.push(event);
  const running = new Map<LabPartyName, { party: Running; again: () => Promise<Running> }>();
  const start = async (order: PartyOrder, listen: Listen): Promise<Running> => {
    const change = changesFor(changes, order, listen);
    const party = await startParty(order, listen, { log, onStep }, change);
    const address = { host: "127.0.0.1", port: Number(new URL(party.apiRoot).port) };
    running.set(order.name, { party, again: () => start(order, address) });
    return party;
  };
  const removeDirectory = () => rmSync(directory, { recursive: true, force: true });
  const lab = await startLab({
    directory,
    configuration: { configuration, directory },
    start: async (order, socket) => {
      await start(order, socket);
      return {
        ended: new Promise(() => {}),
        close: async () => running.get(order.name)?.party.close(),
      };
    },
  }).catch((error: unknown) => {
    removeDirectory();
    throw error;
  });
  const description = JSON.parse(readFileSync(join(directory, "lab.json"), "utf8"));
  const read = (file: string) => readFileSync(join(directory, file), "utf8");
  const ca = read(description.ca);
  const identity = (name: string): LabIdentity => {
    const { cert, key, apiInvokerId, aefId, ccfId } = description.identities[name];
    return { id: apiInvokerId ?? aefId ?? ccfId, cert: read(cert), key: read(key) };
  };
  const { plan } = lab;
  return {
    plan,
    directory,
    ca,
    events,
    log: () => lines.join(""),
    identity,
    invoker: (more = {}, observers = {}) => {
      const { id, cert, key } = identity("invoker");
      const options: InvokerOptions = {
        apiInvokerId: id,
        tls: { cert, key },
        coreFunction: { apiRoot: plan.ccfB.apiRoot, ca },
        aef: { aefId: plan.aef.aefId },
        aefCa: ca,
        ...more,
      };
      return new ApiInvoker(options, { onStep, ...observers });
    },
    call: (name, url, options = {}) => {
      const own = name === undefined ? undefined : identity(name);
      const credentials = own === undefined ? {} : { cert: own.cert, key: own.key };
      return callOver(url, { ca, ...credentials, ...options.tls }, options);
    },
    stop: async (name) => running.get(name)?.party.close(),
    restart: async (name) => {
      const one = running.get(name);
      await one?.party.close();
      await one?.again();
    },
    close: async () => {
      await lab.close();
      removeDirectory();
    },
  };
};
