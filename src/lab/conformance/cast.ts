// Who the lab has for the conformance suite alone, beside the parties that every lab has.

export const ca = "pki/conformance/ca.pem";
export const homeInvokers = ["C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8"].map(
  (n) => `API-INVOKER-${n}`,
);
export const interconnectInvokers = ["D1", "D2", "D3", "D4"].map((n) => `API-INVOKER-${n}`);
export const laneInvokers = ["L1", "L2", "L3"].map((n) => `API-INVOKER-${n}`);
export const shortLived = { apiInvokerId: "API-INVOKER-SHORT", validitySeconds: 3 };
export const shortLivedAcross = { apiInvokerId: "API-INVOKER-SHORT-2", validitySeconds: 5 };
/** Its keys would be valid for a day, which its certificate is not. */
export const longLived = { apiInvokerId: "API-INVOKER-LONG", validitySeconds: 86_400 };
export const failureMemorySeconds = 2;

export const multiInterfaceAef = {
  aefId: "aef-multi",
  interfaces: [
    { fqdn: "aef-multi.example.com", port: 8443, securityMethods: ["PSK" as const] },
    { fqdn: "aef-multi.example.com", port: 9443, securityMethods: ["PSK" as const] },
  ],
};
export const multiMethodAef = {
  aefId: "aef-methods",
  interfaces: [
    {
      fqdn: "aef-methods.example.com",
      port: 8443,
      securityMethods: ["PSK" as const, "PKI" as const],
    },
  ],
};
export const pkiAef = {
  aefId: "aef-pki",
  interfaces: [{ fqdn: "aef-pki.example.com", port: 8443, securityMethods: ["PKI" as const] }],
};
export const localAef = {
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
export const otherLocalAef = {
  aefId: "aef-b2",
  interfaces: [{ fqdn: "aef-b2.example.net", port: 8443, securityMethods: ["PSK" as const] }],
};
export const otherPeersAef = {
  aefId: "aef-other-peer",
  interfaces: [
    { fqdn: "aef-other-peer.example.org", port: 8443, securityMethods: ["PSK" as const] },
  ],
};
export const firstPeersAef = {
  aefId: "aef-c1",
  interfaces: [{ fqdn: "aef-c1.example.org", port: 8443, securityMethods: ["PSK" as const] }],
};
export const aefUnderTest = "aef-conformance";
