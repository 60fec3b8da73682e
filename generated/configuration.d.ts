// Generated from openapi/ by `npm run generate`. Do not edit.

export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description One CAPIF core function, home and relay at once. */
        CcfConfiguration: {
            /** @description How this CCF is named in agreements and in CcfInformation. */
            ccfId: components["schemas"]["Identifier"];
            listen: components["schemas"]["Listen"];
            /** @description Where others reach this CCF; it also becomes the address in the CCF information that invokers get. Without it, the listen address. */
            apiRoot?: components["schemas"]["ApiRoot"];
            /** @description Further addresses of this CCF that a CcfInformation may name. */
            aliases?: components["schemas"]["ApiRoot"][];
            tls: components["schemas"]["OwnCertificate"];
            /** @description The CAs of this domain, and who each of them may vouch for. */
            trustAnchors?: components["schemas"]["TrustAnchor"][];
            /** @description The API invokers onboarded here. */
            invokers?: {
                apiInvokerId: components["schemas"]["Identifier"];
                /** @description For this invoker, in the place of the CCF's own. */
                keyValiditySeconds?: components["schemas"]["KeyValidity"];
            }[];
            /** @description The API exposing functions registered here, with what they published. */
            aefs?: components["schemas"]["RegisteredAef"][];
            /** @description The CCFs that this one has an agreement with (TS 23.222 8.25.3.3). */
            peers?: components["schemas"]["Peer"][];
            /**
             * @description How long an AEF_PSK is valid, counted from the handshake; never past the end of the invoker's certificate.
             * @default 3600
             */
            keyValiditySeconds?: components["schemas"]["KeyValidity"];
            /** @description How long a peer CCF may take to answer. */
            relayTimeoutSeconds?: components["schemas"]["Timeout"];
            /** @description With this member the CCF offers feature RevocationNotification. It tells its AEFs and peers, at their `notificationOrigins`, that a key they asked for is revoked, and is told by its peers at `/notifications` below its apiRoot. */
            notifications?: {
                /** @description Where peers notify this CCF; its apiRoot if absent. Replicas on one store give the address that they stand behind: a notice then finds one of them, also when that which asked for the key is gone. Peers have to have its origin among this CCF's `notificationOrigins`. */
                apiRoot?: components["schemas"]["ApiRoot"];
                /**
                 * @description How long a receiver may take to answer.
                 * @default 3
                 */
                timeoutSeconds?: components["schemas"]["Timeout"];
                /**
                 * @description How long after the first failure a notice is sent again; twice as long after each further one. Up to half of it is left to chance.
                 * @default 1
                 */
                firstRetrySeconds?: components["schemas"]["Timeout"];
                /**
                 * @description The longest time between two attempts.
                 * @default 60
                 */
                longestRetrySeconds?: components["schemas"]["Timeout"];
            };
            store?: components["schemas"]["Store"];
            limits?: components["schemas"]["Limits"];
            rates?: components["schemas"]["CcfRates"];
            admin?: components["schemas"]["Admin"];
        };
        /** @description One API exposing function with its sample service. */
        AefConfiguration: {
            aefId: components["schemas"]["Identifier"];
            tls: components["schemas"]["OwnCertificate"];
            /** @description The interfaces as published to the CCF; one AEF_PSK each. */
            interfaces: {
                fqdn?: components["schemas"]["Host"];
                ipv4Addr?: components["schemas"]["Host"];
                ipv6Addr?: components["schemas"]["Host"];
                port?: components["schemas"]["Port"];
                apiPrefix?: components["schemas"]["ApiPrefix"];
                listen?: components["schemas"]["Listen"];
            }[];
            /** @description The CCF that this AEF is registered with (CCF-A). */
            coreFunction: {
                apiRoot: components["schemas"]["ApiRoot"];
                replicas?: components["schemas"]["Replicas"];
                ca: components["schemas"]["File"];
                redirectOrigins?: components["schemas"]["Origins"];
                timeoutSeconds?: components["schemas"]["Timeout"];
            };
            /**
             * @description What TLS-PSK is offered in.
             * @default [
             *       "1.2",
             *       "1.3"
             *     ]
             */
            tlsVersions?: ("1.2" | "1.3")[];
            /**
             * @description Refuse an Authentication Initiation Request without aefPskId, so that a stranger learns nothing from step 4.
             * @default false
             */
            requireAefPskId?: boolean;
            /**
             * @description How long a refusal of the CCF is remembered for the very same question.
             * @default 5
             */
            failureMemorySeconds?: number;
            /** @description With this member the AEF offers its CCF feature RevocationNotification, and is told of revoked keys at `/notifications`, on a port of its own that asks for certificates. */
            notifications?: {
                /** @description What the certificate of its CCF names; a notice of anybody else is refused. */
                ccfId: components["schemas"]["Identifier"];
                name?: components["schemas"]["CertificateName"];
                listen: components["schemas"]["Listen"];
                /** @description Where the CCF reaches that port; the listen address if absent. The CCF has to have its origin among this AEF's `notificationOrigins`. */
                apiRoot?: components["schemas"]["ApiRoot"];
            };
            store?: components["schemas"]["Store"];
            limits?: components["schemas"]["Limits"];
            rates?: components["schemas"]["AefRates"];
            admin?: components["schemas"]["Admin"];
        };
        /** @description With this member the command opens a plain HTTP port for its operator: `/healthz`, `/readyz` and `/metrics` of `openapi/admin.yaml`. It asks for no credentials; with workers it is one port for all of them. */
        Admin: {
            listen: components["schemas"]["Listen"];
        };
        /** @description What a listener takes before it ends a connection; each port counts for itself. IPv6 addresses count per /64. */
        Limits: {
            /**
             * @description Connections at a time; a further one is closed at once.
             * @default 4096
             */
            connections?: number;
            /**
             * @description Of these, from one address.
             * @default 512
             */
            connectionsPerAddress?: number;
            /**
             * @description New connections from one address, five times as many within five seconds; a further one is closed before its handshake. Each process counts for itself.
             * @default 100
             */
            connectionsPerSecond?: number;
            /**
             * @description For the TLS handshake.
             * @default 10
             */
            handshakeSeconds?: components["schemas"]["Duration"];
            /**
             * @description For a request's headers in HTTP/1.1, the wait for a connection's first request included.
             * @default 10
             */
            headersSeconds?: components["schemas"]["Duration"];
            /**
             * @description For a whole request, headers and body.
             * @default 30
             */
            requestSeconds?: components["schemas"]["Duration"];
            /**
             * @description For a connection without a request, and for a caller that does not take its answer. With a connection of CAPIF-1e goes the session that the key was derived from.
             * @default 60
             */
            idleSeconds?: components["schemas"]["Duration"];
            /**
             * @description For the exchanges under way when the party is told to end (SIGTERM, SIGINT); it takes no new connection meanwhile, and says in its answers that the connection ends.
             * @default 10
             */
            drainSeconds?: number;
            /**
             * @description For a request's headers.
             * @default 16384
             */
            headerBytes?: number;
            /**
             * @description For a request's body; more is 413.
             * @default 65536
             */
            bodyBytes?: number;
            /**
             * @description Requests at a time on one connection of HTTP/2.
             * @default 100
             */
            streams?: number;
        };
        /** @description How many requests a CCF takes from one caller; more are 429 with Retry-After. */
        CcfRates: {
            /** @description From one API invoker, by its certificate. */
            invoker?: components["schemas"]["Rate"];
            /** @description From one AEF, by its certificate. */
            aef?: components["schemas"]["Rate"];
            /** @description From one peer CCF, by its certificate. */
            ccf?: components["schemas"]["Rate"];
            /** @description Relayed to one peer CCF. Callers of one AEF cannot take it all where this is more than `aef`. */
            peer?: components["schemas"]["Rate"];
        };
        /** @description How many Authentication Initiation Requests (step 4) an AEF takes; more are 429 with Retry-After. A request whose aefPskId is that of a held key counts nowhere. */
        AefRates: {
            /** @description From one address, and whatever else from there the port of an interface refuses before it knows of a key. What cannot be read as a request ends its connection, and counts as that alone. */
            address?: components["schemas"]["Rate"];
            /** @description About one apiInvokerId from one address, whichever CCF is named with it: nobody has proven to be it, so that nobody elsewhere can use this up. */
            invoker?: components["schemas"]["Rate"];
            /** @description Questions that this AEF puts to its CCF, whoever caused them. Held keys, remembered refusals and questions in flight already need none. It takes as many notices from it. */
            upstream?: components["schemas"]["Rate"];
        };
        /** @description So many requests in so many seconds. */
        Rate: {
            requests: number;
            seconds: number;
        };
        /** @description Seconds. */
        Duration: number;
        /** @description The API invoker's side of the eleven steps. */
        InvokerConfiguration: {
            apiInvokerId: components["schemas"]["Identifier"];
            tls: components["schemas"]["OwnCertificate"];
            /** @description The CCF that this invoker is onboarded at (CCF-B). */
            coreFunction: {
                apiRoot: components["schemas"]["ApiRoot"];
                replicas?: components["schemas"]["Replicas"];
                ca: components["schemas"]["File"];
                redirectOrigins?: components["schemas"]["Origins"];
            };
            /** @description The AEF to call, by its id or by one of its interfaces. */
            aef: {
                aefId?: components["schemas"]["Identifier"];
                interfaceDetails?: components["schemas"]["InterfaceDetails"];
                /** @description The anchor of the AEF's domain, for the certificate leg of step 4. */
                ca?: components["schemas"]["File"];
                /** @description Go without that anchor: then only step 11 authenticates the AEF. Has to be said. */
                withoutAnchor?: boolean;
                redirectOrigins?: components["schemas"]["Origins"];
            };
            /** @description Where CCF-B may notify this invoker; a CCF stores it. */
            notificationDestination?: components["schemas"]["Uri"];
            /**
             * @description The TLS version of step 11.
             * @default 1.3
             * @enum {unknown}
             */
            tlsVersion?: "1.2" | "1.3";
            /** @description How long each request may take. */
            timeoutSeconds?: components["schemas"]["Timeout"];
        };
        /** @description What to change in the lab; every member is optional. */
        LabConfiguration: {
            /**
             * @description The address that the parties listen on and are named by.
             * @default 127.0.0.1
             */
            listen?: components["schemas"]["Host"];
            /** @description Fixed ports; a party without one gets a free port. */
            ports?: {
                "ccf-a"?: components["schemas"]["ListenPort"];
                "ccf-b"?: components["schemas"]["ListenPort"];
                aef?: components["schemas"]["ListenPort"];
            };
            /** @description The path prefix of the AEF's interface. */
            apiPrefix?: components["schemas"]["ApiPrefix"];
            /** @description CAs to issue with, per domain, in the place of throw-away ones: somebody else's party can then know them before the lab runs. `key` signs, so it is a CA's private key. */
            authorities?: {
                a?: components["schemas"]["OwnCertificate"];
                b?: components["schemas"]["OwnCertificate"];
            };
            /** @description Further trust anchors, per CCF. */
            trustAnchors?: {
                "ccf-a"?: components["schemas"]["TrustAnchor"][];
                "ccf-b"?: components["schemas"]["TrustAnchor"][];
            };
            /** @description Further certificates to make, by the name that lab.json lists them under. */
            identities?: {
                [key: string]: {
                    /**
                     * @description Whose CA issues it.
                     * @enum {unknown}
                     */
                    domain: "a" | "b";
                    role: components["schemas"]["Role"];
                    id: components["schemas"]["Identifier"];
                    /**
                     * @description Whether an invoker is also onboarded at that domain's CCF.
                     * @default true
                     */
                    onboarded?: boolean;
                };
            };
            /** @description CCF-B's keyValiditySeconds. */
            keyValiditySeconds?: components["schemas"]["KeyValidity"];
            /** @description CCF-A's relayTimeoutSeconds. */
            relayTimeoutSeconds?: components["schemas"]["Timeout"];
            /** @description Somebody else's party in the place of ours. */
            external?: {
                "ccf-a"?: components["schemas"]["ExternalCcf"];
                "ccf-b"?: components["schemas"]["ExternalCcf"];
                aef?: {
                    aefId: components["schemas"]["Identifier"];
                    interfaceDetails: components["schemas"]["InterfaceDetails"];
                    /** @description The anchor of its server certificate and of its client certificate. */
                    ca: components["schemas"]["File"];
                };
            };
        };
        /** @description What the mocks answer: an invoker's or AEF's id selects a scenario. `mocks/scenarios.yaml` is the one that the package brings. */
        ScenariosConfiguration: {
            scenarios: components["schemas"]["Scenario"][];
        };
        Scenario: {
            /** @description A name for people. */
            name: string;
            /** @description What happens, in a few words. */
            title: string;
            /** @description The invoker that selects the scenario, in path or body. */
            apiInvokerId?: components["schemas"]["Identifier"];
            /** @description The AEF that selects it, if the invoker selects none. */
            aefId?: components["schemas"]["Identifier"];
            /** @description What differs from the first example of the first success, by operationId. */
            answers?: {
                [key: string]: components["schemas"]["ScenarioAnswer"];
            };
        };
        ScenarioAnswer: {
            /** @description A status that the operation documents. */
            status?: number;
            /** @description A named example of that status. */
            example?: string;
            /** @description Members to set in the answer, by JSON Pointer. */
            set?: {
                [key: string]: unknown;
            };
            /** @description Members to leave out of the answer, by JSON Pointer. */
            remove?: string[];
            /** @description Milliseconds before the answer. */
            delayMs?: number;
            /** @description Close the connection instead of answering. */
            drop?: boolean;
        };
        ExternalCcf: {
            apiRoot: components["schemas"]["ApiRoot"];
            ccfId: components["schemas"]["Identifier"];
            /** @description The anchor of its server certificate and of its client certificate. */
            ca: components["schemas"]["File"];
        };
        /** @description A CCF of another domain under an agreement: where it is, which anchor vouches for it as a CCF, and the AEFs of its domain whose keys it may ask for. */
        Peer: {
            ccfId: components["schemas"]["Identifier"];
            apiRoot: components["schemas"]["ApiRoot"];
            replicas?: components["schemas"]["Replicas"];
            /** @description Further addresses by which a CcfInformation may name this peer. */
            aliases?: components["schemas"]["ApiRoot"][];
            /** @description The anchor that vouches for this peer, as a CCF with this ccfId only. */
            ca: components["schemas"]["File"];
            name?: components["schemas"]["CertificateName"];
            aefs?: components["schemas"]["RegisteredAef"][];
            redirectOrigins?: components["schemas"]["Origins"];
            notificationOrigins?: components["schemas"]["Origins"];
        };
        RegisteredAef: {
            aefId: components["schemas"]["Identifier"];
            interfaces: components["schemas"]["InterfaceDetails"][];
            notificationOrigins?: components["schemas"]["Origins"];
        };
        /** @description An interface as TS 29.222's InterfaceDescription writes it: one host, and what follows. */
        InterfaceDetails: {
            fqdn?: components["schemas"]["Host"];
            ipv4Addr?: components["schemas"]["Host"];
            ipv6Addr?: components["schemas"]["Host"];
            port?: components["schemas"]["Port"];
            apiPrefix?: components["schemas"]["ApiPrefix"];
            /** @description The methods that the AEF offers there; PSK alone if absent. */
            securityMethods?: ("PSK" | "PKI" | "OAUTH")[];
        };
        /** @description A CA and the roles and ids that its certificates may bear. */
        TrustAnchor: {
            ca: components["schemas"]["File"];
            vouchesFor: {
                role: components["schemas"]["Role"];
                /** @description The ids it may vouch for; all if absent. A final * stands for any end. */
                ids?: string[];
                name?: components["schemas"]["CertificateName"];
            }[];
        };
        /** @description Where a certificate bears the id: `uri` is a subjectAltName URI, `commonName` the subject's CN; `{id}` stands for the id (percent-encoded in a URI). Without it, the URI `urn:capif:<role>:{id}`. */
        CertificateName: {
            uri?: string;
            commonName?: string;
        };
        /** @description Where a party keeps security contexts and keys, so that they outlive its process. Without this member: lmdb, in a folder beside the configuration file (`ccf.yaml` has `ccf.store`). */
        Store: {
            /**
             * @description `lmdb` is embedded, for one process or the `--workers` of one machine; `redis` (or Valkey) is for replicas on several machines, whose clocks agree within 5 seconds; `memory` ends with the process.
             * @enum {unknown}
             */
            driver: "lmdb" | "redis" | "memory";
            /** @description `lmdb`: the folder, relative to the configuration's. */
            path?: string;
            /** @description `redis`, which needs it: where it is; with `rediss` over TLS, credentials apart. */
            url?: string;
            /** @description `redis`: the ACL user; `default` if absent. */
            username?: string;
            /** @description `redis`: where the password is. */
            password?: components["schemas"]["SecretPlace"];
            /** @description `redis`: the anchor of its certificate; those of the system if absent. */
            ca?: components["schemas"]["File"];
            /** @description The keys that seal what is stored (AES-256-GCM), 32 octets each in base64 or hex. The first seals, all of them open. Without them `lmdb` makes one of its own, in a file beside its folder; `redis` needs them, for replicas share them. */
            sealingKeys?: {
                kid: components["schemas"]["Identifier"];
                file?: components["schemas"]["SecretFile"];
                env?: components["schemas"]["SecretVariable"];
            }[];
            /**
             * @description How long a read or a write may take; 503 then.
             * @default 2
             */
            timeoutSeconds?: components["schemas"]["Timeout"];
        };
        SecretPlace: {
            file?: components["schemas"]["SecretFile"];
            env?: components["schemas"]["SecretVariable"];
        };
        /** @description A file that holds the secret and nothing else. */
        SecretFile: string;
        /** @description An environment variable that holds the secret. */
        SecretVariable: string;
        /** @description The party's certificate chain and private key, PEM files. */
        OwnCertificate: {
            cert: components["schemas"]["File"];
            key: components["schemas"]["File"];
        };
        Listen: {
            /**
             * @description The address to listen on.
             * @default 127.0.0.1
             */
            host?: components["schemas"]["Host"];
            port: components["schemas"]["ListenPort"];
        };
        /** @enum {unknown} */
        Role: "invoker" | "aef" | "ccf";
        Identifier: string;
        /** @description A PEM file, relative to the configuration's folder. */
        File: string;
        Host: string;
        Port: number;
        /** @description 0 takes a free port. */
        ListenPort: number;
        ApiPrefix: string;
        /** @description `https://host:port<prefix>`, without a trailing slash. */
        ApiRoot: string;
        /** @description Further origins (`https://host:port`) of that very party. */
        Origins: string[];
        /** @description Further apiRoots of this very CCF, whose replicas share a store. They are tried in this order where apiRoot cannot be reached or does not answer; a request that may have arrived is sent once more at most. */
        Replicas: components["schemas"]["ApiRoot"][];
        /** @description Seconds. */
        KeyValidity: number;
        Timeout: number;
        /** Format: uri */
        Uri: string;
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
