import { observedTransport } from "../contract/exchanges.js";
import { acrossReplicas } from "../contract/replicas.js";
import { bindApi, createApp } from "../http/app.js";
import { type Observers, originOf, type Running } from "../http/party.js";
import { openPartyStore } from "../http/party-store.js";
import { type Listener, openListener } from "../http/serve.js";
import { silentLog } from "../http/silent-log.js";
import { Records, type SealedStore } from "../store/records.js";
import { certificateClient } from "../tls/client-profiles.js";
import { coreFunctionServer } from "../tls/server-profiles.js";
import { invokerRecordCodec } from "./context-record.js";
import { CoreFunction } from "./core-function.js";
import { capifSecurity, ccfSecurityInfo } from "./handlers.js";
import { type CcfOptions, trustAnchorsOf } from "./options.js";
import { Registry } from "./registry.js";
import { Relay } from "./relay.js";
import { SecurityContexts } from "./security-contexts.js";

const defaults = { keyValiditySeconds: 3600, relayTimeoutSeconds: 3 };

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

const relayOf = (options: CcfOptions, { onStep, onExchange, onKeylog }: Observers): Relay => {
  const { tls, peers, relayTimeoutSeconds = defaults.relayTimeoutSeconds } = options;
  const timeoutMs = relayTimeoutSeconds * 1000;
  const reachable = peers.map(({ ccfId, apiRoot, replicas, ca, redirectOrigins }) => {
    const toPeer = { tls: certificateClient({ ...tls, ca }), timeoutMs, redirectOrigins, onKeylog };
    const transport = observedTransport(toPeer, { steps: [7, 8], onExchange });
    const apiRoots = [apiRoot, ...replicas] as const;
    return { ccfId, apiRoot, transport: acrossReplicas(transport, { apiRoots, timeoutMs }) };
  });
  return new Relay(reachable, onStep);
};

const coreFunctionOf = (
  options: CcfOptions,
  apiRoot: string,
  { relay, store }: { relay: Relay; store: SealedStore },
  { onStep }: Observers,
): CoreFunction => {
  const registry = registryOf(options, apiRoot);
  return new CoreFunction({
    registry,
    relay,
    contexts: new SecurityContexts(new Records(store, "invoker", invokerRecordCodec(registry))),
    apiRoot,
    keyValiditySeconds: options.keyValiditySeconds ?? defaults.keyValiditySeconds,
    ...(onStep === undefined ? {} : { onStep }),
  });
};

/** Where a listen address is reached. */
const apiRootOf = ({ apiRoot, listen }: CcfOptions, port: number): string => {
  if (apiRoot !== undefined) return apiRoot;
  return originOf("host" in listen ? listen.host : "127.0.0.1", port);
};

const openCcf = (
  options: CcfOptions,
  behind: { relay: Relay; store: SealedStore },
  observers: Observers,
): Promise<Listener> => {
  const anchors = trustAnchorsOf(options);
  const ca = anchors.map(({ certificate }) => certificate.toString());
  return openListener({
    tls: coreFunctionServer({ ...options.tls, ca }),
    listen: options.listen,
    anchors,
    onKeylog: observers.onKeylog,
    apps: (port) => {
      const apiRoot = apiRootOf(options, port);
      const core = coreFunctionOf(options, apiRoot, behind, observers);
      const apis = [
        bindApi("capif-security", capifSecurity(core, apiRoot)),
        bindApi("ccf-security-info", ccfSecurityInfo(core)),
      ];
      const prefix = new URL(apiRoot).pathname.replace(/\/$/, "");
      return new Map([[prefix, createApp(apis, { prefix, log: observers.log })]]);
    },
  });
};

/** Starts a CCF; TypeError for options that contradict each other, StoreError for an unusable store. */
export const startCcf = async (
  options: CcfOptions,
  given: Partial<Observers> = {},
): Promise<Running> => {
  const observers = { log: silentLog, ...given };
  const { ccfId } = registryOf(options); // before the port opens: throws for what contradicts itself
  const store = await openPartyStore(
    options.store,
    `ccf/${encodeURIComponent(ccfId)}`,
    observers.log,
  );
  const relay = relayOf(options, observers);
  const closeBehind = async () => {
    await relay.close();
    await store.store.close();
  };
  try {
    const listener = await openCcf(options, { relay, store }, observers);
    const apiRoot = apiRootOf(options, listener.port);
    observers.log.info({ ccfId, apiRoot }, "listening");
    const close = async () => {
      await listener.close();
      await closeBehind();
    };
    return { apiRoot, close };
  } catch (error) {
    await closeBehind();
    throw error;
  }
};
