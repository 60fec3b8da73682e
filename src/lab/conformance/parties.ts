import type {
  AefConfiguration,
  CcfConfiguration,
  InvokerConfiguration,
} from "../../contract/configuration.js";
import { originOf } from "../../http/party.js";
import type { IdentityFiles } from "../pki.js";
import { aefRates, detailsOf, type LabPlan, limits, store } from "../plan.js";
import {
  aefUnderTest,
  ca,
  failureMemorySeconds,
  firstPeersAef,
  homeInvokers,
  interconnectInvokers,
  laneInvokers,
  localAef,
  longLived,
  multiInterfaceAef,
  multiMethodAef,
  otherLocalAef,
  otherPeersAef,
  pkiAef,
  shortLived,
  shortLivedAcross,
} from "./cast.js";
import type { ConformancePorts } from "./ports.js";

type RegisteredAef = NonNullable<CcfConfiguration["aefs"]>[number];

export const playedRoot = ({ host }: LabPlan, port: number | undefined): string =>
  originOf(host, port ?? 0);

export const aliasesOf = (index: number): string[] => [
  `https://ccf-c${index + 1}.example.org:8443/capif`,
  `https://ccf-c${index + 1}.example.net/capif`,
];

/** The same with one more origin at which it is notified. */
const alsoNotifiedAt = <T extends { notificationOrigins?: string[] }>(
  one: T,
  origin: string,
): T => ({
  ...one,
  notificationOrigins: [...(one.notificationOrigins ?? []), origin],
});

/** What CCF-A is told besides: the peers that the suite plays, and where its AEF is notified. */
export const withConformancePeers = (
  configuration: CcfConfiguration,
  plan: LabPlan,
  { peers, notices }: ConformancePorts,
): CcfConfiguration => ({
  ...configuration,
  aefs: (configuration.aefs ?? []).map((aef) =>
    aef.aefId === plan.otherAef.aefId
      ? alsoNotifiedAt(aef, playedRoot(plan, notices.relayAef))
      : aef,
  ),
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

/** What CCF-B is told besides: more invokers, AEFs of its own, a second peer, and whom to notify where. */
export const withConformanceHome = (
  configuration: CcfConfiguration,
  plan: LabPlan,
  { notices }: ConformancePorts,
): CcfConfiguration => ({
  ...configuration,
  invokers: [
    ...(configuration.invokers ?? []),
    ...[...homeInvokers, ...interconnectInvokers].map((apiInvokerId) => ({ apiInvokerId })),
    ...[shortLived, shortLivedAcross, longLived].map(({ apiInvokerId, validitySeconds }) => ({
      apiInvokerId,
      keyValiditySeconds: validitySeconds,
    })),
  ],
  aefs: [
    alsoNotifiedAt<RegisteredAef>(localAef, playedRoot(plan, notices.localAef)),
    otherLocalAef,
  ],
  peers: [
    ...(configuration.peers ?? []).map((peer) =>
      peer.ccfId === plan.ccfA.ccfId
        ? {
            ...alsoNotifiedAt(peer, playedRoot(plan, notices.peer)),
            aefs: [...(peer.aefs ?? []), multiInterfaceAef, multiMethodAef, pkiAef],
          }
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

export const aefInterfaces = ({ host }: LabPlan, { aef: port }: ConformancePorts) => [
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
  notifications: { ccfId: "ccf-c1", listen: { host: plan.host, port: ports.aefNotices } },
  failureMemorySeconds,
  limits,
  rates: aefRates,
  store,
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
