import { type OperationId, operationNamed } from "./operations.js";
import type { Request, World } from "./world.js";

/** An operation at a party, with a request that is served; rows change one thing of it. */
export interface Site {
  name: string;
  operation: OperationId;
  good: (world: World) => Request;
  /** Makes what the good request needs and uses up. */
  prepare?: (world: World) => Promise<void>;
}

const tls12 = { tls: { maxVersion: "TLSv1.2" } } as const;
const notificationDestination = "https://invoker.example.net/notifications";

/** Obtain_Security_Method by an invoker for its own id. */
export const securityMethodRequest = (
  world: World,
  to: "ccf-a" | "ccf-b",
  as: string,
): Request => ({
  to,
  operation: "obtainSecurityMethod",
  as,
  apiInvokerId: world.id(as),
  body: {
    securityInfo: [
      {
        aefId: world.interconnect.plan.aef.aefId,
        prefSecurityMethods: ["PSK", "PKI"],
        keyDerivations: ["TLS12_MASTER_SECRET"],
      },
    ],
    notificationDestination,
    supportedFeatures: "0",
  },
  ...tls12,
});

/** What the AEF asks CCF-A, or CCF-A CCF-B, about the lab's invoker. */
export const securityInfoRequest = (world: World, to: "ccf-a" | "ccf-b", as: string): Request => ({
  to,
  operation: "requestSecurityInfo",
  as,
  body: {
    apiInvokerId: world.id("invoker"),
    aefId: world.interconnect.plan.aef.aefId,
    interfaceDetails: world.interconnect.plan.aef.interfaceDetails,
    ccfInformation: { ccfId: "ccf-b" },
    securityMethod: "PSK",
    supportedFeatures: "0",
  },
});

const putAs = (as: string) => async (world: World) => {
  const { status } = await world.send(securityMethodRequest(world, "ccf-a", as));
  if (status !== 201) throw new Error(`the PUT before it answered ${status}`);
};

const forSpareInvoker = (operation: OperationId, as: string) => (world: World) => ({
  to: "ccf-a" as const,
  operation,
  as,
  apiInvokerId: world.id("spare-invoker"),
});

export const initiation: Site = {
  name: "initiateAuthentication",
  operation: "initiateAuthentication",
  good: (world) => ({
    to: "aef",
    operation: "initiateAuthentication",
    body: {
      apiInvokerId: world.id("invoker"),
      ccfInformation: { ccfId: "ccf-b" },
      interfaceDetails: world.interconnect.plan.aef.interfaceDetails,
      supportedFeatures: "0",
    },
  }),
};

export const question: Site = {
  name: "requestSecurityInfo",
  operation: "requestSecurityInfo",
  good: (world) => securityInfoRequest(world, "ccf-a", "aef"),
};

export const peerQuestion: Site = {
  name: "requestSecurityInfo by a peer CCF",
  operation: "requestSecurityInfo",
  good: (world) => securityInfoRequest(world, "ccf-b", "ccf-a"),
};

export const put: Site = {
  name: "obtainSecurityMethod",
  operation: "obtainSecurityMethod",
  good: (world) => securityMethodRequest(world, "ccf-a", "local-invoker"),
};

export const putAtCcfB: Site = {
  name: "obtainSecurityMethod for an AEF of another domain",
  operation: "obtainSecurityMethod",
  good: (world) => securityMethodRequest(world, "ccf-b", "invoker"),
};

export const update: Site = {
  name: "updateSecurityMethod",
  operation: "updateSecurityMethod",
  prepare: putAs("local-invoker"),
  good: (world) => ({
    ...securityMethodRequest(world, "ccf-a", "local-invoker"),
    operation: "updateSecurityMethod",
  }),
};

export const get: Site = {
  name: "obtainApiInvokerInfo",
  operation: "obtainApiInvokerInfo",
  prepare: putAs("local-invoker"),
  good: (world) => ({
    to: "ccf-a",
    operation: "obtainApiInvokerInfo",
    as: "local-invoker",
    apiInvokerId: world.id("local-invoker"),
  }),
};

export const getByAef: Site = {
  ...get,
  name: "obtainApiInvokerInfo by an AEF",
  good: (world) => ({ ...get.good(world), as: "aef", query: "?authenticationInfo=true" }),
};

export const del: Site = {
  name: "deleteSecurityContext",
  operation: "deleteSecurityContext",
  prepare: putAs("spare-invoker"),
  good: forSpareInvoker("deleteSecurityContext", "spare-invoker"),
};

export const revocation: Site = {
  name: "revokeAuthorization",
  operation: "revokeAuthorization",
  prepare: putAs("spare-invoker"),
  good: (world) => ({
    ...forSpareInvoker("revokeAuthorization", "aef")(world),
    body: {
      apiInvokerId: world.id("spare-invoker"),
      aefId: world.interconnect.plan.aef.aefId,
      apiIds: ["sample-service"],
      cause: "OVERLIMIT_USAGE",
    },
  }),
};

export const whoami: Site = {
  name: "identifyCaller",
  operation: "identifyCaller",
  good: ({ psk }) => ({ to: "aef", operation: "identifyCaller", tls: psk }),
};

/** A notice about a key that nobody was given. */
const notice = (to: "ccf-a" | "aef-notices", as: string) => (world: World) => ({
  to,
  operation: "notifySecurityInfoRevoked" as const,
  as,
  body: {
    ccfId: "ccf-b",
    apiInvokerId: world.id("invoker"),
    aefId: world.interconnect.plan.aef.aefId,
    aefPskId: "3cc48b480160cd81",
    cause: "UNEXPECTED_REASON",
  },
});

/** The callback, at both parties that serve it. */
export const noticeSites: readonly Site[] = [
  {
    name: "notifySecurityInfoRevoked at CCF-A",
    operation: "notifySecurityInfoRevoked",
    good: notice("ccf-a", "ccf-b"),
  },
  {
    name: "notifySecurityInfoRevoked at the AEF",
    operation: "notifySecurityInfoRevoked",
    good: notice("aef-notices", "ccf-a"),
  },
];

/** Each operation once. */
export const sites: readonly Site[] = [
  initiation,
  question,
  put,
  update,
  get,
  del,
  revocation,
  whoami,
];

export const sitesWithBody = sites.filter(
  ({ operation }) => operationNamed(operation).requestBody !== undefined,
);
