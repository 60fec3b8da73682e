import { isIP } from "node:net";
import { relative, resolve } from "node:path";
import type {
  AefConfiguration,
  CcfConfiguration,
  InvokerConfiguration,
  LabConfiguration,
  Loaded,
} from "../contract/configuration.js";
import { originOf } from "../http/party.js";
import { interfaceInformation } from "../psk/index.js";
import type { IdentityFiles, IdentityRequest } from "./pki.js";

/** The parties of the lab that run as processes. */
export const partyNames = ["ccf-a", "ccf-b", "aef"] as const;
/** With the AEF that is there for the conformance suite alone. */
export const allPartyNames = [...partyNames, "conformance-aef"] as const;
export type LabPartyName = (typeof allPartyNames)[number];

type InterfaceDetails = NonNullable<CcfConfiguration["aefs"]>[number]["interfaces"][number];

/** A CCF of the lab, ours or somebody else's. */
interface PlannedCcf {
  ccfId: string;
  apiRoot: string;
  /** Its anchor, relative to the lab's folder. */
  ca: string;
}

/** Where everything in the lab is, and who is who. File names are relative to the lab's folder. */
export interface LabPlan {
  host: string;
  ccfA: PlannedCcf;
  ccfB: PlannedCcf;
  aef: {
    aefId: string;
    apiRoot: string;
    interfaceDetails: InterfaceDetails;
    ca: string;
    /** Where our AEF is notified. */
    noticePort: number;
  };
  otherAef: { aefId: string; interfaceDetails: InterfaceDetails };
  external: ReadonlySet<string>;
}

/** The identities that every lab has, by their name in lab.json. */
export const standardIdentities = ({ ccfA, ccfB, aef, otherAef }: LabPlan) =>
  ({
    invoker: { domain: "b", role: "invoker", id: "API-INVOKER-1" },
    "other-invoker": { domain: "b", role: "invoker", id: "API-INVOKER-2" },
    "local-invoker": { domain: "a", role: "invoker", id: "API-INVOKER-3" },
    aef: { domain: "a", role: "aef", id: aef.aefId },
    "other-aef": { domain: "a", role: "aef", id: otherAef.aefId },
    "ccf-a": { domain: "a", role: "ccf", id: ccfA.ccfId },
    "ccf-b": { domain: "b", role: "ccf", id: ccfB.ccfId },
    "other-ccf": { domain: "a", role: "ccf", id: "ccf-other" },
    "forged-invoker": { domain: "a", role: "invoker", id: "API-INVOKER-1" },
    stranger: { domain: "outside", role: "ccf", id: ccfA.ccfId },
  }) as const satisfies Record<string, IdentityRequest>;

/** An interface on that host as it is published. */
export const detailsOf = (host: string, port: number, apiPrefix?: string): InterfaceDetails => ({
  ...{ 4: { ipv4Addr: host }, 6: { ipv6Addr: host }, 0: { fqdn: host } }[isIP(host) as 0 | 4 | 6],
  port,
  ...(apiPrefix === undefined ? {} : { apiPrefix }),
  securityMethods: ["PSK"],
});

/** Lays out a lab: addresses from the ports that were reserved, or somebody else's. */
export const planLab = (
  { configuration, directory }: Loaded<LabConfiguration>,
  labDirectory: string,
  ports: Record<(typeof partyNames)[number] | "notices", number>,
): LabPlan => {
  const { listen: host = "127.0.0.1", external = {}, apiPrefix } = configuration;
  const named = (file: string) => relative(labDirectory, resolve(directory, file));
  const ccf = (name: "ccf-a" | "ccf-b", ca: string): PlannedCcf => {
    const other = external[name];
    return other === undefined
      ? { ccfId: name, apiRoot: originOf(host, ports[name]), ca }
      : { ccfId: other.ccfId, apiRoot: other.apiRoot, ca: named(other.ca) };
  };
  const details = external.aef?.interfaceDetails ?? detailsOf(host, ports.aef, apiPrefix);
  return {
    host,
    ccfA: ccf("ccf-a", "pki/domain-a-ca.pem"),
    ccfB: ccf("ccf-b", "pki/domain-b-ca.pem"),
    aef: {
      aefId: external.aef?.aefId ?? "aef-1",
      apiRoot: interfaceInformation(details),
      interfaceDetails: details,
      ca: external.aef === undefined ? "pki/domain-a-ca.pem" : named(external.aef.ca),
      noticePort: ports.notices,
    },
    otherAef: {
      aefId: "aef-2",
      interfaceDetails: { fqdn: "aef-2.example.com", port: 8443, securityMethods: ["PSK"] },
    },
    external: new Set(partyNames.filter((name) => external[name] !== undefined)),
  };
};

/** Further onboarded invokers and further anchors, as the lab's configuration wants them. */
export interface Extras {
  invokers: readonly string[];
  trustAnchors: NonNullable<CcfConfiguration["trustAnchors"]>;
}

const ownDomain = (ca: string): NonNullable<CcfConfiguration["trustAnchors"]>[number] => ({
  ca,
  vouchesFor: [{ role: "invoker" }, { role: "aef" }],
});

/** Somebody else's AEF is vouched for by its own anchor, under its own id only. */
const externalAef = ({ external, aef: { aefId, ca } }: LabPlan): Extras["trustAnchors"] =>
  external.has("aef") ? [{ ca, vouchesFor: [{ role: "aef", ids: [aefId] }] }] : [];

const listenOf = (host: string, apiRoot: string) => ({
  host,
  port: Number(new URL(apiRoot).port || 443),
});

const aefsOf = ({ aef, otherAef }: LabPlan) => [
  { aefId: aef.aefId, interfaces: [aef.interfaceDetails] },
  { aefId: otherAef.aefId, interfaces: [otherAef.interfaceDetails] },
];

const durations = ({ keyValiditySeconds, relayTimeoutSeconds }: LabConfiguration) => ({
  ...(keyValiditySeconds === undefined ? {} : { keyValiditySeconds }),
  ...(relayTimeoutSeconds === undefined ? {} : { relayTimeoutSeconds }),
});

/** In a lab everybody is at one address, and a suite asks as fast as it can. */
const asFastAsItGoes = { requests: 1_000_000, seconds: 1 };
export const limits = { connectionsPerSecond: 1_000_000 };
const ccfRates = {
  ...{ invoker: asFastAsItGoes, aef: asFastAsItGoes },
  ...{ ccf: asFastAsItGoes, peer: asFastAsItGoes },
};

/** The AEF's rates; see the CCFs'. */
export const aefRates = {
  ...{ address: asFastAsItGoes, invoker: asFastAsItGoes, upstream: asFastAsItGoes },
};

/** A lab is new at every start, its certificates too: nothing of an earlier one would be of use. */
export const store = { driver: "memory" } as const;

/** CCF-A's configuration file: the AEFs are registered here, CCF-B is its peer. */
export const ccfAConfiguration = (
  plan: LabPlan,
  lab: LabConfiguration,
  tls: IdentityFiles,
  extras: Extras,
): CcfConfiguration => ({
  ccfId: plan.ccfA.ccfId,
  listen: listenOf(plan.host, plan.ccfA.apiRoot),
  apiRoot: plan.ccfA.apiRoot,
  tls,
  trustAnchors: [ownDomain("pki/domain-a-ca.pem"), ...externalAef(plan), ...extras.trustAnchors],
  invokers: extras.invokers.map((apiInvokerId) => ({ apiInvokerId })),
  aefs: aefsOf(plan).map((aef) => ({
    ...aef,
    notificationOrigins: [
      new URL(plan.aef.apiRoot).origin,
      originOf(plan.host, plan.aef.noticePort),
    ],
  })),
  peers: [{ ccfId: plan.ccfB.ccfId, apiRoot: plan.ccfB.apiRoot, ca: plan.ccfB.ca }],
  ...durations(lab),
  limits,
  rates: ccfRates,
  notifications: {},
  store,
});

/** CCF-B's configuration file: the invokers are onboarded here, CCF-A's AEFs are under agreement. */
export const ccfBConfiguration = (
  plan: LabPlan,
  lab: LabConfiguration,
  tls: IdentityFiles,
  extras: Extras,
): CcfConfiguration => ({
  ccfId: plan.ccfB.ccfId,
  listen: listenOf(plan.host, plan.ccfB.apiRoot),
  apiRoot: plan.ccfB.apiRoot,
  tls,
  trustAnchors: [ownDomain("pki/domain-b-ca.pem"), ...extras.trustAnchors],
  invokers: extras.invokers.map((apiInvokerId) => ({ apiInvokerId })),
  peers: [
    {
      ccfId: plan.ccfA.ccfId,
      apiRoot: plan.ccfA.apiRoot,
      ca: plan.ccfA.ca,
      aefs: aefsOf(plan),
      notificationOrigins: [new URL(plan.ccfA.apiRoot).origin],
    },
  ],
  ...durations(lab),
  limits,
  rates: ccfRates,
  notifications: {},
  store,
});

/** The AEF's configuration file. */
export const aefConfiguration = (plan: LabPlan, tls: IdentityFiles): AefConfiguration => {
  const { securityMethods: _, ...details } = plan.aef.interfaceDetails;
  return {
    aefId: plan.aef.aefId,
    tls,
    interfaces: [{ ...details, listen: listenOf(plan.host, plan.aef.apiRoot) }],
    coreFunction: { apiRoot: plan.ccfA.apiRoot, ca: plan.ccfA.ca },
    notifications: {
      ccfId: plan.ccfA.ccfId,
      listen: { host: plan.host, port: plan.aef.noticePort },
    },
    limits,
    rates: aefRates,
    store,
  };
};

/** The invoker's configuration file, for `invoke`. */
export const invokerConfiguration = (
  plan: LabPlan,
  apiInvokerId: string,
  tls: IdentityFiles,
): InvokerConfiguration => ({
  apiInvokerId,
  tls,
  coreFunction: { apiRoot: plan.ccfB.apiRoot, ca: plan.ccfB.ca },
  aef: { aefId: plan.aef.aefId, ca: plan.aef.ca },
});
