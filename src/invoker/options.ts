import type { InvokerConfiguration, Loaded } from "../contract/configuration.js";
import { readAnchors, readCredentials } from "../contract/pem-files.js";
import type { InterfaceDescription } from "../contract/types.js";
import type { Credentials } from "../tls/server-profiles.js";
import type { TlsVersion } from "../tls/versions.js";

/** The AEF to call: by its id, or by one of its interfaces. */
export type AefSelector = { aefId: string } | { interfaceDetails: InterfaceDescription };

/** Everything that an API invoker needs; TLS material is PEM. */
export interface InvokerOptions {
  apiInvokerId: string;
  tls: Credentials;
  /** The CCF where it is onboarded (CCF-B). */
  coreFunction: {
    apiRoot: string;
    /** Further apiRoots of that CCF. */
    replicas?: readonly string[];
    ca: Buffer | string;
    redirectOrigins?: readonly string[];
  };
  aef: AefSelector;
  /**
   * The anchor of the AEF's domain, for step 4. `"none"` has to be said: then only step 11
   * authenticates the AEF.
   */
  aefCa: Buffer | string | "none";
  aefRedirectOrigins?: readonly string[];
  /** Where the CCF may notify; without one, an address that leads nowhere. */
  notificationDestination?: string;
  /** The TLS version of step 11; 1.3 if absent. */
  tlsVersion?: TlsVersion;
  /** Seconds for each exchange; 10 if absent. */
  timeoutSeconds?: number;
}

const selectorOf = ({ aefId, interfaceDetails }: InvokerConfiguration["aef"]): AefSelector =>
  interfaceDetails === undefined ? { aefId: aefId ?? "" } : { interfaceDetails };

/** Turns a configuration file into options, reading the files that it names; TypeError without anchor. */
export const invokerOptions = ({
  configuration,
  directory,
}: Loaded<InvokerConfiguration>): InvokerOptions => {
  const { apiInvokerId, tls, coreFunction, aef, ...rest } = configuration;
  if (aef.ca === undefined && aef.withoutAnchor !== true)
    throw new TypeError("aef needs a ca, or withoutAnchor: true to go without");
  return {
    ...rest,
    apiInvokerId,
    tls: readCredentials(directory, tls),
    coreFunction: { ...coreFunction, ca: readAnchors(directory, coreFunction.ca) },
    aef: selectorOf(aef),
    aefCa: aef.ca === undefined ? "none" : readAnchors(directory, aef.ca),
    ...(aef.redirectOrigins === undefined ? {} : { aefRedirectOrigins: aef.redirectOrigins }),
  };
};
