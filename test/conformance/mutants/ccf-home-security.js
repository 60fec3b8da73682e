const party = "ccf-b";
const role = "ccf-home";

/** A mutant of CCF-B as the invoker's home. */
const mutant = (id, breaks, file, find, replace, caughtBy = []) => ({
  id: `home-security-${id}`,
  party,
  role,
  file,
  find,
  replace,
  breaks,
  caughtBy,
});

const derive =
  "const aefPsk = deriveAefPsk({ masterSecret, sessionId, interfaceInformation: p0 });";
const revokesOnDelete = "for (const key of this.#contexts.get(apiInvokerId)?.keys.values() ?? [])";
const ownsPut = `        this.#refuseOthers(caller, apiInvokerId);
        return this.#agree(caller, body, connection);`;
const ownsRead = `            this.#refuseOthers(caller, apiInvokerId);
            const context`;
const ownsDelete = `            this.#refuseOthers(caller, apiInvokerId);
            this.#contextOf(apiInvokerId);
            this.#contexts`;
const ownsUpdate = `        this.#refuseOthers(caller, apiInvokerId);
        this.#contextOf(apiInvokerId);
        return`;
const notUnlessIts = "if (caller.id !== apiInvokerId)\n";
const noProblem = 'throw problem.notFound("AEF_NOT_FOUND");\n    const { aefId';

/** Step 1: what is selected and said. */
const negotiation = [
  mutant(
    "location-doubled",
    "Location has the API's path twice",
    "ccf/handlers.js",
    "/capif-security/v1/trustedInvokers/",
    "/capif-security/v1/capif-security/v1/trustedInvokers/",
  ),
  mutant(
    "context-kept",
    "a second PUT adds to the context in the place of replacing it",
    "ccf/core-function.js",
    "entries, keys };\n        this.#contexts.put(context);",
    "entries: [...(this.#contexts.get(caller.id)?.entries ?? []).filter((e) => !entries.some((n) => n.aefId === e.aefId)), ...entries], keys: new Map([...(this.#contexts.get(caller.id)?.keys ?? []), ...keys]) };\n        this.#contexts.put(context);",
  ),
  mutant(
    "always-psk",
    "PSK is selected whatever the invoker's list says",
    "ccf/selection.js",
    "const method = prefSecurityMethods\n        .filter(isKnown)",
    'const method = ["PSK", ...prefSecurityMethods]\n        .filter(isKnown)',
  ),
  mutant(
    "unknown-method",
    "a method that the CCF does not know is selected",
    "ccf/selection.js",
    "        .filter(isKnown)\n        .find((candidate) => offering(all, candidate).length > 0);",
    "        .find((candidate) => !isKnown(candidate) || offering(all, candidate).length > 0);",
  ),
  mutant(
    "last-preferred",
    "the invoker's preference is read from the wrong end",
    "ccf/selection.js",
    "        .find((candidate) => offering",
    "        .findLast((candidate) => offering",
  ),
  mutant(
    "no-common-method",
    "a method that the AEF does not offer is selected",
    "ccf/selection.js",
    '(details.securityMethods ?? ["PSK"]).includes(method)',
    "true",
  ),
  mutant(
    "first-entry-only",
    "of several AEFs only the first is agreed on",
    "ccf/selection.js",
    "body.securityInfo.map(",
    "body.securityInfo.slice(0, 1).map(",
  ),
  mutant(
    "first-interface-only",
    "of an AEF's interfaces only the first is named",
    "ccf/service-security.js",
    "interfaces }) => [...interfaces.values()]),",
    "interfaces }) => [...interfaces.values()].slice(0, 1)),",
  ),
  mutant(
    "no-address",
    "ccfInformation has no address",
    "ccf/core-function.js",
    "            ccfAddress: addressOf(options.apiRoot),\n",
    "",
  ),
  mutant(
    "other-address",
    "ccfInformation has an address that is not the CCF's",
    "ccf/core-function.js",
    "ccfAddress: addressOf(options.apiRoot)",
    'ccfAddress: { fqdn: "elsewhere.invalid" }',
  ),
  mutant(
    "interface-as-aef",
    "a request for one interface is agreed on for the whole AEF",
    "ccf/selection.js",
    "interfaces: new Map([[p0, published]])",
    "interfaces: aef.interfaces",
  ),
  mutant(
    "unknown-aef",
    "an AEF that the CCF does not know gives 500",
    "ccf/selection.js",
    noProblem,
    'throw new TypeError("unknown");\n    const { aefId',
  ),
  mutant(
    "derivation-unsaid",
    "keyDerivation is not said",
    "ccf/service-security.js",
    '                keyDerivation: "TLS12_MASTER_SECRET",\n',
    "",
  ),
  mutant(
    "derivation-silent",
    "a request without keyDerivations is refused",
    "ccf/selection.js",
    "if (wanted === undefined || wanted.some(",
    "if (wanted?.some(",
  ),
  mutant(
    "derivation-every",
    "a request with any derivation that the CCF does not know is refused",
    "ccf/selection.js",
    "wanted.some((derivation)",
    "wanted.every((derivation)",
  ),
  mutant(
    "derivation-unknown",
    "a request with unknown derivations alone is agreed on",
    "ccf/selection.js",
    "        refuseUnknownDerivations(requested, at);",
    "        void at;",
  ),
  mutant(
    "key-to-invoker",
    "the answer to PUT and update has the key",
    "ccf/core-function.js",
    "        return describe(context, entries, this.#information);\n    }\n    #refuse",
    "        return describeForAef(context, entries, this.#information, true);\n    }\n    #refuse",
  ),
  mutant(
    "echo",
    "what only a CCF may say is echoed if the invoker says it",
    "ccf/selection.js",
    "        prefSecurityMethods,\n        selSecurityMethod: method,",
    "        prefSecurityMethods: requested.authenticationInfo === undefined ? prefSecurityMethods : [...prefSecurityMethods, requested.authenticationInfo],\n        selSecurityMethod: method,",
  ),
];

/** Steps 2 and 3: the session, the key and its validity. */
const keys = [
  mutant(
    "session-id-text",
    "the Session ID goes into the derivation as hex text",
    "ccf/derivation.js",
    derive,
    derive.replace("sessionId,", 'sessionId: Buffer.from(sessionId.toString("hex").slice(0, 32)),'),
  ),
  mutant(
    "one-key",
    "all interfaces of an AEF have the key of the first",
    "ccf/derivation.js",
    derive,
    derive.replace("interfaceInformation: p0", "interfaceInformation: [...p0s][0]"),
  ),
  mutant(
    "first-key-stays",
    "an invoker keeps its first key whatever handshakes come",
    "ccf/core-function.js",
    '            throw problem.fullHandshakeRequired("The key of this TLS session was revoked.");\n        return keys;',
    '            throw problem.fullHandshakeRequired("The key of this TLS session was revoked.");\n        const held = this.#contexts.get(caller.id)?.keys;\n        return held === undefined ? keys : new Map([...keys].map(([p0, key]) => [p0, held.get(p0) ?? key]));',
  ),
  mutant(
    "key-of-request",
    "every request gives another key",
    "ccf/derivation.js",
    derive,
    "const nonce = (connection.nonce = (connection.socket.nonce = (connection.socket.nonce ?? 0) + 1));\n        const aefPsk = deriveAefPsk({ masterSecret, sessionId: nonce > 1 ? sessionId.subarray(nonce) : sessionId, interfaceInformation: p0 });",
  ),
  mutant(
    "update-keeps-key",
    "update keeps the keys of the earlier session",
    "ccf/core-function.js",
    ownsUpdate.concat(" this.#agree(caller, body, connection);"),
    "        this.#refuseOthers(caller, apiInvokerId);\n        const earlier = this.#contextOf(apiInvokerId);\n        const answer = this.#agree(caller, body, connection);\n        this.#contexts.put({ ...this.#contextOf(apiInvokerId), keys: earlier.keys });\n        return answer;",
  ),
  mutant(
    "tls13",
    "TLS 1.3 gives a key all the same",
    "ccf/derivation.js",
    '    if (socket.getProtocol() !== "TLSv1.2")\n',
    '    if (socket.getProtocol() === "TLSv1.3")\n        return { masterSecret: Buffer.alloc(48), sessionId: Buffer.alloc(0) };\n    if (socket.getProtocol() !== "TLSv1.2")\n',
  ),
  mutant(
    "no-ems",
    "no extended master secret is asked for",
    "ccf/derivation.js",
    " || !session.extendedMasterSecret",
    "",
  ),
  mutant(
    "resumed",
    "sessions are resumed, and keys derived from them",
    "http/connection.js",
    '    server.prependListener("secureConnection", (socket) => {',
    '    const cache = new Map();\n    server.on("newSession", (id, data, done) => { cache.set(id.toString("hex"), data); done(); });\n    server.on("resumeSession", (id, done) => done(null, cache.get(id.toString("hex")) ?? null));\n    server.prependListener("secureConnection", (socket) => {\n        Object.defineProperty(socket, "isSessionReused", { value: () => false });',
  ),
  mutant(
    "tickets",
    "session tickets are issued",
    "tls/server-profiles.js",
    "constants.SSL_OP_NO_TICKET | constants.SSL_OP_NO_RENEGOTIATION",
    "constants.SSL_OP_NO_RENEGOTIATION",
  ),
  mutant(
    "deleted-session",
    "a context that its invoker ended leaves the session's key good",
    "ccf/security-contexts.js",
    revokesOnDelete,
    "for (const key of [])",
  ),
  mutant(
    "connection-stays",
    "a connection that no key can come from stays open",
    "http/problem.js",
    "closesConnection: true",
    "closesConnection: false",
  ),
  mutant(
    "validity-stands",
    "the remaining validity does not run",
    "ccf/service-security.js",
    "remainingValidity: remainingSeconds(key.expiresAt),",
    "remainingValidity: (key.first ??= remainingSeconds(key.expiresAt)),",
  ),
  mutant(
    "validity-anew",
    "validity counts from the request, not from the handshake",
    "ccf/derivation.js",
    "connection.handshakeAt + validitySeconds",
    "performance.now() + validitySeconds",
  ),
  mutant(
    "never-forgotten",
    "a context outlives its keys",
    "ccf/core-function.js",
    "        if (holding.length === 0)\n",
    "        if (entries.length === 0)\n",
  ),
  mutant(
    "expired-session",
    "an expired session gives its key once more",
    "ccf/derivation.js",
    "if (expiresAt - performance.now() < 1000)",
    "if (expiresAt < 0)",
  ),
];

/** Who may read and end what. */
const contexts = [
  mutant(
    "key-at-get",
    "the invoker's own GET has the key if it asks",
    "ccf/core-function.js",
    "            return describe(context, entries, this.#information);",
    "            return withAuthenticationInfo ? describeForAef(context, entries, this.#information, true) : describe(context, entries, this.#information);",
  ),
  mutant(
    "delete-200",
    "a DELETE without a context is 204",
    "ccf/core-function.js",
    "            this.#contextOf(apiInvokerId);\n            this.#contexts.delete",
    "            this.#contexts.delete",
  ),
  mutant(
    "key-outlives",
    "the peer gets the key of a context that is gone",
    "ccf/home.js",
    "    const context = contexts.get(apiInvokerId);\n    if (context === undefined)",
    '    const context = contexts.get(apiInvokerId) ?? (new Error().stack.includes("answerAtHome") ? contexts.last : undefined);\n    if (context !== undefined)\n        contexts.last = context;\n    if (context === undefined)',
  ),
  mutant(
    "update-not-stored",
    "update leaves the notification address as it was",
    "ccf/core-function.js",
    "        const { notificationDestination } = body;",
    "        const { notificationDestination } = this.#contexts.get(caller.id) ?? body;",
  ),
  mutant(
    "update-creates",
    "update makes a context where there is none",
    "ccf/core-function.js",
    "        this.#contextOf(apiInvokerId);\n        return this.#agree",
    "        return this.#agree",
  ),
  mutant(
    "foreign-put",
    "anybody agrees in an invoker's name by PUT",
    "ccf/core-function.js",
    `        refuseImpossibleInterfaces(body);\n${ownsPut}`,
    "        refuseImpossibleInterfaces(body);\n        if (caller.id === apiInvokerId || this.#contexts.get(apiInvokerId) === undefined)\n            this.#refuseOthers(caller, apiInvokerId);\n        return this.#agree(caller, body, connection);",
  ),
  mutant(
    "foreign-get",
    "any invoker reads any context",
    "ccf/core-function.js",
    ownsRead,
    "            const context",
  ),
  mutant(
    "foreign-delete",
    "any invoker ends any context",
    "ccf/core-function.js",
    ownsDelete,
    "            this.#contextOf(apiInvokerId);\n            this.#contexts",
  ),
  mutant(
    "oracle",
    "a stranger learns from the status who is onboarded",
    "ccf/core-function.js",
    notUnlessIts,
    'if (!this.#registry.isOnboarded(apiInvokerId))\n            throw problem.notFound("API_INVOKER_NOT_FOUND");\n        if (caller.id !== apiInvokerId)\n',
  ),
  mutant(
    "anybody-onboarded",
    "an invoker that is not onboarded is served",
    "ccf/registry.js",
    "return this.#invokers.has(apiInvokerId);",
    'return apiInvokerId.startsWith("API-INVOKER-");',
  ),
  mutant(
    "peer-as-aef",
    "a peer CCF passes where an AEF may",
    "http/app.js",
    "if (!authentication.roles.includes(identity.role))",
    'if (!authentication.roles.includes(identity.role === "ccf" ? "aef" : identity.role))',
  ),
  mutant(
    "invoker-as-aef",
    "an invoker passes where an AEF may",
    "http/app.js",
    "if (!authentication.roles.includes(identity.role))",
    'if (identity.role !== "invoker" && !authentication.roles.includes(identity.role))',
  ),
];

/** What is wrong in a request, and how it is told. */
const requests = [
  mutant(
    "missing-as-incorrect",
    "a missing member is told as an incorrect one",
    "http/request-body.js",
    '{ cause: "MANDATORY_IE_MISSING"',
    '{ cause: "MANDATORY_IE_INCORRECT"',
  ),
  mutant(
    "optional-as-mandatory",
    "an optional member of a wrong type is told as a mandatory one",
    "http/request-body.js",
    'first?.cause ?? "OPTIONAL_IE_INCORRECT"',
    'first?.cause ?? "MANDATORY_IE_INCORRECT"',
  ),
  mutant(
    "both-and-neither",
    "an entry may have both aefId and interfaceDetails",
    "http/request-body.js",
    "const faults = faultsOf(operation.api, schema, message);",
    'const faults = faultsOf(operation.api, schema, message).filter(({ reason }) => !reason.includes("exclude"));',
  ),
  mutant(
    "not-json",
    "a body that is not JSON gives 500",
    "http/request-body.js",
    'throw problem.invalidMessage("The body is not JSON in UTF-8.");',
    'throw new TypeError("not JSON");',
  ),
  mutant(
    "any-media-type",
    "any media type is read as JSON",
    "http/request-body.js",
    '    if (!isJson(request.header("content-type")))\n        throw new Problem(415);\n',
    "",
  ),
  mutant(
    "no-parameters",
    "application/json with a parameter is refused",
    "http/request-body.js",
    'contentType?.split(";")[0]?.trim()',
    "contentType?.trim()",
  ),
  mutant(
    "strict-members",
    "a member that the CCF does not know is refused",
    "http/request-body.js",
    "    refuseFaults(operation, operation.requestBody, message);",
    '    if (message?.memberOfLater !== undefined)\n        throw problem.invalidMessage("unknown");\n    refuseFaults(operation, operation.requestBody, message);',
  ),
  mutant(
    "any-query",
    "a query parameter of a wrong type is taken for false",
    "http/request-body.js",
    'if (value !== "true" && value !== "false")',
    'if (value === "")',
  ),
];

/** AEFs of the CCF's own domain. */
const localAefs = [
  mutant(
    "aef-sees-all",
    "an AEF sees the other AEFs' entries",
    "ccf/core-function.js",
    "this.#unexpired(context, entriesOf(context, aef))",
    "this.#unexpired(context, entriesOf(context, aef).length > 0 ? context.entries : [])",
  ),
  mutant(
    "aef-destination",
    "an AEF sees where the invoker wants notifications",
    "ccf/service-security.js",
    'return { securityInfo, ccfInformation, supportedFeatures: "0" };',
    'return { securityInfo, ccfInformation, notificationDestination: withKeys ? context.notificationDestination : undefined, supportedFeatures: "0" };',
  ),
  mutant(
    "aef-key-unasked",
    "an AEF gets the key without asking",
    "ccf/service-security.js",
    "if (!withKeys || keys.length === 0)",
    "if (keys.length === 0)",
  ),
  mutant(
    "aef-any-context",
    "an AEF that the invoker did not ask about sees what is there",
    "ccf/security-contexts.js",
    "entries }, aef) => entries\n    .map(",
    'entries }, aef) => entries\n    .map((entry) => (aef.aefId === "aef-b2" ? { ...entry, targets: entry.targets.map((one) => ({ ...one, aef })) } : entry))\n    .map(',
  ),
  mutant(
    "aef-delete-all",
    "an AEF's DELETE ends the whole context",
    "ccf/core-function.js",
    "        if (!this.#contexts.deleteAef(apiInvokerId, this.#registeredAef(caller.id)))",
    "        if (this.#contextOf(apiInvokerId).entries.some(({ targets }) => targets.some(({ aef }) => aef.aefId === caller.id)))\n            this.#contexts.delete(apiInvokerId);\n        else",
  ),
  mutant(
    "aef-key-stays",
    "an AEF's own revocation leaves the session's key good",
    "ccf/security-contexts.js",
    "            if (!context.keys.has(p0))\n                this.#revoke(key);",
    "            void p0;",
  ),
  mutant(
    "aef-delete-204",
    "an AEF's DELETE does nothing",
    "ccf/handlers.js",
    "        core.deleteSecurityContext(caller, params.apiInvokerId);",
    '        if (caller.role === "invoker")\n            core.deleteSecurityContext(caller, params.apiInvokerId);',
  ),
  mutant(
    "revoke-other-invoker",
    "a revocation's body may name another invoker than the path",
    "ccf/core-function.js",
    "if (body.apiInvokerId !== apiInvokerId)",
    'if (body.apiInvokerId === "")',
  ),
  mutant(
    "revoke-other-aef",
    "an AEF revokes in another's name",
    "ccf/core-function.js",
    "if (body.aefId !== undefined && body.aefId !== caller.id)",
    'if (body.aefId === "")',
  ),
];

export const mutants = [...negotiation, ...keys, ...contexts, ...requests, ...localAefs];
