// Generated from openapi/ by `npm run generate`. Do not edit.

export interface paths {
    "/trustedInvokers/{apiInvokerId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The API invoker, by the id that this CCF gave it. An invoker gives its own. */
                apiInvokerId: components["parameters"]["ApiInvokerId"];
            };
            cookie?: never;
        };
        /**
         * Read an API invoker's security context
         * @description For AEFs that know only today's TS 29.222. An AEF gets its own entries alone, without `notificationDestination`, and with `authenticationInfo=true` the key of each: an entry is about one interface then, so that an AEF with several gets one for each, by `interfaceDetails`. An invoker gets its own context without `authenticationInfo`. About invokers of this CCF only: never relayed, and refused to peer CCFs.
         */
        get: operations["obtainApiInvokerInfo"];
        /**
         * Agree on a security method for each AEF, and derive its keys
         * @description Creates or replaces the invoker's security context; the answer is 201 either way. For each AEF the CCF selects a method out of the invoker's list, and with PSK both ends derive one AEF_PSK for each interface in `aefInterfaces` from the connection that carries this request. Validity counts from the handshake: a second request on the same connection gives the same keys and what remains of it.
         */
        put: operations["obtainSecurityMethod"];
        post?: never;
        /**
         * End an API invoker's security context
         * @description An invoker ends its own context, an AEF its own entries and nobody else's.
         */
        delete: operations["deleteSecurityContext"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trustedInvokers/{apiInvokerId}/update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The API invoker, by the id that this CCF gave it. An invoker gives its own. */
                apiInvokerId: components["parameters"]["ApiInvokerId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Agree anew, in a security context that exists
         * @description As obtainSecurityMethod, for a context that exists already.
         */
        post: operations["updateSecurityMethod"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trustedInvokers/{apiInvokerId}/delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The API invoker, by the id that this CCF gave it. An invoker gives its own. */
                apiInvokerId: components["parameters"]["ApiInvokerId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke an API invoker's authorization for service APIs
         * @description An AEF revokes for its own entries only. The id in the body is the one in the path, otherwise the answer is 400 MANDATORY_IE_INCORRECT.
         */
        post: operations["revokeAuthorization"];
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
        /** @description A security context (ServiceSecurity of TS 29.222), as answered. */
        ServiceSecurity: {
            /** @description One entry for each AEF or interface. */
            securityInfo: components["schemas"]["SecurityInformation"][];
            /**
             * Format: uri
             * @description Where the invoker wants notifications. Stored; nothing is sent there unless its origin is configured.
             */
            notificationDestination?: string;
            /** @description `true` asks for a test notification. */
            requestTestNotification?: boolean;
            websockNotifConfig?: components["schemas"]["WebsockNotifConfig"];
            /** @description This CCF, as its peers know it: id and CAPIF-6e address. The invoker hands it to the AEF unchanged (initiateAuthentication). */
            readonly ccfInformation?: components["schemas"]["CcfInformation"];
            supportedFeatures?: components["schemas"]["SecurityApiFeatures"];
        };
        /** @description A security context as requested: TS 29.222 asks for the notification address here. Members that only a CCF may say are ignored, not stored and not echoed. */
        ServiceSecurityReq: WithRequired<components["schemas"]["ServiceSecurity"], "notificationDestination">;
        /** @description What is agreed for one AEF or one interface (SecurityInformation of TS 29.222): exactly one of `aefId` and `interfaceDetails` says which. */
        SecurityInformation: {
            interfaceDetails?: components["schemas"]["InterfaceDescription"];
            aefId?: components["schemas"]["AefId"];
            /** @description The service API that the entry is about. */
            apiId?: components["schemas"]["ApiId"];
            /** @description The methods that the invoker supports, the preferred one first. */
            prefSecurityMethods: components["schemas"]["SecurityMethod"][];
            /** @description The derivations that the invoker supports, the preferred one first. Absent means TLS12_MASTER_SECRET. If the CCF supports none of them, the answer is 400 OPTIONAL_IE_INCORRECT. */
            keyDerivations?: components["schemas"]["KeyDerivation"][];
            /** @description The method that the CCF selected, one of `prefSecurityMethods`. Absent from an answer it says that invoker and AEF have no method in common, or none that the CCF allows. */
            readonly selSecurityMethod?: components["schemas"]["SecurityMethod"];
            /** @description The seed's "AEF details": the AEF's interfaces, behind topology hiding those of the entry point. One AEF_PSK each, derived from the element exactly as it stands here. */
            readonly aefInterfaces?: components["schemas"]["InterfaceDescription"][];
            /** @description The derivation that the CCF used, one that the invoker supports. */
            readonly keyDerivation?: components["schemas"]["KeyDerivation"];
            /** @description For how long the keys of this entry may still be used. */
            readonly remainingValidity?: components["schemas"]["RemainingValidity"];
            /**
             * Format: password
             * @description With PSK the key of the interface: 64 lower-case hex digits. TS 29.222 leaves the content open.
             */
            readonly authenticationInfo?: string;
            /**
             * Format: password
             * @description Information for authorization; none with PSK.
             */
            readonly authorizationInfo?: string;
        };
        /** @description Notifications over a WebSocket (TS 29.122). Feature Notification_websocket. */
        WebsockNotifConfig: {
            /** @description Where to open it. Set by the CCF. */
            websocketUri?: string;
            /** @description `true` asks for it. */
            requestWebsocketUri?: boolean;
        };
        /** @description What is revoked, and why (SecurityNotification of TS 29.222). */
        SecurityNotification: {
            apiInvokerId: components["schemas"]["ApiInvokerId"];
            aefId?: components["schemas"]["AefId"];
            /** @description The service APIs. */
            apiIds: components["schemas"]["ApiId"][];
            cause: components["schemas"]["RevocationCause"];
        };
        /** @description The id that a CCF gave the API invoker when it was onboarded (TS 33.122 6.1). It means something only together with the id of that CCF: two CCFs may issue the same. */
        ApiInvokerId: string;
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
        /** @description Id of an API exposing function at the CCF where it is registered. At a peer CCF an AEF is the pair of that CCF's id and this one. */
        AefId: string;
        /** @description Id that a CCF gave a published service API. */
        ApiId: string;
        /** @description Which secret of the CAPIF-1e session AEF_PSK is derived from. `TLS12_MASTER_SECRET`: master secret and Session ID of a TLS 1.2 full handshake with extended master secret (RFC 7627), session tickets off, as TS 33.122 A.1 has it. */
        KeyDerivation: "TLS12_MASTER_SECRET" | string;
        /** @description Whole seconds, rounded down, for which AEF_PSK may still be used. Relative, because clocks differ between domains: a receiver counts from when it sent its request, on a monotonic clock. A relay hands on less, never more. With less than a second left there is no key: 404 `SECURITY_CONTEXT_NOT_FOUND`. */
        RemainingValidity: number;
        /** @description Id of a CAPIF core function, as in ServiceAPIDescription of TS 29.222. */
        CcfId: string;
        /** @description Where a CCF is reached by its peers: exactly one of the three kinds of address. Compared as the text `https://<host>:<port><apiPrefix>` with every alias that is configured for a peer, never through DNS. It selects a configured peer; nobody dials or resolves it. */
        CcfAddress: {
            fqdn?: components["schemas"]["Fqdn"];
            ipv4Addr?: components["schemas"]["Ipv4Addr"];
            ipv6Addr?: components["schemas"]["Ipv6Addr"];
            port?: components["schemas"]["Port"];
            apiPrefix?: components["schemas"]["ApiPrefix"];
        };
        /** @description The seed's "CCF-B information (address)": the CCF where the invoker is onboarded. At least one of the two members; a receiver accepts either. Members that select different peers are 400 `MANDATORY_IE_INCORRECT`. A CCF that is named itself takes the invoker for a local one. */
        CcfInformation: {
            ccfId?: components["schemas"]["CcfId"];
            ccfAddress?: components["schemas"]["CcfAddress"];
        };
        /** @description Features of CAPIF_Security_API (TS 29.222 8.5.6), in a bit mask: 1 Notification_test_event, 2 Notification_websocket, 3 SecurityInfoPerAPI, 4 RNAA, 5 CAPIF_Ext1, 6 CAPIF_Ext2, 7 CAPIF_4. The members that this document adds need no bit: who does not know them ignores them. */
        SecurityApiFeatures: components["schemas"]["SupportedFeatures"];
        /** @description Why a permission or a key is revoked (Cause of TS 29.222): `OVERLIMIT_USAGE` the service API was used more than agreed, `UNEXPECTED_REASON` anything else. */
        RevocationCause: ("OVERLIMIT_USAGE" | "UNEXPECTED_REASON") | string;
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
        /** @description The path exists, but not with this method. */
        405: {
            headers: {
                Allow: components["headers"]["AllowPost"];
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
        /** @description The request does not say how long its body is. */
        411: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description The body is longer than the server takes. */
        413: {
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
        /** @description The body is of a media type that this operation does not take. */
        415: {
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
        /** @description Agreed. Both ends now derive the keys. */
        SecurityMethodObtained: {
            headers: {
                Location: components["headers"]["TrustedInvokerLocation"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ServiceSecurity"];
            };
        };
        /** @description Agreed anew. Both ends now derive the keys. */
        SecurityMethodUpdated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ServiceSecurity"];
            };
        };
        /** @description The context, or the entries of the AEF that asks. */
        ApiInvokerInfo: {
            headers: {
                "Cache-Control": components["headers"]["NoStore"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ServiceSecurity"];
            };
        };
        /** @description The context, or the AEF's entries in it, are gone. */
        SecurityContextDeleted: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Revoked. */
        AuthorizationRevoked: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The body cannot be read, lacks a member, or has one that is wrong. */
        SecurityMethodRequestInvalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description A query parameter is wrong, or the request cannot be read. */
        QueryInvalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"];
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
        /** @description The body cannot be read, lacks a member, or has one that is wrong. */
        SecurityNotificationInvalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description Not the invoker of this id; or PSK is selected and no key can come from this connection, which is closed then. Nothing is stored. */
        SecurityMethodRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description No such invoker, AEF or interface. */
        InvokerOrAefNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description No such invoker, AEF or interface, or no context to update. */
        ContextToUpdateNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description No such invoker, or no context, or none of the AEF's entries in it; or the AEF that asks is not registered here. */
        SecurityContextNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description The path exists, but not with this method. */
        TrustedInvokerMethodNotAllowed: {
            headers: {
                Allow: components["headers"]["TrustedInvokerAllow"];
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
    parameters: {
        /** @description The API invoker, by the id that this CCF gave it. An invoker gives its own. */
        ApiInvokerId: components["schemas"]["ApiInvokerId"];
        /** @description `true` asks for `authenticationInfo`, which with PSK is the key. For AEFs; an invoker gets none. */
        AuthenticationInfo: boolean;
        /** @description `true` asks for `authorizationInfo`. There is none with PSK. */
        AuthorizationInfo: boolean;
    };
    requestBodies: {
        /** @description For each AEF the methods that the invoker supports. */
        SecurityMethodRequest: {
            content: {
                "application/json": components["schemas"]["ServiceSecurityReq"];
            };
        };
        /** @description Whose authorization, for which service APIs. */
        SecurityNotification: {
            content: {
                "application/json": components["schemas"]["SecurityNotification"];
            };
        };
    };
    headers: {
        /** @description The context's URI, `{apiRoot}/capif-security/v1/trustedInvokers/{apiInvokerId}`. */
        TrustedInvokerLocation: string;
        /** @description The methods of this path (RFC 9110 10.2.1). */
        TrustedInvokerAllow: string;
        /** @description An answer that carries a key says `no-store`, and no cache keeps it. */
        NoStore: string;
        /** @description The same resource at another instance of the same party (TS 29.122 5.2.10). Nobody follows it automatically: once, and only to an origin that is configured for that very party. The example is for requestSecurityInfo. */
        AlternativeLocation: string;
        /** @description The challenge that RFC 9110 11.6.1 asks for. `Mutual` is ours and means mutual TLS with a certificate from a known anchor. */
        WwwAuthenticate: string;
        /** @description When to try again, in seconds or as an HTTP date (RFC 9110 10.2.3). A CCF that relays hands on what its peer said. */
        RetryAfter: string;
        /** @description The methods of this path (RFC 9110 10.2.1). */
        AllowPost: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    obtainApiInvokerInfo: {
        parameters: {
            query?: {
                /** @description `true` asks for `authenticationInfo`, which with PSK is the key. For AEFs; an invoker gets none. */
                authenticationInfo?: components["parameters"]["AuthenticationInfo"];
                /** @description `true` asks for `authorizationInfo`. There is none with PSK. */
                authorizationInfo?: components["parameters"]["AuthorizationInfo"];
            };
            header?: never;
            path: {
                /** @description The API invoker, by the id that this CCF gave it. An invoker gives its own. */
                apiInvokerId: components["parameters"]["ApiInvokerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["ApiInvokerInfo"];
            307: components["responses"]["307"];
            308: components["responses"]["308"];
            400: components["responses"]["QueryInvalid"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["SecurityContextNotFound"];
            405: components["responses"]["TrustedInvokerMethodNotAllowed"];
            406: components["responses"]["406"];
            414: components["responses"]["414"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
            default: components["responses"]["default"];
        };
    };
    obtainSecurityMethod: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The API invoker, by the id that this CCF gave it. An invoker gives its own. */
                apiInvokerId: components["parameters"]["ApiInvokerId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["SecurityMethodRequest"];
        responses: {
            201: components["responses"]["SecurityMethodObtained"];
            307: components["responses"]["307"];
            308: components["responses"]["308"];
            400: components["responses"]["SecurityMethodRequestInvalid"];
            401: components["responses"]["401"];
            403: components["responses"]["SecurityMethodRefused"];
            404: components["responses"]["InvokerOrAefNotFound"];
            405: components["responses"]["TrustedInvokerMethodNotAllowed"];
            406: components["responses"]["406"];
            411: components["responses"]["411"];
            413: components["responses"]["413"];
            414: components["responses"]["414"];
            415: components["responses"]["415"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
            default: components["responses"]["default"];
        };
    };
    deleteSecurityContext: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The API invoker, by the id that this CCF gave it. An invoker gives its own. */
                apiInvokerId: components["parameters"]["ApiInvokerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["SecurityContextDeleted"];
            307: components["responses"]["307"];
            308: components["responses"]["308"];
            400: components["responses"]["RequestUnreadable"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["SecurityContextNotFound"];
            405: components["responses"]["TrustedInvokerMethodNotAllowed"];
            414: components["responses"]["414"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
            default: components["responses"]["default"];
        };
    };
    updateSecurityMethod: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The API invoker, by the id that this CCF gave it. An invoker gives its own. */
                apiInvokerId: components["parameters"]["ApiInvokerId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["SecurityMethodRequest"];
        responses: {
            200: components["responses"]["SecurityMethodUpdated"];
            307: components["responses"]["307"];
            308: components["responses"]["308"];
            400: components["responses"]["SecurityMethodRequestInvalid"];
            401: components["responses"]["401"];
            403: components["responses"]["SecurityMethodRefused"];
            404: components["responses"]["ContextToUpdateNotFound"];
            405: components["responses"]["405"];
            406: components["responses"]["406"];
            411: components["responses"]["411"];
            413: components["responses"]["413"];
            414: components["responses"]["414"];
            415: components["responses"]["415"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
            default: components["responses"]["default"];
        };
    };
    revokeAuthorization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The API invoker, by the id that this CCF gave it. An invoker gives its own. */
                apiInvokerId: components["parameters"]["ApiInvokerId"];
            };
            cookie?: never;
        };
        requestBody: components["requestBodies"]["SecurityNotification"];
        responses: {
            204: components["responses"]["AuthorizationRevoked"];
            307: components["responses"]["307"];
            308: components["responses"]["308"];
            400: components["responses"]["SecurityNotificationInvalid"];
            401: components["responses"]["401"];
            403: components["responses"]["403"];
            404: components["responses"]["SecurityContextNotFound"];
            405: components["responses"]["405"];
            411: components["responses"]["411"];
            413: components["responses"]["413"];
            414: components["responses"]["414"];
            415: components["responses"]["415"];
            429: components["responses"]["429"];
            500: components["responses"]["500"];
            503: components["responses"]["503"];
            default: components["responses"]["default"];
        };
    };
}
type WithRequired<T, K extends keyof T> = T & {
    [P in K]-?: T[P];
};
