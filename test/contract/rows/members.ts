import type { OperationId } from "../operations.js";
import { initiation, put, question, revocation, type Site, update } from "../sites.js";

/** A member of a request body, and values that it cannot have. */
export interface Member {
  pointer: string;
  presence: "mandatory" | "optional";
  wrong: readonly unknown[];
  /** What to change instead of the member itself: the good body lacks what it lies in. */
  as?: (value: unknown) => [pointer: string, value: unknown];
}

const mandatory = (pointer: string, wrong: readonly unknown[], as?: Member["as"]): Member => ({
  pointer,
  presence: "mandatory",
  wrong,
  ...(as === undefined ? {} : { as }),
});

const optional = (pointer: string, wrong: readonly unknown[], as?: Member["as"]): Member => ({
  ...mandatory(pointer, wrong, as),
  presence: "optional",
});

const notText = [7, null, {}, ["text"]];
const notObject = [7, null, "text", []];
const notFeatures = [...notText, "xyz", "0 "];

const addressMembers = (
  at: string,
  put: (address: object) => ReturnType<NonNullable<Member["as"]>>,
) => [
  optional(at, [...notObject, {}, { fqdn: "a.example.com", ipv4Addr: "192.0.2.1" }], (value) =>
    put(value as object),
  ),
  optional(`${at}/fqdn`, notText, (fqdn) => put({ fqdn })),
  optional(`${at}/ipv4Addr`, [7, "192.0.2.256", "192.0.2"], (ipv4Addr) => put({ ipv4Addr })),
  optional(`${at}/ipv6Addr`, [7, "[2001:db8::1]", "x"], (ipv6Addr) => put({ ipv6Addr })),
  optional(`${at}/port`, ["8443", -1, 65536, 1.5], (port) => put({ fqdn: "a.example.com", port })),
  optional(`${at}/apiPrefix`, notText, (apiPrefix) => put({ fqdn: "a.example.com", apiPrefix })),
];

const interfaceMembers = (at: string, put: (details: object) => [string, unknown]) => [
  ...addressMembers(at, put),
  optional(`${at}/securityMethods`, ["PSK", []], (securityMethods) =>
    put({ fqdn: "a.example.com", securityMethods }),
  ),
  optional(`${at}/securityMethods/0`, [7], (method) =>
    put({ fqdn: "a.example.com", securityMethods: [method] }),
  ),
];

/** Conditional, but version 1 has no feature without which it may be absent. */
const ccfInformation = [
  mandatory("/ccfInformation", notObject),
  optional("/ccfInformation/ccfId", notText),
  ...addressMembers("/ccfInformation/ccfAddress", (address) => [
    "/ccfInformation",
    { ccfId: "ccf-b", ccfAddress: address },
  ]),
];

const interfaceDetails = interfaceMembers("/interfaceDetails", (details) => [
  "/interfaceDetails",
  details,
]);

const prefSecurityMethods = ["PSK"];

const methodRequest = [
  mandatory("/securityInfo", [...notObject.filter((one) => !Array.isArray(one)), {}, []]),
  mandatory("/securityInfo/0", notObject),
  optional("/securityInfo/0/aefId", notText),
  ...interfaceMembers("/securityInfo/0/interfaceDetails", (details) => [
    "/securityInfo/0",
    { interfaceDetails: details, prefSecurityMethods },
  ]),
  optional("/securityInfo/0/apiId", notText),
  mandatory("/securityInfo/0/prefSecurityMethods", ["PSK", {}, null, []]),
  mandatory("/securityInfo/0/prefSecurityMethods/0", notText),
  optional("/securityInfo/0/keyDerivations", ["TLS12_MASTER_SECRET", {}, []]),
  optional("/securityInfo/0/keyDerivations/0", notText),
  mandatory("/notificationDestination", [...notText, "no uri", "/path"]),
  optional("/requestTestNotification", ["true", 1]),
  optional("/websockNotifConfig", notObject),
  optional("/websockNotifConfig/websocketUri", notText, (websocketUri) => [
    "/websockNotifConfig",
    { websocketUri },
  ]),
  optional("/websockNotifConfig/requestWebsocketUri", ["true"], (requestWebsocketUri) => [
    "/websockNotifConfig",
    { requestWebsocketUri },
  ]),
  optional("/supportedFeatures", notFeatures),
];

/** The members of every operation's body, by hand; a test holds them against the documents. */
export const members: Partial<Record<OperationId, { site: Site; members: readonly Member[] }>> = {
  initiateAuthentication: {
    site: initiation,
    members: [
      mandatory("/apiInvokerId", notText),
      ...ccfInformation,
      ...interfaceDetails,
      optional("/aefPskId", [...notText, "0123456789ABCDEF", "0123456789abcde"]),
      mandatory("/supportedFeatures", notFeatures),
    ],
  },
  requestSecurityInfo: {
    site: question,
    members: [
      mandatory("/apiInvokerId", notText),
      mandatory("/aefId", notText),
      ...interfaceDetails,
      ...ccfInformation,
      optional("/securityMethod", notText),
      optional("/notificationDestination", [...notText, "no uri"]),
      mandatory("/supportedFeatures", notFeatures),
    ],
  },
  obtainSecurityMethod: { site: put, members: methodRequest },
  updateSecurityMethod: { site: update, members: methodRequest },
  revokeAuthorization: {
    site: revocation,
    members: [
      mandatory("/apiInvokerId", notText),
      optional("/aefId", notText),
      mandatory("/apiIds", ["sample-service", {}, []]),
      mandatory("/apiIds/0", notText),
      mandatory("/cause", notText),
    ],
  },
};
