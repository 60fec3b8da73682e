// Generated from openapi/ by `npm run generate`. Do not edit.

export declare const causesByStatus: {
  "400": readonly [
    "INVALID_MSG_FORMAT",
    "MANDATORY_IE_INCORRECT",
    "MANDATORY_IE_MISSING",
    "OPTIONAL_IE_INCORRECT",
    "OPTIONAL_QUERY_PARAM_INCORRECT"
  ],
  "401": readonly [
    "CLIENT_CERTIFICATE_REQUIRED"
  ],
  "403": readonly [
    "AUTHENTICATION_REJECTED",
    "CCF_NOT_IN_AGREEMENT",
    "CONSUMER_NOT_AUTHORIZED",
    "FULL_HANDSHAKE_REQUIRED",
    "RELAY_NOT_ALLOWED",
    "SECURITY_METHOD_NOT_SELECTED"
  ],
  "404": readonly [
    "AEF_NOT_FOUND",
    "API_INVOKER_NOT_FOUND",
    "RESOURCE_URI_STRUCTURE_NOT_FOUND",
    "SECURITY_CONTEXT_NOT_FOUND"
  ],
  "409": readonly [
    "INTERFACE_AMBIGUOUS"
  ],
  "421": readonly [
    "PSK_CONNECTION_REQUIRED"
  ],
  "502": readonly [
    "INBOUND_SERVER_ERROR"
  ],
  "504": readonly [
    "TARGET_CCF_NOT_REACHABLE",
    "TIMED_OUT_REQUEST"
  ]
};

export declare const securityMethods: readonly [
  "PSK",
  "PKI",
  "OAUTH"
];

export declare const keyDerivations: readonly [
  "TLS12_MASTER_SECRET"
];

/** The operations that each document asks a server for, by operationId. */
export interface ServedOperations {
  "aef-authentication": "initiateAuthentication";
  "capif-security": "obtainApiInvokerInfo" | "obtainSecurityMethod" | "deleteSecurityContext" | "updateSecurityMethod" | "revokeAuthorization";
  "ccf-security-info": "requestSecurityInfo";
  "sample-service": "identifyCaller";
}

/** How the client of each operation has to prove who it is. */
export interface ClientAuthentication {
  initiateAuthentication: "none";
  obtainApiInvokerInfo: "certificate";
  obtainSecurityMethod: "certificate";
  deleteSecurityContext: "certificate";
  updateSecurityMethod: "certificate";
  revokeAuthorization: "certificate";
  requestSecurityInfo: "certificate";
  identifyCaller: "psk";
}
