import { isIP } from "node:net";
import { type Operation, operationsOf } from "../contract/operations.js";
import { createApp } from "../http/app.js";
import type { CallerOf } from "../http/documented-caller.js";
import { originOf } from "../http/party.js";
import { problem } from "../http/problem.js";
import { type Apps, openListener, openPlainListener } from "../http/serve.js";
import { silentLog } from "../http/silent-log.js";
import { coreFunctionServer } from "../tls/server-profiles.js";
import { withControls } from "./controls.js";
import type { MockPlace } from "./echo.js";
import { mockApi } from "./handlers.js";
import { type Material, materialOf } from "./material.js";
import { type MockOptions, type MockTls, vendorApis } from "./options.js";
import { PrismMocks } from "./prism.js";
import { type RecordedRequest, RequestRecord } from "./record.js";
import { checkScenarios, loadScenarios, type Scenario } from "./scenarios.js";

/** A running mock: one port, each API at its own path. */
export interface Mock {
  /** `http://` or `https://host:port`; the apiRoot of every API. */
  apiRoot: string;
  operations: Operation[];
  /** The folder of the throw-away PKI, if there is one. */
  directory: string | undefined;
  /** The anchors of its certificate and of its clients', PEM, if it speaks TLS. */
  ca: string | undefined;
  /** What was asked, oldest first. */
  requests: (operation?: string) => RecordedRequest[];
  /** Forgets what was asked. */
  clear: () => void;
  close: () => Promise<void>;
}

const placeOf = (host: string, port: number, tls: MockTls | undefined): MockPlace => ({
  apiRoot: originOf(host, port).replace(/^https/, tls === undefined ? "http" : "https"),
  details: {
    ...{ 4: { ipv4Addr: host }, 6: { ipv6Addr: host }, 0: { fqdn: host } }[isIP(host) as 0 | 4 | 6],
    port,
  },
});

const scenariosOf = ({ scenarios }: MockOptions): readonly Scenario[] =>
  scenarios === undefined || typeof scenarios === "string"
    ? loadScenarios(scenarios)
    : checkScenarios(scenarios);

/** Nobody has to be anybody; but with mutual TLS, certificates are of a known anchor. */
const callerOf =
  (mutual: boolean): CallerOf =>
  ({ authentication }, { socket }) => {
    if (mutual && authentication.client === "certificate" && !socket.authorized)
      throw problem.unauthenticated();
  };

const listen = (options: MockOptions, { tls }: Material, apps: (port: number) => Apps) => {
  const { host = "127.0.0.1", port = 0, mutual: requestCert = false } = options;
  // A delay that a scenario asks for holds nobody up; whoever tests may open as many as he likes.
  const limits = { drainSeconds: 0, connectionsPerSecond: Infinity };
  const listener = { listen: { host, port }, apps, headers: { "x-mock": "prism" }, limits };
  if (tls === undefined) return openPlainListener(listener);
  return openListener({ ...listener, tls: { ...coreFunctionServer(tls), requestCert } });
};

/**
 * Starts the mocks on one port, by default plain HTTP on the loopback interface. Throws
 * ConfigurationError for scenarios that cannot be used.
 */
export const startMock = async (options: MockOptions = {}): Promise<Mock> => {
  const { apis = vendorApis, host = "127.0.0.1", controls = true, callbackHosts = [] } = options;
  const { mutual = false } = options;
  const scenarios = scenariosOf(options);
  const [prism, material] = await Promise.all([PrismMocks.load(apis), materialOf(options)]);
  const { tls, directory, remove } = material;
  const record = new RequestRecord();
  const appsAt = (port: number): Apps => {
    const place = placeOf(host, port, tls);
    const app = createApp(
      apis.map((api) => mockApi(api, { prism, scenarios, place })),
      // Bodies and headers are nobody's business: a mock logs nothing.
      { prefix: "", log: silentLog, callerOf: callerOf(mutual), onExchange: record.add },
    );
    return new Map([
      ["", controls ? withControls(app, { record, allowedHosts: callbackHosts, tls }) : app],
    ]);
  };
  try {
    const listener = await listen(options, material, appsAt);
    return {
      apiRoot: placeOf(host, listener.port, tls).apiRoot,
      operations: apis.flatMap(operationsOf),
      directory,
      ca: tls?.ca.toString(),
      requests: (operation) => record.list(operation),
      clear: () => record.clear(),
      close: async () => {
        await listener.close();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
};
