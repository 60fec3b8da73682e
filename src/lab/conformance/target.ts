import { fileURLToPath } from "node:url";
import type { LabConfiguration, TargetConfiguration } from "../../contract/configuration.js";
import type { IdentityFiles } from "../pki.js";
import type { LabPlan } from "../plan.js";
import {
  aefUnderTest,
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
import { aefInterfaces, aliasesOf, playedRoot } from "./parties.js";
import type { ConformancePorts } from "./ports.js";

const command = fileURLToPath(new URL("../../cli/main.js", import.meta.url));

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
  const notifiedAt = (port: number, clientCa: string) => ({
    notificationDestination: `${playedRoot(plan, port)}/notifications`,
    clientCa,
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
    features: { "revocation-notification": true },
    timeouts: {
      ...{ answerSeconds: 5, quietSeconds: 0.3 },
      ...{ relaySeconds: relayTimeoutSeconds, noticeSeconds: 2.5 },
    },
    "ccf-home": {
      apiRoot: ccfB.apiRoot,
      ca: ccfB.ca,
      ccfId: ccfB.ccfId,
      invokers: homeInvokers.map(invoker),
      shortLived: { ...shortLived, ...filesOf(shortLived.apiInvokerId) },
      longLived: { ...longLived, ...filesOf(longLived.apiInvokerId) },
      notOnboarded: { apiInvokerId: "API-INVOKER-NOT-ONBOARDED", ...filesOf("not-onboarded") },
      peer: {
        ccfId: ccfA.ccfId,
        ...filesOf("ccf-a"),
        ...notifiedAt(ports.notices.peer, ccfB.ca),
      },
      otherPeerAef: otherPeersAef,
      otherPeer: { ccfId: "ccf-other-peer", ...filesOf("ccf-other-peer") },
      withoutAgreement: { ccfId: "ccf-other", ...filesOf("other-ccf") },
      aef: { aefId: aef.aefId, interfaces: [aef.interfaceDetails] },
      secondAef: { aefId: otherAef.aefId, interfaces: [otherAef.interfaceDetails] },
      multiInterfaceAef,
      multiMethodAef,
      pkiAef,
      localAef: {
        ...localAef,
        ...filesOf("aef-b1"),
        ...notifiedAt(ports.notices.localAef, ccfB.ca),
      },
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
        ...notifiedAt(ports.notices.relayAef, ccfA.ca),
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
      otherCcf: { ccfId: "ccf-c2", ...filesOf("ccf-c2") },
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
        aef: { aefId: "aef-lane", ...filesOf("aef"), servers: servers("lane-aef") },
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
