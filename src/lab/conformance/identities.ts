import { identityUri } from "../../tls/identity-uri.js";
import type { IdentityRequest } from "../pki.js";
import type { LabPlan } from "../plan.js";
import {
  aefUnderTest,
  homeInvokers,
  interconnectInvokers,
  laneInvokers,
  localAef,
  longLived,
  otherLocalAef,
  shortLived,
  shortLivedAcross,
} from "./cast.js";

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
  aef,
  otherAef,
}: LabPlan): { [name: string]: IdentityRequest } => {
  const invoker = (id: string): IdentityRequest => ({ domain: "b", role: "invoker", id });
  const inA = { domain: "a" } as const;
  const home = { domain: "b", role: "invoker", id: first } as const;
  const relayAef = { domain: "a", role: "aef", id: otherAef.aefId } as const;
  const played = { domain: "conformance", role: "ccf" } as const;
  const ccfBServer = { domain: "b", role: "ccf", id: ccfB.ccfId } as const;
  const laneAef = { domain: "a", role: "aef", id: aef.aefId } as const;
  const everybody = [
    ...homeInvokers,
    ...interconnectInvokers,
    ...laneInvokers,
    shortLived.apiInvokerId,
    shortLivedAcross.apiInvokerId,
  ];
  return {
    ...Object.fromEntries(everybody.map((id) => [id, invoker(id)])),
    [longLived.apiInvokerId]: {
      ...invoker(longLived.apiInvokerId),
      certificate: { notAfter: new Date(Date.now() + day / 2) },
    },
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
    "lane-aef-expired": { ...laneAef, certificate: expired() },
    "lane-aef-not-yet-valid": { ...laneAef, certificate: notYetValid() },
    "lane-aef-other-host": { ...laneAef, certificate: otherHost },
  };
};
