// Generated from openapi/ by `npm run generate`. Do not edit.

export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description What is under test. A role that has no member here is not tested; a prerequisite that a case needs and that is missing makes the case not testable, which counts as a failure. */
        TargetConfiguration: {
            /** @description What the reports call the target. */
            name: string;
            /** @description Whose party each one is, for reports that set several runs side by side. */
            vendors?: {
                "ccf-a"?: components["schemas"]["Vendor"];
                "ccf-b"?: components["schemas"]["Vendor"];
                aef?: components["schemas"]["Vendor"];
                invoker?: components["schemas"]["Vendor"];
            };
            /**
             * @description The address that the suite's own parties listen on.
             * @default 127.0.0.1
             */
            listen?: string;
            timeouts?: {
                /**
                 * @description How long the target may take for an answer.
                 * @default 5
                 */
                answerSeconds?: components["schemas"]["Seconds"];
                /**
                 * @description How long the suite waits before it says that nothing came.
                 * @default 0.3
                 */
                quietSeconds?: components["schemas"]["Seconds"];
                /**
                 * @description How long CCF-A waits for a peer CCF that does not answer.
                 * @default 3
                 */
                relaySeconds?: components["schemas"]["Seconds"];
                /**
                 * @description How long a CCF may take to tell that a key is revoked, and to tell it again where that was not acknowledged.
                 * @default 3
                 */
                noticeSeconds?: components["schemas"]["Seconds"];
            };
            /** @description What the target does and does not do: its implementation conformance statement (`conformance ics`), by item. An item that is absent has its default. */
            features?: {
                [key: string]: boolean | string | number;
            };
            hooks?: components["schemas"]["Hooks"];
            "ccf-home"?: components["schemas"]["HomeTarget"];
            "ccf-relay"?: components["schemas"]["RelayTarget"];
            aef?: components["schemas"]["AefTarget"];
            invoker?: components["schemas"]["InvokerTarget"];
            interconnect?: components["schemas"]["InterconnectTarget"];
        };
        /** @description Cases that are known to fail, each with its reason and the day it must be mended. */
        ExpectedFailuresConfiguration: {
            id: string;
            reason: string;
            /**
             * Format: date
             * @description The last day on which the failure is expected.
             */
            until: string;
        }[];
        /** @description One finished run of the conformance suite (`report.json`). A reader ignores members that it does not know. */
        RunReport: {
            /** @constant */
            reportVersion: "1";
            manifest: components["schemas"]["ReportManifest"];
            summary: components["schemas"]["ReportSummary"];
            results: components["schemas"]["ReportResult"][];
            integrity: components["schemas"]["ReportIntegrity"];
        };
        /** @description What was run against what; enough to run the same again. */
        ReportManifest: {
            suite: components["schemas"]["NameAndVersion"];
            /** @description Over the bundles of the contract's documents, in the order of their names. */
            contractSha256: components["schemas"]["Sha256"];
            profile: components["schemas"]["NameAndVersion"];
            selection: {
                roles: components["schemas"]["TestedRole"][];
                only: string[];
                level?: string;
                /** @description The cases that were selected, in the catalogue's order. */
                ids: string[];
            };
            target: {
                name: string;
                /** @description The target file as the run was told it; from there a case is repeated. */
                file?: string;
                /** @description Whose party each one is, by the party's name. */
                vendors: {
                    [key: string]: string;
                };
            };
            /** @description The implementation conformance statement; every item's answer. */
            statement: {
                [key: string]: boolean;
            };
            /** @description The expected failures that were taken into account. */
            baseline?: {
                sha256: components["schemas"]["Sha256"];
                ids: string[];
            };
            /** @description The version of Node.js that ran the suite. */
            node: string;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            endedAt: string;
            /** @description Whether the run was ended before every case had run. */
            interrupted: boolean;
            exitCode: number;
        };
        /** @description What follows from the results. */
        ReportSummary: {
            total: number;
            outcomes: components["schemas"]["OutcomeCounts"];
            /** @description The same for each role that was tested. */
            roles: {
                [key: string]: components["schemas"]["OutcomeCounts"];
            };
        };
        /** @description How many cases had each outcome. */
        OutcomeCounts: {
            pass: components["schemas"]["Count"];
            fail: components["schemas"]["Count"];
            dropped: components["schemas"]["Count"];
            warn: components["schemas"]["Count"];
            info: components["schemas"]["Count"];
            "not-applicable": components["schemas"]["Count"];
            "not-testable": components["schemas"]["Count"];
            "expected-failure": components["schemas"]["Count"];
            error: components["schemas"]["Count"];
        };
        /** @description A case's verdict with everything that a reader needs to believe it; no secret is in it. */
        ReportResult: {
            id: components["schemas"]["Identifier"];
            role: components["schemas"]["TestedRole"];
            theme: string;
            /**
             * @description The clause's own keyword; FFS for what the source leaves open.
             * @enum {string}
             */
            level: "MUST" | "SHOULD" | "MAY" | "FFS";
            clause: string;
            /** @description The step of TR 33.700-22 6.13.2.2 that the case is about. */
            step: number;
            title: string;
            outcome: components["schemas"]["CaseOutcome"];
            /** @description Why it is not a pass, in one line. */
            reason?: string;
            expected?: string;
            actual?: string;
            /**
             * @description Of an error, whose it is; never the target's.
             * @enum {string}
             */
            fault?: "network" | "suite";
            durationMs: number;
            exchanges: components["schemas"]["RecordedExchange"][];
        };
        /**
         * @description `fail`, `dropped` (the connection was closed in the place of an answer) and `not-testable` (a prerequisite is missing) make a run not conformant.
         * @enum {string}
         */
        CaseOutcome: "pass" | "fail" | "dropped" | "warn" | "info" | "not-applicable" | "not-testable" | "expected-failure" | "error";
        /** @description One request with what became of it. */
        RecordedExchange: {
            /** @description Milliseconds since the case began. */
            at: number;
            from: string;
            to: string;
            method: string;
            url: string;
            requestHeaders: components["schemas"]["RecordedHeaders"];
            requestBody?: unknown;
            status?: number;
            responseHeaders?: components["schemas"]["RecordedHeaders"];
            responseBody?: unknown;
            /** @description Version and cipher suite of the connection. */
            tls?: string;
            /** @description Why there is no answer. */
            failure?: string;
        };
        RecordedHeaders: {
            [key: string]: string;
        };
        /** @description SHA-256 over the canonical JSON (RFC 8785) of a member. It shows damage and careless edits; it is no signature. */
        ReportIntegrity: {
            manifest: components["schemas"]["Sha256"];
            results: components["schemas"]["Sha256"];
        };
        /** @enum {string} */
        TestedRole: "ccf-home" | "ccf-relay" | "aef" | "invoker" | "interconnect";
        NameAndVersion: {
            name: string;
            version: string;
        };
        Count: number;
        Sha256: string;
        /** @description What brings the target into a known state: a command (run without a shell), or a URL that is called with POST. */
        Hooks: {
            beforeRun?: components["schemas"]["Hook"];
            afterRun?: components["schemas"]["Hook"];
            /** @default 30 */
            timeoutSeconds?: components["schemas"]["Seconds"];
        };
        Hook: {
            command?: components["schemas"]["Command"];
            /** Format: uri */
            url?: string;
        };
        /** @description A CCF as the invoker's home (CCF-B). The suite is its invokers, the peer CCF that asks for keys, and the AEFs of its own domain. */
        HomeTarget: {
            /** @description Where all its APIs are. `http:` only with profile ts-29222. */
            apiRoot: components["schemas"]["AnyApiRoot"];
            /** @description Where an API is that is not below apiRoot. */
            apiRoots?: components["schemas"]["CcfApiRoots"];
            /** @description The anchor of its server certificate. */
            ca?: components["schemas"]["Pem"];
            ccfId?: components["schemas"]["Identifier"];
            /** @description Onboarded API invokers, a lane each; cases that need one run side by side. */
            invokers: components["schemas"]["InvokerIdentity"][];
            /** @description An onboarded invoker whose keys are valid for so few seconds that a case can wait. */
            shortLived?: {
                apiInvokerId: components["schemas"]["Identifier"];
                cert?: components["schemas"]["Pem"];
                key?: components["schemas"]["Pem"];
                validitySeconds: number;
            };
            /** @description An onboarded invoker whose keys would outlive its certificate: validitySeconds is how long they are valid otherwise. */
            longLived?: {
                apiInvokerId: components["schemas"]["Identifier"];
                cert: components["schemas"]["Pem"];
                key: components["schemas"]["Pem"];
                validitySeconds: number;
            };
            /** @description A certificate of an invoker that the CCF's anchor vouches for but that is not onboarded. */
            notOnboarded?: components["schemas"]["InvokerIdentity"];
            /** @description The CCF under an agreement whose place the suite takes (CCF-A). */
            peer?: components["schemas"]["CcfIdentity"];
            /** @description A second CCF under an agreement, which does not cover `aef`. */
            otherPeer?: components["schemas"]["CcfIdentity"];
            /** @description An AEF with one interface that offers PSK, covered by the agreement with `otherPeer`. */
            otherPeerAef?: components["schemas"]["KnownAef"];
            /** @description A CCF whose certificate a known anchor signed, but with which there is no agreement. */
            withoutAgreement?: components["schemas"]["CcfIdentity"];
            /** @description An AEF with one interface that offers PSK, covered by the agreement with `peer`. */
            aef?: components["schemas"]["KnownAef"];
            /** @description Another such AEF. */
            secondAef?: components["schemas"]["KnownAef"];
            /** @description An AEF with two or more interfaces that offer PSK, covered by the agreement. */
            multiInterfaceAef?: components["schemas"]["KnownAef"];
            /** @description An AEF with one interface that offers PSK and PKI alike. */
            multiMethodAef?: components["schemas"]["KnownAef"];
            /** @description An AEF whose only interface offers PKI and not PSK. */
            pkiAef?: components["schemas"]["KnownAef"];
            /** @description An AEF that is registered at this very CCF, with its certificate. */
            localAef?: components["schemas"]["LocalAef"];
            /** @description Another one. */
            otherLocalAef?: components["schemas"]["LocalAef"];
            /** @description Certificates that must be refused, whatever they ask for. */
            certificates?: {
                /** @description The first invoker's id, from the same CA, expired. */
                expired?: components["schemas"]["Credentials"];
                /** @description The first invoker's id, from the same CA, valid from tomorrow on. */
                notYetValid?: components["schemas"]["Credentials"];
                /** @description The peer's id from the peer's CA, expired. */
                expiredPeer?: components["schemas"]["Credentials"];
                notYetValidPeer?: components["schemas"]["Credentials"];
                /** @description A certificate of the home's CA that names an invoker and an AEF. */
                twoRoles?: components["schemas"]["Credentials"];
                /** @description The first invoker's id, but from the peer's CA. */
                peersInvoker?: components["schemas"]["Credentials"];
                /** @description The local AEF's id, but from the peer's CA. */
                peersAef?: components["schemas"]["Credentials"];
                /** @description The other peer's ccfId, but from the first peer's CA. */
                peersThirdCcf?: components["schemas"]["Credentials"];
            };
        };
        /** @description A CCF as the AEF's (CCF-A). The suite is its AEFs in front and its peer CCFs behind. */
        RelayTarget: {
            apiRoot: components["schemas"]["ApiRoot"];
            ca: components["schemas"]["Pem"];
            ccfId?: components["schemas"]["Identifier"];
            /** @description A registered AEF with one interface. */
            aef: components["schemas"]["LocalAef"];
            /** @description Another registered AEF. */
            secondAef?: components["schemas"]["LocalAef"];
            /** @description The peer CCFs whose places the suite takes; the suite listens where they are. */
            peers: components["schemas"]["PlayedCcf"][];
            /** @description An invoker of this domain, which may not ask. */
            invoker?: components["schemas"]["InvokerIdentity"];
            /** @description A certificate of an AEF that the CCF's anchor vouches for but that is not registered. */
            unregisteredAef?: components["schemas"]["AefIdentity"];
            /** @description An AEF of the first peer's domain that the agreement with that peer covers. */
            coveredAef?: components["schemas"]["KnownAef"];
            certificates?: {
                /** @description The AEF's id, from the same CA, expired. */
                expired?: components["schemas"]["Credentials"];
                notYetValid?: components["schemas"]["Credentials"];
                twoRoles?: components["schemas"]["Credentials"];
                /** @description The AEF's id, but from the first peer's CA. */
                peersAef?: components["schemas"]["Credentials"];
            };
        };
        /** @description An AEF. The suite is the invoker in front, and the CCF that the AEF is registered with behind. */
        AefTarget: {
            aefId: components["schemas"]["Identifier"];
            /** @description The anchor of its server certificate. */
            ca: components["schemas"]["Pem"];
            /** @description What it published; one AEF_PSK each. */
            interfaces: components["schemas"]["InterfaceDetails"][];
            /** @description The CCF whose place the suite takes (CCF-A); the suite listens where it is. */
            coreFunction: components["schemas"]["PlayedCcf"];
            /** @description Another CCF, of the same CA, which may not notify the AEF. */
            otherCcf?: components["schemas"]["CcfIdentity"];
            /**
             * @description A service API to GET inside TLS-PSK, below the interface's apiRoot.
             * @default /sample-service/v1/whoami
             */
            servicePath?: string;
            /**
             * @description How long the AEF remembers a refusal of its CCF.
             * @default 5
             */
            failureMemorySeconds?: number;
        };
        /** @description An API invoker. The suite is its home CCF and the AEF, starts the invoker for each case, and watches what it sends, derives and refuses. */
        InvokerTarget: {
            /** @description One invoker each, with a home CCF of its own that the suite plays. */
            lanes: {
                apiInvokerId: components["schemas"]["Identifier"];
                /** @description Starts the invoker. It has to run steps 1 to 11, make one service call, and end with exit code 0 only if that was answered. */
                command: components["schemas"]["Command"];
                /** @description The anchor of its client certificate. */
                ca?: components["schemas"]["Pem"];
                coreFunction: components["schemas"]["PlayedCcf"];
                /** @description The AEF whose place the suite takes, at any free port. */
                aef: {
                    aefId: components["schemas"]["Identifier"];
                    cert: components["schemas"]["Pem"];
                    key: components["schemas"]["Pem"];
                    servers?: components["schemas"]["RefusedServers"];
                };
            }[];
            /**
             * @description How long one run of the invoker may take.
             * @default 15
             */
            runSeconds?: components["schemas"]["Seconds"];
        };
        /** @description CCF-A, CCF-B and the AEF, all of them somebody else's. The suite is the invoker and runs the eleven steps. */
        InterconnectTarget: {
            /** @description CCF-B's apiRoot. */
            home: components["schemas"]["ApiRoot"];
            homeCa: components["schemas"]["Pem"];
            homeCcfId?: components["schemas"]["Identifier"];
            /** @description Invokers onboarded at CCF-B, a lane each. */
            invokers: components["schemas"]["InvokerIdentity"][];
            /** @description One whose keys are valid for so few seconds that a case can wait. */
            shortLived?: {
                apiInvokerId: components["schemas"]["Identifier"];
                cert: components["schemas"]["Pem"];
                key: components["schemas"]["Pem"];
                validitySeconds: number;
            };
            aef: components["schemas"]["KnownAef"];
            aefCa: components["schemas"]["Pem"];
            /** @default /sample-service/v1/whoami */
            servicePath?: string;
        };
        /** @description A CCF whose place the suite takes, and the certificates that it shows there. */
        PlayedCcf: {
            ccfId: components["schemas"]["Identifier"];
            /** @description Where the target believes it is; its port is where the suite listens. */
            apiRoot: components["schemas"]["ApiRoot"];
            /** @description Further addresses by which the target knows it. */
            aliases?: components["schemas"]["ApiRoot"][];
            cert: components["schemas"]["Pem"];
            key: components["schemas"]["Pem"];
            /** @description The anchor of the certificate that the target shows there as client. */
            clientCa?: components["schemas"]["Pem"];
            servers?: components["schemas"]["RefusedServers"];
        };
        /** @description Server certificates that the target must refuse. */
        RefusedServers: {
            /** @description The party's own name from the same CA, expired. */
            expired?: components["schemas"]["Credentials"];
            notYetValid?: components["schemas"]["Credentials"];
            /** @description From the same CA, for another host. */
            otherHost?: components["schemas"]["Credentials"];
        };
        KnownAef: {
            aefId: components["schemas"]["Identifier"];
            interfaces: components["schemas"]["InterfaceDetails"][];
        };
        LocalAef: {
            aefId: components["schemas"]["Identifier"];
            interfaces: components["schemas"]["InterfaceDetails"][];
            cert?: components["schemas"]["Pem"];
            key?: components["schemas"]["Pem"];
            /**
             * Format: uri
             * @description An address on an origin that the CCF has configured for this AEF. With feature RevocationNotification the suite listens at its port, at paths below it.
             */
            notificationDestination?: string;
            /** @description The anchor of the certificate that the target shows there as client. */
            clientCa?: components["schemas"]["Pem"];
        };
        AefIdentity: {
            aefId: components["schemas"]["Identifier"];
            cert: components["schemas"]["Pem"];
            key: components["schemas"]["Pem"];
        };
        CcfIdentity: {
            ccfId: components["schemas"]["Identifier"];
            cert: components["schemas"]["Pem"];
            key: components["schemas"]["Pem"];
            /**
             * Format: uri
             * @description An address on an origin that the target has configured for this CCF. With feature RevocationNotification the suite listens at its port, at paths below it.
             */
            notificationDestination?: string;
            /** @description The anchor of the certificate that the target shows there as client. */
            clientCa?: components["schemas"]["Pem"];
        };
        /** @description An API invoker; without a certificate only where the target asks for none. */
        InvokerIdentity: {
            apiInvokerId: components["schemas"]["Identifier"];
            cert?: components["schemas"]["Pem"];
            key?: components["schemas"]["Pem"];
        };
        Credentials: {
            cert: components["schemas"]["Pem"];
            key: components["schemas"]["Pem"];
        };
        CcfApiRoots: {
            "capif-security"?: components["schemas"]["AnyApiRoot"];
            "ccf-security-info"?: components["schemas"]["AnyApiRoot"];
        };
        Interface: components["schemas"]["InterfaceDetails"];
        /** @description A PEM file, or the name of an environment variable that holds PEM. */
        Pem: string | {
            env: string;
        };
        /** @description A program and its arguments; no shell. */
        Command: string[];
        Vendor: string;
        Identifier: string;
        Seconds: number;
        /** @description `https://host:port<prefix>`, without a trailing slash. */
        ApiRoot: string;
        /** @description The same, or with `http:`. */
        AnyApiRoot: string;
        Host: string;
        Port: number;
        ApiPrefix: string;
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
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
