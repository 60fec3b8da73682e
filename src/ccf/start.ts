import { observedTransport } from "../contract/exchanges.js";
import { bindApi, createApp } from "../http/app.js";
import { type Observers, originOf, type Running } from "../http/party.js";
import { openListener } from "../http/serve.js";
import { silentLog } from "../http/silent-log.js";
import { certificateClient } from "../tls/client-profiles.js";
import { coreFunctionServer } from "../tls/server-profiles.js";
import { CoreFunction } from "./core-function.js";
import { capifSecurity, ccfSecurityInfo } from "./handlers.js";
import { type CcfOptions, trustAnchorsOf } from "./options.js";
import { Registry } from "./registry.js";
import { Relay } from "./relay.js";

const defaults = { keyValiditySeconds: 3600, relayTimeoutSeconds: 3 };

const registryOf = (options: CcfOptions, apiRoot = options.apiRoot): Registry =>
  new Registry({
    ccfId: options.ccfId,
    addresses: [...(apiRoot === undefined ? [] : [apiRoot]), ...(options.aliases ?? [])],
    invokers: options.invokers,
    aefs: options.aefs,
    agreements: options.peers.map((peer) => ({
      ...peer,
      addresses: [peer.apiRoot, ...peer.aliases],
    })),
  });

const relayOf = (options: CcfOptions, { onStep, onExchange, onKeylog }: Observers): Relay => {
  const { tls, peers, relayTimeoutSeconds = defaults.relayTimeoutSeconds } = options;
  const reachable = peers.map(({ ccfId, apiRoot, ca, redirectOrigins }) => ({
    ccfId,
    apiRoot,
    transport: observedTransport(
      {
        tls: certificateClient({ ...tls, ca }),
        timeoutMs: relayTimeoutSeconds * 1000,
        redirectOrigins,
        onKeylog,
      },
      { steps: [7, 8], onExchange },
    ),
  }));
  return new Relay(reachable, onStep);
};

const coreFunctionOf = (
  options: CcfOptions,
  apiRoot: string,
  relay: Relay,
  { onStep }: Observers,
): CoreFunction =>
  new CoreFunction({
    registry: registryOf(options, apiRoot),
    relay,
    apiRoot,
    keyValiditySeconds: options.keyValiditySeconds ?? defaults.keyValiditySeconds,
    ...(onStep === undefined ? {} : { onStep }),
  });

/** Where a listen address is reached. */
const apiRootOf = ({ apiRoot, listen }: CcfOptions, port: number): string => {
  if (apiRoot !== undefined) return apiRoot;
  return originOf("host" in listen ? listen.host : "127.0.0.1", port);
};

/** Starts a CCF; TypeError for options that contradict each other. */
export const startCcf = async (
  options: CcfOptions,
  given: Partial<Observers> = {},
): Promise<Running> => {
  const observers = { log: silentLog, ...given };
  const { log, onKeylog } = observers;
  registryOf(options); // before the port opens: throws for what contradicts itself
  const relay = relayOf(options, observers);
  const anchors = trustAnchorsOf(options);
  const ca = anchors.map(({ certificate }) => certificate.toString());
  const listener = await openListener({
    tls: coreFunctionServer({ ...options.tls, ca }),
    listen: options.listen,
    anchors,
    onKeylog,
    apps: (port) => {
      const apiRoot = apiRootOf(options, port);
      const core = coreFunctionOf(options, apiRoot, relay, observers);
      const apis = [
        bindApi("capif-security", capifSecurity(core, apiRoot)),
        bindApi("ccf-security-info", ccfSecurityInfo(core)),
      ];
      const prefix = new URL(apiRoot).pathname.replace(/\/$/, "");
      return new Map([[prefix, createApp(apis, { prefix, log })]]);
    },
  });
  const apiRoot = apiRootOf(options, listener.port);
  log.info({ ccfId: options.ccfId, apiRoot }, "listening");
  return {
    apiRoot,
    close: async () => {
      await listener.close();
      await relay.close();
    },
  };
};
