// Generated from openapi/ by `npm run generate`. Do not edit.

export const causesByStatus = {
  "400": [
    "INVALID_MSG_FORMAT",
    "MANDATORY_IE_INCORRECT",
    "MANDATORY_IE_MISSING",
    "OPTIONAL_IE_INCORRECT",
    "OPTIONAL_QUERY_PARAM_INCORRECT"
  ],
  "401": [
    "CLIENT_CERTIFICATE_REQUIRED"
  ],
  "403": [
    "AUTHENTICATION_REJECTED",
    "CCF_NOT_IN_AGREEMENT",
    "CONSUMER_NOT_AUTHORIZED",
    "FULL_HANDSHAKE_REQUIRED",
    "RELAY_NOT_ALLOWED",
    "SECURITY_METHOD_NOT_SELECTED"
  ],
  "404": [
    "AEF_NOT_FOUND",
    "API_INVOKER_NOT_FOUND",
    "RESOURCE_URI_STRUCTURE_NOT_FOUND",
    "SECURITY_CONTEXT_NOT_FOUND"
  ],
  "409": [
    "INTERFACE_AMBIGUOUS"
  ],
  "421": [
    "PSK_CONNECTION_REQUIRED"
  ],
  "502": [
    "INBOUND_SERVER_ERROR"
  ],
  "504": [
    "TARGET_CCF_NOT_REACHABLE",
    "TIMED_OUT_REQUEST"
  ]
};

export const securityMethods = [
  "PSK",
  "PKI",
  "OAUTH"
];

export const keyDerivations = [
  "TLS12_MASTER_SECRET"
];
