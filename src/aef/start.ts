import type { TLSSocket } from "node:tls";
import { createApiClient } from "../contract/client.js";
import { observedTransport } from "../contract/exchanges.js";
import { acrossReplicas } from "../contract/replicas.js";
import type { TlsTransport } from "../contract/transport.js";
import type { InterfaceDescription } from "../contract/types.js";
import { type App, bindApi, createApp } from "../http/app.js";
import type { Connection } from "../http/handlers.js";
import { limitsOf } from "../http/limits.js";
import { meteredTransport } from "../http/metered.js";
import type { RevocationNotice } from "../http/notices.js";
import type { Listen, Observers, Running } from "../http/party.js";
import { openPartyStore } from "../http/party-store.js";
import { readinessOf } from "../http/readiness.js";
import { type Apps, type Listener, type ListenerOptions, openListener } from "../http/serve.js";
import { silentLog } from "../http/silent-log.js";
import { interfaceInformation } from "../psk/index.js";
import type { Follower } from "../store/follower.js";
import type { SealedStore } from "../store/records.js";
import { timeoutMsOf } from "../store/store.js";
import { certificateClient } from "../tls/client-profiles.js";
import { boundPskIdentity, pskServerOptions } from "../tls/psk-binding.js";
import { exposingFunctionServer } from "../tls/server-profiles.js";
import { ExposingFunction } from "./exposing-function.js";
import { aefAuthentication, sampleService } from "./handlers.js";
import { KeptKeys } from "./kept-keys.js";
import { type NoticePort, openNotices } from "./notice-port.js";
import type { AefOptions } from "./options.js";
import { patiently } from "./patience.js";
import { type AefRateLimits, aefRateLimits } from "./rates.js";
import { RevokedKeys } from "./revoked-keys.js";

const defaults = { timeoutSeconds: 5, failureMemorySeconds: 5 };

/** The interfaces of one port: they share its handshakes, and differ in the path prefix. */
interface Port {
  listen: Listen;
  p0s: Set<string>;
}

const p0sOf = ({ interfaces }: AefOptions): Map<string, InterfaceDescription> => {
  const byP0 = new Map(interfaces.map(({ details }) => [interfaceInformation(details), details]));
  if (byP0.size < interfaces.length) throw new TypeError("two interfaces of the AEF are the same");
  return byP0;
};

const prefixOf = (p0: string): string => new URL(p0).pathname.replace(/\/$/, "");

const portsOf = ({ interfaces }: AefOptions): Port[] => {
  const ports = new Map<unknown, Port>();
  for (const { details, listen } of interfaces) {
    const place = "port" in listen ? `${listen.host} ${listen.port}` : listen;
    const port = ports.get(place) ?? { listen, p0s: new Set() };
    port.p0s.add(interfaceInformation(details));
    ports.set(place, port);
  }
  for (const { p0s } of ports.values())
    if (new Set([...p0s].map(prefixOf)).size < p0s.size)
      throw new TypeError("two interfaces share port and apiPrefix");
  return [...ports.values()];
};

const appsOf = (
  aef: ExposingFunction,
  p0s: ReadonlySet<string>,
  observers: Observers,
  { limits }: AefOptions,
): Apps => {
  const { bodyBytes } = limitsOf(limits);
  const { log, metrics } = observers;
  const admitRefused = (connection: Connection) => aef.admitRefused(connection);
  const entries = [...p0s].map((p0): [string, App] => {
    const prefix = prefixOf(p0);
    const apis = [
      bindApi("aef-authentication", aefAuthentication(aef, observers.onStep)),
      bindApi("sample-service", sampleService(aef, p0)),
    ];
    return [prefix, createApp(apis, { prefix, log, metrics, bodyBytes, admitRefused })];
  });
  return new Map(entries);
};

/** Binds each PSK connection to its key; one whose key is gone ends at once. */
const bindToKey = (aef: ExposingFunction, p0s: ReadonlySet<string>, socket: TLSSocket): void => {
  const identity = boundPskIdentity(socket);
  if (identity === undefined) return;
  const key = aef.keys.forHandshake(identity, p0s);
  if (key === undefined) {
    socket.destroy();
    return;
  }
  aef.used(key);
  aef.bind(key, socket);
};

const serverProfile = ({ tls, tlsVersions }: AefOptions) =>
  exposingFunctionServer({ ...tls, ...(tlsVersions === undefined ? {} : { tlsVersions }) });

const openPort = async (
  options: AefOptions,
  aef: ExposingFunction,
  { listen, p0s, apps, before }: Port & { apps: Apps } & Pick<ListenerOptions, "before">,
  { log, onKeylog, metrics }: Observers,
): Promise<Listener> => {
  const listener = await openListener({
    tls: {
      ...serverProfile(options),
      ...pskServerOptions((identity) => aef.keys.forHandshake(identity, p0s)?.aefPsk),
    },
    listen,
    limits: options.limits,
    onKeylog,
    reported: { name: "interfaces", log, metrics },
    apps: () => apps,
    before,
  });
  listener.server.on("secureConnection", (socket) => bindToKey(aef, p0s, socket));
  return listener;
};

const transportOf = ({ tls, coreFunction }: AefOptions, observers: Observers): TlsTransport => {
  const { onKeylog, onExchange } = observers;
  const { apiRoot, replicas = [], ca, redirectOrigins = [] } = coreFunction;
  const timeoutMs = (coreFunction.timeoutSeconds ?? defaults.timeoutSeconds) * 1000;
  const toCcf = { tls: certificateClient({ ...tls, ca }), timeoutMs, redirectOrigins, onKeylog };
  const transport = observedTransport(toCcf, { steps: [5, 9], onExchange });
  const anywhere = acrossReplicas(transport, { apiRoots: [apiRoot, ...replicas], timeoutMs });
  return meteredTransport(anywhere, "ccf", observers);
};

const clientOf = ({ coreFunction }: AefOptions, { fetch }: TlsTransport) =>
  createApiClient("ccf-security-info", {
    apiRoot: coreFunction.apiRoot,
    fetch,
    toleratesMissingHeaders: true,
  });

/** What an AEF works with besides its ports. */
interface Behind {
  transport: TlsTransport;
  store: SealedStore;
  rates: AefRateLimits;
  notificationDestination: string | undefined;
}

const exposingFunctionOf = (
  options: AefOptions,
  { transport, store, rates, notificationDestination }: Behind,
  { onStep, log }: Observers,
): ExposingFunction =>
  new ExposingFunction({
    aefId: options.aefId,
    interfaces: p0sOf(options),
    ccf: { client: clientOf(options, transport), notificationDestination },
    kept: new KeptKeys(store, log),
    revoked: new RevokedKeys(store),
    requireAefPskId: options.requireAefPskId ?? false,
    failureMemorySeconds: options.failureMemorySeconds ?? defaults.failureMemorySeconds,
    rates,
    log,
    ...(onStep === undefined ? {} : { onStep }),
  });

const openPorts = async (
  options: AefOptions,
  aef: ExposingFunction,
  observers: Observers,
  { listeners, follower }: { listeners: Listener[]; follower: Follower | undefined },
): Promise<void> => {
  // Another process may have answered step 4 just now: its key is here before the handshake begins.
  const before = follower && patiently(follower);
  for (const port of portsOf(options)) {
    const apps = appsOf(aef, port.p0s, observers, options);
    listeners.push(await openPort(options, aef, { ...port, apps, before }, observers));
  }
};

/** What a running AEF does when its certificates change. */
const renewal =
  (
    options: AefOptions,
    transport: TlsTransport,
    { interfaces, notices }: { interfaces: readonly Listener[]; notices: NoticePort | undefined },
  ) =>
  ({ tls, coreFunction: { ca } }: AefOptions): void => {
    const next = { ...options, tls, coreFunction: { ...options.coreFunction, ca } };
    for (const listener of interfaces) listener.renew(serverProfile(next));
    transport.renew(certificateClient({ ...tls, ca }));
    notices?.renew(next);
  };

/** Lets what an AEF holds be looked at. */
const watchKeys = (aef: ExposingFunction, { metrics }: Observers): void => {
  const held = () => aef.keys.size; // all of them, in every worker
  metrics?.watch("keys_held", "Valid keys that the AEF holds.", held, "max");
  metrics?.watch("psk_connections", "Open connections keyed by a key.", () => aef.connections);
};

/**
 * Starts an AEF with its sample service; TypeError for options that contradict each other, StoreError
 * for a store that cannot be used.
 */
export const startAef = async (
  options: AefOptions,
  given: Partial<Observers> = {},
): Promise<Running<AefOptions>> => {
  const observers = { log: silentLog, ...given };
  const { aefId } = options;
  const [apiRoot = ""] = p0sOf(options).keys();
  portsOf(options); // before anything opens: throws for what contradicts itself
  const store = await openPartyStore(options.store, `aef/${encodeURIComponent(aefId)}`, observers);
  const rates = aefRateLimits(aefId, options.rates, store.store.sharedCounts);
  const transport = transportOf(options, observers);
  const interfaces: Listener[] = [];
  let notices: NoticePort | undefined;
  let follower: Follower | undefined;
  let aef: ExposingFunction | undefined;
  const close = async () => {
    const listeners = [...interfaces, ...(notices === undefined ? [] : [notices.listener])];
    await Promise.all(listeners.map((listener) => listener.close()));
    await follower?.close();
    aef?.close();
    await transport.close();
    await store.store.close();
  };
  try {
    const take = (notice: RevocationNotice) => own.noteRevocation(notice);
    notices = await openNotices(options, { take, admit: rates.admitNotice }, observers);
    const notificationDestination = notices?.destination;
    const behind = { transport, store, rates, notificationDestination };
    const own = exposingFunctionOf(options, behind, observers);
    aef = own;
    watchKeys(own, observers);
    follower = await own.restore(store.journal);
    await openPorts(options, own, observers, { listeners: interfaces, follower });
  } catch (error) {
    await close();
    throw error;
  }
  observers.log.info({ aefId, apiRoot }, "listening");
  const renew = renewal(options, transport, { interfaces, notices });
  return { apiRoot, readiness: readinessOf(store, timeoutMsOf(options.store)), renew, close };
};
