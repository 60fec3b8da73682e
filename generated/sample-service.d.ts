// Generated from openapi/ by `npm run generate`. Do not edit.

export interface paths {
    "/whoami": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Say who the caller is, and which CCF confirmed it
         * @description The pair (confirming CCF, invoker) that the AEF bound the key of this connection to; never what the invoker claims.
         */
        get: operations["identifyCaller"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Who is at the other end of the PSK connection. Carries no secret. */
        CallerIdentity: {
            apiInvokerId: components["schemas"]["ApiInvokerId"];
            /** @description The CCF that confirmed the invoker. */
            ccfId: components["schemas"]["CcfId"];
            /** @description The AEF that answers. */
            aefId: components["schemas"]["AefId"];
            /** @description The interface that the key is bound to. */
            interfaceDetails?: components["schemas"]["InterfaceDescription"];
            /** @description How the connection is authenticated. */
            securityMethod: components["schemas"]["SecurityMethod"];
        };
        /**
         * @description The machine-readable reason. The values are those of TS 29.500 5.2.7.2, and ours where it
         *     has none.
         *
         *     - `INVALID_MSG_FORMAT` (400): the request cannot be read, for instance broken JSON.
         *     - `MANDATORY_IE_MISSING` (400): a required member, or one whose condition holds, is absent.
         *     - `MANDATORY_IE_INCORRECT` (400): such a member has a wrong type or value.
         *     - `OPTIONAL_IE_INCORRECT` (400): an optional member has a wrong type or value.
         *     - `OPTIONAL_QUERY_PARAM_INCORRECT` (400): an optional query parameter has a wrong value.
         *     - `CLIENT_CERTIFICATE_REQUIRED` (401): no client certificate, or none from a known anchor.
         *     - `CONSUMER_NOT_AUTHORIZED` (403): the anchor is known, but not for this role or id;
         *       somebody else's id or interface; or a calling CCF without agreement.
         *     - `CCF_NOT_IN_AGREEMENT` (403): the CCF that the request names selects no peer.
         *     - `RELAY_NOT_ALLOWED` (403): a CCF named anyone but the receiver.
         *     - `SECURITY_METHOD_NOT_SELECTED` (403): the method is not the one selected for this invoker
         *       and AEF, or none can be selected.
         *     - `FULL_HANDSHAKE_REQUIRED` (403): no key can come from this connection: not a TLS 1.2 full
         *       handshake with extended master secret, or its key was revoked or has expired. The
         *       connection is closed and nothing stored.
         *     - `AUTHENTICATION_REJECTED` (403): all that the AEF tells a stranger.
         *     - `API_INVOKER_NOT_FOUND` (404): no such invoker is onboarded at the CCF.
         *     - `SECURITY_CONTEXT_NOT_FOUND` (404): no security context, an expired or a revoked one.
         *     - `AEF_NOT_FOUND` (404): no such AEF, or no such interface, at the CCF.
         *     - `RESOURCE_URI_STRUCTURE_NOT_FOUND` (404): no such path.
         *     - `INTERFACE_AMBIGUOUS` (409): several keys match and the request names no interface.
         *     - `PSK_CONNECTION_REQUIRED` (421): the connection is not keyed by PSK.
         *     - `INBOUND_SERVER_ERROR` (502): the peer's answer breaks the contract or contradicts the
         *       question.
         *     - `TARGET_CCF_NOT_REACHABLE` (504): no connection to the peer CCF.
         *     - `TIMED_OUT_REQUEST` (504): the peer CCF did not answer in time.
         */
        Cause: ("INVALID_MSG_FORMAT" | "MANDATORY_IE_MISSING" | "MANDATORY_IE_INCORRECT" | "OPTIONAL_IE_INCORRECT" | "OPTIONAL_QUERY_PARAM_INCORRECT" | "CLIENT_CERTIFICATE_REQUIRED" | "CONSUMER_NOT_AUTHORIZED" | "CCF_NOT_IN_AGREEMENT" | "RELAY_NOT_ALLOWED" | "SECURITY_METHOD_NOT_SELECTED" | "FULL_HANDSHAKE_REQUIRED" | "AUTHENTICATION_REJECTED" | "API_INVOKER_NOT_FOUND" | "SECURITY_CONTEXT_NOT_FOUND" | "AEF_NOT_FOUND" | "RESOURCE_URI_STRUCTURE_NOT_FOUND" | "INTERFACE_AMBIGUOUS" | "PSK_CONNECTION_REQUIRED" | "INBOUND_SERVER_ERROR" | "TARGET_CCF_NOT_REACHABLE" | "TIMED_OUT_REQUEST") | string;
        InvalidParam: {
            /** @description A JSON Pointer into the body (`/aefId`), or the name of a query parameter or header. */
            param: string;
            /** @description What is wrong with it. */
            reason?: string;
        };
        /** @description A bit mask in hexadecimal (TS 29.571 5.2.2): the last character carries features 1 to 4, feature 1 is its lowest bit. The client sends what it supports, the server answers with what both do. `0` and the empty string mean none. */
        SupportedFeatures: string;
        /** @description What went wrong (RFC 9457, TS 29.122). The media type is exactly `application/problem+json`. */
        ProblemDetails: {
            /** @description A URI that names the kind of problem. */
            type?: string;
            /** @description A short text that all problems of a kind share. */
            title?: string;
            /** @description The HTTP status code. */
            status?: number;
            /** @description What is special about this occurrence. */
            detail?: string;
            /** @description A URI that names this occurrence. */
            instance?: string;
            cause?: components["schemas"]["Cause"];
            /** @description Which members or parameters were at fault. Present with the IE and query parameter causes. */
            invalidParams?: components["schemas"]["InvalidParam"][];
            supportedFeatures?: components["schemas"]["SupportedFeatures"];
        };
        /** @description The id that a CCF gave the API invoker when it was onboarded (TS 33.122 6.1). It means something only together with the id of that CCF: two CCFs may issue the same. */
        ApiInvokerId: string;
        /** @description Id of a CAPIF core function, as in ServiceAPIDescription of TS 29.222. */
        CcfId: string;
        /** @description Id of an API exposing function at the CCF where it is registered. At a peer CCF an AEF is the pair of that CCF's id and this one. */
        AefId: string;
        /**
         * Format: ipv4
         * @description An IPv4 address in dotted decimal notation.
         */
        Ipv4Addr: string;
        /**
         * Format: ipv6
         * @description An IPv6 address, best written as RFC 5952 says; compared in that form.
         */
        Ipv6Addr: string;
        /** @description A fully qualified domain name. Compared as A-labels, in lower case, without trailing dot. */
        Fqdn: string;
        /** @description A TCP port; 443 if absent. */
        Port: number;
        /** @description Path segments between host and API name, with a leading slash; absent and `/` are the same. Case and escapes count. */
        ApiPrefix: string;
        /** @description How invoker and AEF authenticate on CAPIF-2e (TS 33.122 6.5.2): `PSK` TLS-PSK with AEF_PSK, `PKI` TLS with certificates, `OAUTH` TLS with an access token. */
        SecurityMethod: ("PSK" | "PKI" | "OAUTH") | string;
        /** @description An interface of an AEF (InterfaceDescription of TS 29.222): exactly one of the three kinds of address. Its apiRoot is `https://host:port` followed by `apiPrefix`, and every API of the AEF lives below it. Each interface has an AEF_PSK of its own. */
        InterfaceDescription: {
            ipv4Addr?: components["schemas"]["Ipv4Addr"];
            ipv6Addr?: components["schemas"]["Ipv6Addr"];
            fqdn?: components["schemas"]["Fqdn"];
            port?: components["schemas"]["Port"];
            apiPrefix?: components["schemas"]["ApiPrefix"];
            /** @description Methods that this interface supports. Plays no part when interfaces are compared. */
            securityMethods?: components["schemas"]["SecurityMethod"][];
        };
    };
    responses: {
        /** @description Temporarily at another instance of the same party. */
        307: {
            headers: {
                Location: components["headers"]["AlternativeLocation"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Permanently at another instance of the same party. */
        308: {
            headers: {
                Location: components["headers"]["AlternativeLocation"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description No client certificate, or none from a known anchor. Ending the handshake with a TLS alert is as good. */
        401: {
            headers: {
                "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description Known, but not allowed to do this. */
        403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description No such path. */
        404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description The client accepts no media type that this operation can answer with. */
        406: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description The URI is longer than the server takes. */
        414: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description Too many requests. */
        429: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description A fault of the server. It says no more than the status. */
        500: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description Not at present; a peer's 429 or 503 ends up here as well. */
        503: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description The caller. */
        CallerIdentified: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CallerIdentity"];
            };
        };
        /** @description The request cannot be read. */
        RequestUnreadable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description The path exists, but not with this method. */
        MethodNotAllowed: {
            headers: {
                Allow: components["headers"]["AllowGet"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description The connection is not keyed by PSK. Connect anew, with the key. */
        PskConnectionRequired: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description Any other status (TS 29.122 5.2.6). */
        default: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description The methods of this path (RFC 9110 10.2.1). */
        AllowGet: string;
        /** @description The same resource at another instance of the same party (TS 29.122 5.2.10). Nobody follows it automatically: once, and only to an origin that is configured for that very party. The example is for requestSecurityInfo. */
        AlternativeLocation: string;
        /** @description The challenge that RFC 9110 11.6.1 asks for. `Mutual` is ours and means mutual TLS with a certificate from a known anchor. */
        WwwAuthenticate: string;
        /** @description When to try again, in seconds or as an HTTP date (RFC 9110 10.2.3). A CCF that relays hands on what its peer said. */
        RetryAfter: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    identifyCaller: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["CallerIdentified"];
            307: components["responses"]["307"];
            308: components["responses"]["308"];
            400: components["responses"]["RequestUnreadable"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["404"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["406"];
            414: components["responses"]["414"];
            421: components["responses"]["PskConnectionRequired"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
            default: components["responses"]["default"];
        };
    };
}
