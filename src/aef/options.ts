import type { AefConfiguration, LoadedFile } from "../contract/configuration.js";
import { readAnchors, readCredentials } from "../contract/pem-files.js";
import { storeOptions } from "../contract/store-options.js";
import type { InterfaceDescription } from "../contract/types.js";
import { type CertificateName, certificateName } from "../http/identity.js";
import type { Limits } from "../http/limits.js";
import type { Listen } from "../http/party.js";
import type { StoreOptions } from "../store/open.js";
import type { Credentials } from "../tls/server-profiles.js";
import type { TlsVersion } from "../tls/versions.js";
import type { AefRates } from "./rates.js";

/** An interface as published to the CCF, and where it listens. */
export interface AefInterface {
  details: InterfaceDescription;
  listen: Listen;
}

/** Everything that an AEF needs to run; TLS material is PEM. */
export interface AefOptions {
  aefId: string;
  tls: Credentials;
  interfaces: readonly AefInterface[];
  coreFunction: {
    apiRoot: string;
    /** Further apiRoots of that CCF. */
    replicas?: readonly string[];
    ca: Buffer;
    redirectOrigins?: readonly string[];
    /** Seconds for the CCF's answer, the relay included; 5 if absent. */
    timeoutSeconds?: number;
  };
  /** What TLS-PSK is offered in; both if absent. */
  tlsVersions?: readonly TlsVersion[];
  /** Whether step 4 needs aefPskId; false if absent. */
  requireAefPskId?: boolean;
  /** Seconds; 5 if absent. */
  failureMemorySeconds?: number;
  /** With it the AEF offers feature RevocationNotification. */
  notifications?: {
    /** Who may notify: its CCF, as its certificate names it. */
    ccfId: string;
    name?: CertificateName;
    listen: Listen;
    /** Where the CCF reaches that port; the listen address if absent. */
    apiRoot?: string;
  };
  limits?: Partial<Limits>;
  rates?: Partial<AefRates>;
  /** Memory if absent. */
  store?: StoreOptions;
}

type ConfiguredInterface = AefConfiguration["interfaces"][number];

const aefInterface = ({ listen, ...details }: ConfiguredInterface): AefInterface => ({
  details: { ...details, securityMethods: ["PSK"] },
  listen: { host: listen?.host ?? "127.0.0.1", port: listen?.port ?? details.port ?? 443 },
});

type Notifications = NonNullable<AefOptions["notifications"]>;

const notificationsOf = ({
  ccfId,
  name,
  listen,
  apiRoot,
}: NonNullable<AefConfiguration["notifications"]>): Notifications => ({
  ccfId,
  name: certificateName(name, "ccf"),
  listen: { host: listen.host ?? "127.0.0.1", port: listen.port },
  ...(apiRoot === undefined ? {} : { apiRoot }),
});

/** Turns a configuration file into options, reading the files that it names. */
export const aefOptions = (loaded: LoadedFile<AefConfiguration>): AefOptions => {
  const { configuration, directory } = loaded;
  const { aefId, tls, interfaces, coreFunction, notifications, admin: _, ...rest } = configuration;
  return {
    aefId,
    tls: readCredentials(directory, tls),
    interfaces: interfaces.map(aefInterface),
    coreFunction: { ...coreFunction, ca: readAnchors(directory, coreFunction.ca) },
    ...rest,
    ...(notifications === undefined ? {} : { notifications: notificationsOf(notifications) }),
    store: storeOptions(loaded),
  };
};
