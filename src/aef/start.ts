import type { TLSSocket } from "node:tls";
import { observedTransport } from "../contract/exchanges.js";
import { acrossReplicas } from "../contract/replicas.js";
import type { Transport } from "../contract/transport.js";
import type { InterfaceDescription } from "../contract/types.js";
import { type App, bindApi, createApp } from "../http/app.js";
import { limitsOf } from "../http/limits.js";
import type { Listen, Observers, Running } from "../http/party.js";
import { openPartyStore } from "../http/party-store.js";
import { type Apps, type Listener, type ListenerOptions, openListener } from "../http/serve.js";
import { silentLog } from "../http/silent-log.js";
import { interfaceInformation } from "../psk/index.js";
import type { Follower } from "../store/follower.js";
import type { SealedStore } from "../store/records.js";
import { certificateClient } from "../tls/client-profiles.js";
import { boundPskIdentity, pskServerOptions } from "../tls/psk-binding.js";
import { exposingFunctionServer } from "../tls/server-profiles.js";
import { ExposingFunction } from "./exposing-function.js";
import { aefAuthentication, sampleService } from "./handlers.js";
import { KeptKeys } from "./kept-keys.js";
import { openNotices } from "./notice-port.js";
import type { AefOptions } from "./options.js";
import { patiently } from "./patience.js";
import { aefRateLimits } from "./rates.js";
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
  const entries = [...p0s].map((p0): [string, App] => {
    const prefix = prefixOf(p0);
    const apis = [
      bindApi("aef-authentication", aefAuthentication(aef, observers.onStep)),
      bindApi("sample-service", sampleService(aef, p0)),
    ];
    return [prefix, createApp(apis, { prefix, log: observers.log, bodyBytes })];
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

const openPort = async (
  options: AefOptions,
  aef: ExposingFunction,
  { listen, p0s, apps, before }: Port & { apps: Apps } & Pick<ListenerOptions, "before">,
  { onKeylog }: Observers,
): Promise<Listener> => {
  const { tls, tlsVersions, limits } = options;
  const listener = await openListener({
    tls: {
      ...exposingFunctionServer({ ...tls, ...(tlsVersions === undefined ? {} : { tlsVersions }) }),
      ...pskServerOptions((identity) => aef.keys.forHandshake(identity, p0s)?.aefPsk),
    },
    listen,
    limits,
    onKeylog,
    apps: () => apps,
    before,
  });
  listener.server.on("secureConnection", (socket) => bindToKey(aef, p0s, socket));
  return listener;
};

const transportOf = (
  { tls, coreFunction }: AefOptions,
  { onKeylog, onExchange }: Observers,
): Transport => {
  const { apiRoot, replicas = [], ca, redirectOrigins = [] } = coreFunction;
  const timeoutMs = (coreFunction.timeoutSeconds ?? defaults.timeoutSeconds) * 1000;
  const toCcf = { tls: certificateClient({ ...tls, ca }), timeoutMs, redirectOrigins, onKeylog };
  const transport = observedTransport(toCcf, { steps: [5, 9], onExchange });
  return acrossReplicas(transport, { apiRoots: [apiRoot, ...replicas], timeoutMs });
};

const exposingFunctionOf = (
  options: AefOptions,
  {
    transport,
    store,
    notificationDestination,
  }: { transport: Transport; store: SealedStore; notificationDestination: string | undefined },
  { onStep, log }: Observers,
): ExposingFunction =>
  new ExposingFunction({
    aefId: options.aefId,
    interfaces: p0sOf(options),
    ccf: { apiRoot: options.coreFunction.apiRoot, transport, notificationDestination },
    kept: new KeptKeys(store, log),
    revoked: new RevokedKeys(store),
    requireAefPskId: options.requireAefPskId ?? false,
    failureMemorySeconds: options.failureMemorySeconds ?? defaults.failureMemorySeconds,
    rates: aefRateLimits(options.aefId, options.rates, store.store.sharedCounts),
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

/**
 * Starts an AEF with its sample service; TypeError for options that contradict each other, StoreError
 * for a store that cannot be used.
 */
export const startAef = async (
  options: AefOptions,
  given: Partial<Observers> = {},
): Promise<Running> => {
  const observers = { log: silentLog, ...given };
  const { aefId } = options;
  const [apiRoot = ""] = p0sOf(options).keys();
  portsOf(options); // before anything opens: throws for what contradicts itself
  const store = await openPartyStore(
    options.store,
    `aef/${encodeURIComponent(aefId)}`,
    observers.log,
  );
  const transport = transportOf(options, observers);
  const listeners: Listener[] = [];
  let follower: Follower | undefined;
  const close = async () => {
    await Promise.all(listeners.map((listener) => listener.close()));
    await follower?.close();
    await transport.close();
    await store.store.close();
  };
  try {
    const notices = await openNotices(options, (notice) => aef.noteRevocation(notice), observers);
    if (notices !== undefined) listeners.push(notices.listener);
    const notificationDestination = notices?.destination;
    const behind = { transport, store, notificationDestination };
    const aef = exposingFunctionOf(options, behind, observers);
    follower = await aef.restore(store.journal);
    await openPorts(options, aef, observers, { listeners, follower });
  } catch (error) {
    await close();
    throw error;
  }
  observers.log.info({ aefId, apiRoot }, "listening");
  return { apiRoot, close };
};
