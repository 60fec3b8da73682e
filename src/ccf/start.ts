import { observedTransport } from "../contract/exchanges.js";
import { acrossReplicas } from "../contract/replicas.js";
import { meteredTransport } from "../http/metered.js";
import { type Observers, originOf, type Running } from "../http/party.js";
import { openPartyStore } from "../http/party-store.js";
import type { Admit, RateLimit } from "../http/rate-limit.js";
import { readinessOf } from "../http/readiness.js";
import { type Listener, openListener } from "../http/serve.js";
import { silentLog } from "../http/silent-log.js";
import { Records, type SealedStore } from "../store/records.js";
import { timeoutMsOf } from "../store/store.js";
import { certificateClient } from "../tls/client-profiles.js";
import { coreFunctionServer } from "../tls/server-profiles.js";
import { appsOf, noticeDestination } from "./apps.js";
import { untilDone } from "./back-off.js";
import { invokerRecordCodec } from "./context-record.js";
import { CoreFunction } from "./core-function.js";
import { whenOneIsGone } from "./known-interfaces.js";
import { type Notifications, notificationsOf } from "./notifications.js";
import { type CcfOptions, trustAnchorsOf, withMaterialOf } from "./options.js";
import { ccfRateLimits } from "./rates.js";
import { Registry } from "./registry.js";
import { Relay } from "./relay.js";
import { SecurityContexts } from "./security-contexts.js";

const defaults = { keyValiditySeconds: 3600, relayTimeoutSeconds: 3 };
const endingBackOff = { firstRetrySeconds: 1, longestRetrySeconds: 60 };

const registryOf = (options: CcfOptions, apiRoot = options.apiRoot): Registry =>
  new Registry({
    ccfId: options.ccfId,
    addresses: [...(apiRoot === undefined ? [] : [apiRoot]), ...(options.aliases ?? [])],
    invokers: options.invokers,
    aefs: options.aefs,
    agreements: options.peers.map((peer) => ({
      ...peer,
      addresses: [peer.apiRoot, ...peer.replicas, ...peer.aliases],
    })),
  });

const relayOf = (options: CcfOptions, rate: RateLimit, observers: Observers): Relay => {
  const { onStep, onExchange, onKeylog } = observers;
  const { tls, peers, relayTimeoutSeconds = defaults.relayTimeoutSeconds } = options;
  const timeoutMs = relayTimeoutSeconds * 1000;
  const reachable = peers.map(({ ccfId, apiRoot, replicas, ca, redirectOrigins }) => {
    const toPeer = { tls: certificateClient({ ...tls, ca }), timeoutMs, redirectOrigins, onKeylog };
    const transport = observedTransport(toPeer, { steps: [7, 8], onExchange });
    const apiRoots = [apiRoot, ...replicas] as const;
    const anywhere = acrossReplicas(transport, { apiRoots, timeoutMs });
    return { ccfId, apiRoot, transport: meteredTransport(anywhere, ccfId, observers) };
  });
  return new Relay(reachable, rate, onStep);
};

/** What a CCF works with besides its port. */
interface Behind {
  relay: Relay;
  admit: Admit;
  store: SealedStore;
  notifications: Notifications | undefined;
}

const coreFunctionOf = (
  options: CcfOptions,
  apiRoot: string,
  { relay, store, notifications }: Behind,
  { onStep }: Observers,
): CoreFunction => {
  const registry = registryOf(options, apiRoot);
  const records = new Records(store, "invoker", invokerRecordCodec(registry));
  const { outbox, keys } = notifications ?? {};
  return new CoreFunction({
    registry,
    relay,
    contexts: new SecurityContexts(records, outbox && { ccfId: options.ccfId, outbox }),
    apiRoot,
    keyValiditySeconds: options.keyValiditySeconds ?? defaults.keyValiditySeconds,
    ...(keys === undefined
      ? {}
      : { notices: { keys, destination: noticeDestination(options, apiRoot) } }),
    ...(onStep === undefined ? {} : { onStep }),
  });
};

/** Where a listen address is reached. */
const apiRootOf = ({ apiRoot, listen }: CcfOptions, port: number): string => {
  if (apiRoot !== undefined) return apiRoot;
  return originOf("host" in listen ? listen.host : "127.0.0.1", port);
};

/** What a CCF's port shows, and by what it knows its callers. */
const materialOf = (options: CcfOptions) => {
  const anchors = trustAnchorsOf(options);
  const ca = anchors.map(({ certificate }) => certificate.toString());
  return { tls: coreFunctionServer({ ...options.tls, ca }), anchors };
};

const openCcf = async (
  options: CcfOptions,
  behind: Behind,
  observers: Observers,
): Promise<{ listener: Listener; core: CoreFunction | undefined }> => {
  const { log, metrics } = observers;
  let core: CoreFunction | undefined;
  const listener = await openListener({
    ...materialOf(options),
    listen: options.listen,
    limits: options.limits,
    onKeylog: observers.onKeylog,
    reported: { name: "ccf", log, metrics },
    apps: (port) => {
      const apiRoot = apiRootOf(options, port);
      const own = coreFunctionOf(options, apiRoot, behind, observers);
      core = own;
      return appsOf(own, options, apiRoot, { log, metrics, admit: behind.admit });
    },
  });
  return { listener, core };
};

/** What a running CCF does when its certificates change. */
const renewal =
  (options: CcfOptions, { relay, notifications }: Behind, listener: Listener) =>
  (renewed: CcfOptions): void => {
    const next = withMaterialOf(options, renewed);
    const { tls, anchors } = materialOf(next);
    listener.renew(tls, anchors);
    for (const { ccfId, ca } of next.peers)
      relay.renew(ccfId, certificateClient({ ...next.tls, ca }));
    notifications?.courier.renew(next);
  };

/** Revokes what is no more in the configuration: of interfaces, and of invokers. */
const revokeEnded = async (
  core: CoreFunction,
  registry: Registry,
  store: SealedStore,
  signal: AbortSignal,
): Promise<void> => {
  try {
    await whenOneIsGone(store, registry, () => core.revokeWithdrawn(signal));
  } finally {
    if (!signal.aborted) await core.revokeOffboarded(signal);
  }
};

/** Starts a CCF; TypeError for options that contradict each other, StoreError for an unusable store. */
export const startCcf = async (
  options: CcfOptions,
  given: Partial<Observers> = {},
): Promise<Running<CcfOptions>> => {
  const observers = { log: silentLog, ...given };
  const { log } = observers;
  const registry = registryOf(options); // before the port opens: throws for what contradicts itself
  const { ccfId } = registry;
  const store = await openPartyStore(options.store, `ccf/${encodeURIComponent(ccfId)}`, observers);
  const { admit, peer } = ccfRateLimits(ccfId, options.rates, store.store.sharedCounts);
  const relay = relayOf(options, peer, observers);
  const notifications = notificationsOf(options, store, observers);
  const behind = { relay, admit, store, notifications };
  const ending = new AbortController();
  const { signal } = ending;
  let revoking: Promise<void> = Promise.resolve();
  const closeBehind = async () => {
    ending.abort();
    await notifications?.outbox.close();
    await relay.close();
    await revoking; // LMDB that is read while it ends would end the process
    await store.store.close();
  };
  try {
    const { listener, core } = await openCcf(options, behind, observers);
    const apiRoot = apiRootOf(options, listener.port);
    log.info({ ccfId, apiRoot }, "listening");
    notifications?.outbox.start();
    // Only the end waits for it, and it is tried until nothing is left of what is gone.
    if (core !== undefined)
      revoking = untilDone(() => revokeEnded(core, registry, store, signal), {
        backOff: endingBackOff,
        signal,
        failed: (err, waitMs) =>
          log.error({ err, waitMs }, "keys of invokers or interfaces that are gone stay for now"),
      });
    const close = async () => {
      await listener.close();
      await closeBehind();
    };
    const renew = renewal(options, behind, listener);
    return { apiRoot, readiness: readinessOf(store, timeoutMsOf(options.store)), renew, close };
  } catch (error) {
    await closeBehind();
    throw error;
  }
};
