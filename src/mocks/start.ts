import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { isIP } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { type ApiName, apiNames } from "../contract/documents.js";
import { type Operation, operationsOf } from "../contract/operations.js";
import { createApp } from "../http/app.js";
import { originOf } from "../http/party.js";
import { openListener, openPlainListener } from "../http/serve.js";
import { coreFunctionServer } from "../tls/server-profiles.js";
import { withControls } from "./controls.js";
import { mockApi } from "./handlers.js";
import type { MockOptions, MockTls } from "./options.js";
import { makeMockPki } from "./pki.js";
import { PrismMocks } from "./prism.js";
import { type RecordedRequest, RequestRecord } from "./record.js";
import { loadScenarios } from "./scenarios.js";

/** A running mock: one port, each API at its own path. */
export interface Mock {
  /** `http://` or `https://host:port`; the apiRoot of every API. */
  apiRoot: string;
  operations: Operation[];
  /** The folder of the throw-away PKI, if there is one. */
  directory: string | undefined;
  /** What was asked, oldest first. */
  requests: (operation?: string) => RecordedRequest[];
  /** Forgets what was asked. */
  clear: () => void;
  close: () => Promise<void>;
}

/** The APIs that vendors implement: the sample service is the lab's. */
const vendorApis: readonly ApiName[] = apiNames.filter((api) => api !== "sample-service");

/** Closes no doors: it prints nothing of what it is sent. */
const silent = pino({ level: "silent" });

interface Material {
  tls: MockTls | undefined;
  directory: string | undefined;
  /** Removes what the mock made for itself. */
  remove: () => void;
}

const materialOf = async ({ tls = false, directory, host }: MockOptions): Promise<Material> => {
  const keep = () => {};
  if (tls === false) return { tls: undefined, directory: undefined, remove: keep };
  if (tls !== true) return { tls, directory: undefined, remove: keep };
  const place = directory ?? mkdtempSync(join(tmpdir(), "capif-mock-"));
  const files = await makeMockPki(place, host ?? "127.0.0.1");
  const read = (file: string) => readFileSync(join(place, file));
  return {
    tls: { cert: read(files.cert), key: read(files.key), ca: read(files.ca) },
    directory: place,
    remove: directory === undefined ? () => rmSync(place, { recursive: true, force: true }) : keep,
  };
};

const detailsOf = (host: string, port: number) => ({
  ...{ 4: { ipv4Addr: host }, 6: { ipv6Addr: host }, 0: { fqdn: host } }[isIP(host) as 0 | 4 | 6],
  port,
});

/**
 * Starts the mocks on one port, by default plain HTTP on the loopback interface. Throws
 * ConfigurationError for a scenario file that cannot be used.
 */
export const startMock = async (options: MockOptions = {}): Promise<Mock> => {
  const { apis = vendorApis, host = "127.0.0.1", port = 0, controls = true } = options;
  const scenarios = loadScenarios(options.scenarios);
  const [prism, material] = await Promise.all([PrismMocks.load(apis), materialOf(options)]);
  const { tls, directory, remove } = material;
  const record = new RequestRecord();
  const apiRootAt = (at: number) =>
    originOf(host, at).replace(/^https/, tls === undefined ? "http" : "https");

  const appAt = (at: number) => {
    const place = { apiRoot: apiRootAt(at), details: detailsOf(host, at) };
    const bound = apis.map((api) => mockApi(api, { prism, scenarios, place }));
    const app = createApp(bound, {
      prefix: "",
      log: silent,
      authenticates: false,
      onExchange: record.add,
    });
    const allowedHosts = options.callbackHosts ?? [];
    return new Map([["", withControls(app, controls ? { record, allowedHosts, tls } : undefined)]]);
  };
  const listen = { host, port };
  const listener =
    tls === undefined
      ? await openPlainListener({ listen, apps: appAt })
      : await openListener({
          tls: { ...coreFunctionServer(tls), ...(options.mutual ? mutual : anyone) },
          listen,
          apps: appAt,
        });
  return {
    apiRoot: apiRootAt(listener.port),
    operations: apis.flatMap(operationsOf),
    directory,
    requests: (operation) => record.list(operation),
    clear: () => record.clear(),
    close: async () => {
      await listener.close();
      remove();
    },
  };
};

const mutual = { requestCert: true, rejectUnauthorized: true };
const anyone = { requestCert: false };
