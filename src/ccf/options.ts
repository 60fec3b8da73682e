import type { CcfConfiguration, LoadedFile } from "../contract/configuration.js";
import { certificatesIn, readAnchors, readCredentials } from "../contract/pem-files.js";
import { storeOptions } from "../contract/store-options.js";
import { certificateName, type TrustAnchor, type Voucher } from "../http/identity.js";
import type { Limits } from "../http/limits.js";
import type { Listen } from "../http/party.js";
import type { StoreOptions } from "../store/open.js";
import type { Credentials } from "../tls/server-profiles.js";
import type { CcfRates } from "./rates.js";
import type { OnboardedInvoker, RegisteredAef } from "./registry.js";

/** A CCF under an agreement, with the anchor that vouches for it. */
export interface PeerOptions {
  ccfId: string;
  apiRoot: string;
  /** Further apiRoots of this peer. */
  replicas: readonly string[];
  aliases: readonly string[];
  /** PEM certificates. */
  ca: Buffer;
  name: Voucher["name"];
  aefs: readonly RegisteredAef[];
  redirectOrigins: readonly string[];
  notificationOrigins: readonly string[];
}

/** Everything that a CCF needs to run; TLS material is PEM. */
export interface CcfOptions {
  ccfId: string;
  listen: Listen;
  /** Where others reach it; the listen address if absent. */
  apiRoot?: string;
  aliases?: readonly string[];
  tls: Credentials;
  trustAnchors: readonly { ca: Buffer; vouchesFor: readonly Voucher[] }[];
  invokers: readonly OnboardedInvoker[];
  aefs: readonly RegisteredAef[];
  peers: readonly PeerOptions[];
  /** Seconds from the handshake; 3600 if absent. */
  keyValiditySeconds?: number;
  /** Seconds for a peer's answer; 3 if absent. */
  relayTimeoutSeconds?: number;
  /** With it the CCF offers feature RevocationNotification; seconds: 3, 1 and 60 if absent. */
  notifications?: {
    /** Where peers notify it; the apiRoot if absent. */
    apiRoot?: string;
    timeoutSeconds?: number;
    firstRetrySeconds?: number;
    longestRetrySeconds?: number;
  };
  limits?: Partial<Limits>;
  rates?: Partial<CcfRates>;
  /** Memory if absent. */
  store?: StoreOptions;
}

/** The anchors that a CCF knows: its own domain's, and each peer's, good for that peer alone. */
export const trustAnchorsOf = ({ trustAnchors, peers }: CcfOptions): TrustAnchor[] => {
  const peerAnchors = peers.map(({ ca, ccfId, name }) => ({
    ca,
    vouchesFor: [{ role: "ccf", name, ids: [ccfId] }] satisfies Voucher[],
  }));
  const byFingerprint = new Map<string, TrustAnchor>();
  for (const { ca, vouchesFor } of [...trustAnchors, ...peerAnchors])
    for (const certificate of certificatesIn(ca)) {
      const known = byFingerprint.get(certificate.fingerprint256)?.vouchesFor ?? [];
      byFingerprint.set(certificate.fingerprint256, {
        certificate,
        vouchesFor: [...known, ...vouchesFor],
      });
    }
  return [...byFingerprint.values()];
};

/** Options with the certificates, private key and anchors of others, and nothing else of theirs. */
export const withMaterialOf = (options: CcfOptions, renewed: CcfOptions): CcfOptions => ({
  ...options,
  tls: renewed.tls,
  trustAnchors: renewed.trustAnchors,
  peers: options.peers.map((peer) => ({
    ...peer,
    ca: renewed.peers.find(({ ccfId }) => ccfId === peer.ccfId)?.ca ?? peer.ca,
  })),
});

type ConfiguredPeer = NonNullable<CcfConfiguration["peers"]>[number];

const peerOptions = (directory: string, peer: ConfiguredPeer): PeerOptions => ({
  ccfId: peer.ccfId,
  apiRoot: peer.apiRoot,
  replicas: peer.replicas ?? [],
  aliases: peer.aliases ?? [],
  ca: readAnchors(directory, peer.ca),
  name: certificateName(peer.name, "ccf"),
  aefs: peer.aefs ?? [],
  redirectOrigins: peer.redirectOrigins ?? [],
  notificationOrigins: peer.notificationOrigins ?? [],
});

/** Turns a configuration file into options, reading the files that it names. */
export const ccfOptions = (loaded: LoadedFile<CcfConfiguration>): CcfOptions => {
  const { configuration, directory } = loaded;
  const { listen, tls, trustAnchors = [], invokers = [], aefs = [], peers = [] } = configuration;
  const { apiRoot, aliases, keyValiditySeconds, relayTimeoutSeconds } = configuration;
  const { notifications, limits, rates } = configuration;
  return {
    ccfId: configuration.ccfId,
    listen: { host: listen.host ?? "127.0.0.1", port: listen.port },
    ...(apiRoot === undefined ? {} : { apiRoot }),
    ...(aliases === undefined ? {} : { aliases }),
    tls: readCredentials(directory, tls),
    trustAnchors: trustAnchors.map(({ ca, vouchesFor }) => ({
      ca: readAnchors(directory, ca),
      vouchesFor: vouchesFor.map(({ role, ids, name }) => ({
        role,
        name: certificateName(name, role),
        ...(ids === undefined ? {} : { ids }),
      })),
    })),
    invokers,
    aefs,
    peers: peers.map((peer) => peerOptions(directory, peer)),
    ...(keyValiditySeconds === undefined ? {} : { keyValiditySeconds }),
    ...(relayTimeoutSeconds === undefined ? {} : { relayTimeoutSeconds }),
    ...(notifications === undefined ? {} : { notifications }),
    ...(limits === undefined ? {} : { limits }),
    ...(rates === undefined ? {} : { rates }),
    store: storeOptions(loaded),
  };
};
