import { type AddressInfo, createServer } from "node:net";
import { fileURLToPath } from "node:url";
import type {
  AefConfiguration,
  CcfConfiguration,
  InvokerConfiguration,
  LabConfiguration,
  TargetConfiguration,
} from "../contract/configuration.js";
import { originOf } from "../http/party.js";
import { identityUri } from "../tls/identity-uri.js";
import type { IdentityFiles, IdentityRequest } from "./pki.js";
import { detailsOf, type LabPlan } from "./plan.js";

// What the lab adds so that the conformance suite can test its parties: neighbours that the suite
// plays, identities that must be refused, and the target file.

/** Where the suite's own parties will listen, and the AEF that is registered with one of them. */
export interface ConformancePorts {
  peers: readonly number[];
  coreFunction: number;
  lanes: readonly number[];
  /** The AEF under test. */
  aef: number;
}

const ca = "pki/conformance/ca.pem";
const homeInvokers = ["C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8"].map(
  (n) => `API-INVOKER-${n}`,
);
const interconnectInvokers = ["D1", "D2", "D3", "D4"].map((n) => `API-INVOKER-${n}`);
const laneInvokers = ["L1", "L2", "L3"].map((n) => `API-INVOKER-${n}`);
const shortLived = { apiInvokerId: "API-INVOKER-SHORT", validitySeconds: 3 };
const shortLivedAcross = { apiInvokerId: "API-INVOKER-SHORT-2", validitySeconds: 5 };
const failureMemorySeconds = 2;

const multiInterfaceAef = {
  aefId: "aef-multi",
  interfaces: [
    { fqdn: "aef-multi.example.com", port: 8443, securityMethods: ["PSK" as const] },
    { fqdn: "aef-multi.example.com", port: 9443, securityMethods: ["PSK" as const] },
  ],
};
const multiMethodAef = {
  aefId: "aef-methods",
  interfaces: [
    {
      fqdn: "aef-methods.example.com",
      port: 8443,
      securityMethods: ["PSK" as const, "PKI" as const],
    },
  ],
};
const pkiAef = {
  aefId: "aef-pki",
  interfaces: [{ fqdn: "aef-pki.example.com", port: 8443, securityMethods: ["PKI" as const] }],
};
const localAef = {
  aefId: "aef-b1",
  interfaces: [
    {
      fqdn: "aef-b1.example.net",
      port: 8443,
      apiPrefix: "/nef",
      securityMethods: ["PSK" as const],
    },
  ],
};
const otherLocalAef = {
  aefId: "aef-b2",
  interfaces: [{ fqdn: "aef-b2.example.net", port: 8443, securityMethods: ["PSK" as const] }],
};
const otherPeersAef = {
  aefId: "aef-other-peer",
  interfaces: [
    { fqdn: "aef-other-peer.example.org", port: 8443, securityMethods: ["PSK" as const] },
  ],
};
const firstPeersAef = {
  aefId: "aef-c1",
  interfaces: [{ fqdn: "aef-c1.example.org", port: 8443, securityMethods: ["PSK" as const] }],
};
const aefUnderTest = "aef-conformance";

const day = 24 * 60 * 60 * 1000;
const expired = () => ({
  notBefore: new Date(Date.now() - 2 * day),
  notAfter: new Date(Date.now() - day),
});
const notYetValid = () => ({
  notBefore: new Date(Date.now() + day),
  notAfter: new Date(Date.now() + 2 * day),
});
const otherHost = { dnsNames: ["elsewhere.example.org"], ipAddresses: ["192.0.2.1"] };
const twoRoles = (invoker: string, aef: string) => ({
  uris: [identityUri("invoker", invoker), identityUri("aef", aef)],
});

const first = homeInvokers[0] ?? "";

/** The identities that only the conformance suite uses, by the name of their files. */
export const conformanceIdentities = ({
  ccfA,
  ccfB,
  otherAef,
}: LabPlan): { [name: string]: IdentityRequest } => {
  const invoker = (id: string): IdentityRequest => ({ domain: "b", role: "invoker", id });
  const inA = { domain: "a" } as const;
  const home = { domain: "b", role: "invoker", id: first } as const;
  const relayAef = { domain: "a", role: "aef", id: otherAef.aefId } as const;
  const played = { domain: "conformance", role: "ccf" } as const;
  const ccfBServer = { domain: "b", role: "ccf", id: ccfB.ccfId } as const;
  const everybody = [
    ...homeInvokers,
    ...interconnectInvokers,
    ...laneInvokers,
    shortLived.apiInvokerId,
    shortLivedAcross.apiInvokerId,
  ];
  return {
    ...Object.fromEntries(everybody.map((id) => [id, invoker(id)])),
    "not-onboarded": invoker("API-INVOKER-NOT-ONBOARDED"),
    "aef-b1": { domain: "b", role: "aef", id: localAef.aefId },
    "aef-b2": { domain: "b", role: "aef", id: otherLocalAef.aefId },
    "aef-conformance": { ...inA, role: "aef", id: aefUnderTest },
    "aef-unregistered": { ...inA, role: "aef", id: "aef-unregistered" },
    "ccf-other-peer": { ...played, id: "ccf-other-peer" },
    "ccf-c1": { ...played, id: "ccf-c1" },
    "ccf-c2": { ...played, id: "ccf-c2" },
    "home-expired": { ...home, certificate: expired() },
    "home-not-yet-valid": { ...home, certificate: notYetValid() },
    "home-two-roles": { ...home, certificate: twoRoles(first, localAef.aefId) },
    "home-peers-invoker": { ...inA, role: "invoker", id: first },
    "home-peers-aef": { ...inA, role: "aef", id: localAef.aefId },
    "home-peers-third-ccf": { ...inA, role: "ccf", id: "ccf-other-peer" },
    "peer-expired": { ...inA, role: "ccf", id: ccfA.ccfId, certificate: expired() },
    "peer-not-yet-valid": { ...inA, role: "ccf", id: ccfA.ccfId, certificate: notYetValid() },
    "relay-expired": { ...relayAef, certificate: expired() },
    "relay-not-yet-valid": { ...relayAef, certificate: notYetValid() },
    "relay-two-roles": { ...relayAef, certificate: twoRoles("API-INVOKER-3", otherAef.aefId) },
    "relay-peers-aef": { ...relayAef, domain: "conformance" },
    "ccf-c1-expired": { ...played, id: "ccf-c1", certificate: expired() },
    "ccf-c1-not-yet-valid": { ...played, id: "ccf-c1", certificate: notYetValid() },
    "ccf-c1-other-host": { ...played, id: "ccf-c1", certificate: otherHost },
    "lane-expired": { ...ccfBServer, certificate: expired() },
    "lane-not-yet-valid": { ...ccfBServer, certificate: notYetValid() },
    "lane-other-host": { ...ccfBServer, certificate: otherHost },
  };
};

const playedRoot = ({ host }: LabPlan, port: number | undefined): string =>
  originOf(host, port ?? 0);

const aliasesOf = (index: number): string[] => [
  `https://ccf-c${index + 1}.example.org:8443/capif`,
  `https://ccf-c${index + 1}.example.net/capif`,
];

/** What CCF-A is told besides: the peers that the suite plays. */
export const withConformancePeers = (
  configuration: CcfConfiguration,
  plan: LabPlan,
  { peers }: ConformancePorts,
): CcfConfiguration => ({
  ...configuration,
  peers: [
    ...(configuration.peers ?? []),
    ...peers.map((port, index) => ({
      ccfId: `ccf-c${index + 1}`,
      apiRoot: playedRoot(plan, port),
      aliases: aliasesOf(index),
      ca,
      ...(index === 0 ? { aefs: [firstPeersAef] } : {}),
    })),
  ],
});

/** What CCF-B is told besides: more invokers, AEFs of its own, and a second peer. */
export const withConformanceHome = (
  configuration: CcfConfiguration,
  { ccfA }: LabPlan,
): CcfConfiguration => ({
  ...configuration,
  invokers: [
    ...(configuration.invokers ?? []),
    ...[...homeInvokers, ...interconnectInvokers].map((apiInvokerId) => ({ apiInvokerId })),
    ...[shortLived, shortLivedAcross].map(({ apiInvokerId, validitySeconds }) => ({
      apiInvokerId,
      keyValiditySeconds: validitySeconds,
    })),
  ],
  aefs: [localAef, otherLocalAef],
  peers: [
    ...(configuration.peers ?? []).map((peer) =>
      peer.ccfId === ccfA.ccfId
        ? { ...peer, aefs: [...(peer.aefs ?? []), multiInterfaceAef, multiMethodAef, pkiAef] }
        : peer,
    ),
    {
      ccfId: "ccf-other-peer",
      apiRoot: "https://ccf-other-peer.example.org:8443",
      ca,
      aefs: [otherPeersAef],
    },
  ],
});

const aefInterfaces = ({ host }: LabPlan, { aef: port }: ConformancePorts) => [
  detailsOf(host, port),
  detailsOf(host, port, "/second"),
];

/** The AEF under test: registered with a CCF that the suite plays. */
export const conformanceAefConfiguration = (
  plan: LabPlan,
  ports: ConformancePorts,
  tls: IdentityFiles,
): AefConfiguration => ({
  aefId: aefUnderTest,
  tls,
  interfaces: aefInterfaces(plan, ports).map(({ securityMethods: _, ...details }) => ({
    ...details,
    listen: { host: plan.host, port: ports.aef },
  })),
  coreFunction: { apiRoot: playedRoot(plan, ports.coreFunction), ca, timeoutSeconds: 4 },
  failureMemorySeconds,
});

/** The invokers under test, each with a home CCF that the suite plays, by the name of their files. */
export const conformanceInvokers = (
  plan: LabPlan,
  ports: ConformancePorts,
  filesOf: (name: string) => IdentityFiles,
): { [name: string]: InvokerConfiguration } =>
  Object.fromEntries(
    laneInvokers.map((apiInvokerId, index) => [
      `conformance-invoker-${index + 1}`,
      {
        apiInvokerId,
        tls: filesOf(apiInvokerId),
        coreFunction: { apiRoot: playedRoot(plan, ports.lanes[index]), ca: plan.ccfB.ca },
        aef: { aefId: "aef-lane", ca: plan.aef.ca },
        timeoutSeconds: 3,
      },
    ]),
  );

const command = fileURLToPath(new URL("../cli/main.js", import.meta.url));

/** The target file of the lab: every role, every prerequisite. */
export const conformanceTarget = (
  plan: LabPlan,
  { relayTimeoutSeconds = 3 }: LabConfiguration,
  ports: ConformancePorts,
  filesOf: (name: string) => IdentityFiles,
): TargetConfiguration => {
  const { host, ccfA, ccfB, aef, otherAef } = plan;
  const invoker = (apiInvokerId: string) => ({ apiInvokerId, ...filesOf(apiInvokerId) });
  const servers = (name: string) => ({
    expired: filesOf(`${name}-expired`),
    notYetValid: filesOf(`${name}-not-yet-valid`),
    otherHost: filesOf(`${name}-other-host`),
  });
  return {
    name: "capif-interconnect lab",
    vendors: {
      "ccf-a": "capif-interconnect",
      "ccf-b": "capif-interconnect",
      aef: "capif-interconnect",
      invoker: "capif-interconnect",
    },
    listen: host,
    timeouts: { answerSeconds: 5, quietSeconds: 0.3, relaySeconds: relayTimeoutSeconds },
    "ccf-home": {
      apiRoot: ccfB.apiRoot,
      ca: ccfB.ca,
      ccfId: ccfB.ccfId,
      invokers: homeInvokers.map(invoker),
      shortLived: { ...shortLived, ...filesOf(shortLived.apiInvokerId) },
      notOnboarded: { apiInvokerId: "API-INVOKER-NOT-ONBOARDED", ...filesOf("not-onboarded") },
      peer: {
        ccfId: ccfA.ccfId,
        ...filesOf("ccf-a"),
        notificationDestination: `${new URL(ccfA.apiRoot).origin}/notifications`,
      },
      otherPeerAef: otherPeersAef,
      otherPeer: { ccfId: "ccf-other-peer", ...filesOf("ccf-other-peer") },
      withoutAgreement: { ccfId: "ccf-other", ...filesOf("other-ccf") },
      aef: { aefId: aef.aefId, interfaces: [aef.interfaceDetails] },
      secondAef: { aefId: otherAef.aefId, interfaces: [otherAef.interfaceDetails] },
      multiInterfaceAef,
      multiMethodAef,
      pkiAef,
      localAef: { ...localAef, ...filesOf("aef-b1") },
      otherLocalAef: { ...otherLocalAef, ...filesOf("aef-b2") },
      certificates: {
        expired: filesOf("home-expired"),
        notYetValid: filesOf("home-not-yet-valid"),
        expiredPeer: filesOf("peer-expired"),
        notYetValidPeer: filesOf("peer-not-yet-valid"),
        twoRoles: filesOf("home-two-roles"),
        peersInvoker: filesOf("home-peers-invoker"),
        peersAef: filesOf("home-peers-aef"),
        peersThirdCcf: filesOf("home-peers-third-ccf"),
      },
    },
    "ccf-relay": {
      apiRoot: ccfA.apiRoot,
      ca: ccfA.ca,
      ccfId: ccfA.ccfId,
      aef: {
        aefId: otherAef.aefId,
        interfaces: [otherAef.interfaceDetails],
        ...filesOf("other-aef"),
        notificationDestination: `${new URL(aef.apiRoot).origin}/notifications`,
      },
      secondAef: { aefId: aef.aefId, interfaces: [aef.interfaceDetails], ...filesOf("aef") },
      peers: ports.peers.map((port, index) => ({
        ccfId: `ccf-c${index + 1}`,
        apiRoot: playedRoot(plan, port),
        aliases: aliasesOf(index),
        ...filesOf(`ccf-c${index + 1}`),
        clientCa: ccfA.ca,
        ...(index === 0 ? { servers: servers("ccf-c1") } : {}),
      })),
      invoker: { apiInvokerId: "API-INVOKER-3", ...filesOf("local-invoker") },
      coveredAef: firstPeersAef,
      unregisteredAef: { aefId: "aef-unregistered", ...filesOf("aef-unregistered") },
      certificates: {
        expired: filesOf("relay-expired"),
        notYetValid: filesOf("relay-not-yet-valid"),
        twoRoles: filesOf("relay-two-roles"),
        peersAef: filesOf("relay-peers-aef"),
      },
    },
    aef: {
      aefId: aefUnderTest,
      ca: "pki/domain-a-ca.pem",
      interfaces: aefInterfaces(plan, ports),
      coreFunction: {
        ccfId: "ccf-c1",
        apiRoot: playedRoot(plan, ports.coreFunction),
        ...filesOf("ccf-c1"),
        clientCa: "pki/domain-a-ca.pem",
        servers: servers("ccf-c1"),
      },
      failureMemorySeconds,
    },
    invoker: {
      lanes: laneInvokers.map((apiInvokerId, index) => ({
        apiInvokerId,
        command: [
          process.execPath,
          command,
          "invoke",
          "--config",
          `conformance-invoker-${index + 1}.yaml`,
        ],
        ca: "pki/domain-b-ca.pem",
        coreFunction: {
          ccfId: ccfB.ccfId,
          apiRoot: playedRoot(plan, ports.lanes[index]),
          ...filesOf("ccf-b"),
          clientCa: "pki/domain-b-ca.pem",
          servers: servers("lane"),
        },
        aef: { aefId: "aef-lane", ...filesOf("aef") },
      })),
    },
    interconnect: {
      home: ccfB.apiRoot,
      homeCa: ccfB.ca,
      homeCcfId: ccfB.ccfId,
      invokers: interconnectInvokers.map(invoker),
      shortLived: { ...shortLivedAcross, ...filesOf(shortLivedAcross.apiInvokerId) },
      aef: { aefId: aef.aefId, interfaces: [aef.interfaceDetails] },
      aefCa: aef.ca,
    },
  };
};

/** Below what systems hand out by themselves, so that the ports are still free when the suite comes. */
const lowestPort = 20_000;
const highestPort = 32_000;

const isFree = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ host, port }, () => server.close(() => resolve(true)));
  });

const freePort = async (host: string, taken: Set<number>): Promise<number> => {
  for (;;) {
    const port = lowestPort + Math.floor(Math.random() * (highestPort - lowestPort));
    if (taken.has(port) || !(await isFree(host, port))) continue;
    taken.add(port);
    return port;
  }
};

/** Picks ports for the suite's own parties; they are free now, and nobody holds them. */
export const conformancePorts = async (
  host: string,
  aef: AddressInfo["port"],
): Promise<ConformancePorts> => {
  const taken = new Set<number>();
  const take = () => freePort(host, taken);
  return {
    peers: [await take(), await take()],
    coreFunction: await take(),
    lanes: [await take(), await take(), await take()],
    aef,
  };
};
