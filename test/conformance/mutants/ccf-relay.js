// Ways to break CCF-A as a relay, and the cases that see each of them.
const ids = (...numbers) => numbers.map((n) => `CCF-RELAY-${String(n).padStart(3, "0")}`);

const mutant = (id, file, [find, replace], breaks, ...numbers) => ({
  id: `ccf-relay-${id}`,
  party: "ccf-a",
  role: "ccf-relay",
  file,
  find,
  replace,
  breaks,
  caughtBy: ids(...numbers),
});

const relay = "ccf/relay.js";
const check = "ccf/request-check.js";
const answers = "contract/answers.js";
const transport = "contract/transport.js";
const upstream = "http/upstream.js";

/** Faults of an answer's member go unseen where its text looks like that. */
const unseen = (member, text) => [
  "const faults = bodyFaults(operation, answer.schema, await response.clone().text());",
  `const text = await response.clone().text();
    const faults = bodyFaults(operation, answer.schema, text).filter(
      (fault) => !(fault.startsWith("/${member} ") && ${text}.test(text)),
    );`,
];

/** A server certificate with this fault of verification is taken. */
const trusting = (codes) => [
  "servername,\n        });",
  `servername,
            rejectUnauthorized: false,
        });
        socket.prependOnceListener("secureConnect", () => {
            const wrong = String(socket.authorizationError ?? "");
            if (wrong !== "" && !${codes}.test(wrong)) socket.destroy(new Error(wrong));
        });`,
];

const identifiedBy =
  "const raw = socket.authorized ? socket.getPeerCertificate()?.raw : undefined;";
const certificateUntil = `    const anchor = raw === undefined ? undefined : anchorOf(socket, anchors);
    if (raw === undefined || anchor === undefined)
        return { outcome: "unauthenticated" };
    const certificate = new X509Certificate(raw);
    const notAfter = Date.parse(certificate.validTo);`;

/** Faults of the request's members that this tells go unseen. */
const overlooking = (which, then = "") => [
  "const faults = faultsOf(operation.api, schema, message);",
  `const all = faultsOf(operation.api, schema, message);
    const overlooked = all.filter((fault) => ${which});
    ${then}
    const faults = all.filter((fault) => !overlooked.includes(fault));`,
];

const selection = [
  mutant(
    "own-address-unknown",
    "ccf/start.js",
    ["addresses: [peer.apiRoot, ...peer.aliases]", "addresses: [...peer.aliases]"],
    "a peer is known by its aliases alone",
    ...[2, 4, 5, 21],
  ),
  mutant(
    "aliases-unknown",
    "ccf/start.js",
    ["addresses: [peer.apiRoot, ...peer.aliases]", "addresses: [peer.apiRoot]"],
    "a peer is known by its own address alone",
    ...[3, 4, 21],
  ),
  mutant(
    "address-as-written",
    "ccf/registry.js",
    [
      "this.#addresses.get(interfaceInformation(ccfAddress))",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the party's text
      'this.#addresses.get(`https://${ccfAddress.fqdn ?? ccfAddress.ipv4Addr}:${ccfAddress.port ?? 443}${ccfAddress.apiPrefix ?? ""}`)',
    ],
    "an address is compared as the caller wrote it",
    4,
  ),
  mutant(
    "prefix-ignored",
    "ccf/registry.js",
    [
      "this.#addresses.get(interfaceInformation(ccfAddress))",
      "[...this.#addresses].find(([text]) => new URL(text).origin === new URL(interfaceInformation(ccfAddress)).origin)?.[1]",
    ],
    "the prefix of an address plays no part",
    5,
  ),
  mutant(
    "unknown-address-dialled",
    check,
    [
      "    if (home === undefined)\n        throw",
      `    const address = body.ccfInformation?.ccfAddress;
    if (home === undefined && address !== undefined)
        fetch(\`https://\${address.ipv4Addr}:\${address.port}\`).catch(() => {});
    if (home === undefined)
        throw`,
    ],
    "an address that selects nobody is dialled before it is refused",
    6,
  ),
  mutant(
    "named-address-dialled",
    relay,
    [
      "apiRoot: peer.apiRoot,",
      `apiRoot: asked.ccfInformation?.ccfAddress?.ipv4Addr === undefined ? peer.apiRoot
                : \`https://\${asked.ccfInformation.ccfAddress.ipv4Addr}:\${asked.ccfInformation.ccfAddress.port}\`,`,
    ],
    "the peer is dialled at the address that the caller named",
    7,
  ),
  mutant(
    "two-peers-selected",
    check,
    ["if (selected.length > 1)", "if (false)"],
    "members that select different peers pass",
    8,
  ),
  mutant(
    "first-peer-always",
    relay,
    ["this.#peers.get(ccfId);", 'this.#peers.get(ccfId === "ccf-c2" ? "ccf-c1" : ccfId);'],
    "the first peer is asked where the second is named",
    9,
  ),
  mutant(
    "default-peer",
    check,
    ["return selected[0];", 'return selected[0] ?? "ccf-c1";'],
    "a peer is asked where nobody was selected",
    ...[5, 6, 10],
  ),
  mutant(
    "never-home",
    "ccf/core-function.js",
    [
      "if (home === this.#registry.ccfId)",
      'if (caller.role === "ccf" && home === this.#registry.ccfId)',
    ],
    "a CCF that an AEF names as itself is looked for among its peers",
    11,
  ),
];

const forwarding = [
  mutant(
    "asks-twice",
    relay,
    [
      "const answer = await this.#send(peer, asked);",
      "await this.#send(peer, asked);\n        const answer = await this.#send(peer, asked);",
    ],
    "the peer is asked twice",
    ...[1, 12, 13, 14, 15, 16, 17, 18, 25],
  ),
  mutant(
    "wrong-features",
    relay,
    [
      '...(securityMethod === undefined ? {} : { securityMethod }),\n                supportedFeatures: "0"',
      '...(securityMethod === undefined ? {} : { securityMethod }),\n                supportedFeatures: "none"',
    ],
    "the request to the peer breaks the contract",
    12,
  ),
  mutant(
    "no-certificate",
    "ccf/start.js",
    ["certificateClient({ ...tls, ca })", "certificateClient({ ca })"],
    "no certificate is shown to the peer",
    13,
  ),
  mutant(
    "interface-not-sent",
    relay,
    [
      "...(interfaceDetails === undefined ? {} : { interfaceDetails }),\n                ccfInformation",
      "ccfInformation",
    ],
    "the interface is not handed on",
    ...[14, 20],
  ),
  mutant(
    "method-not-sent",
    relay,
    ["...(securityMethod === undefined ? {} : { securityMethod }),", ""],
    "the security method is not handed on",
    15,
  ),
  mutant(
    "names-itself",
    relay,
    ["ccfInformation: { ccfId: peer.ccfId },", 'ccfInformation: { ccfId: "ccf-a" },'],
    "the request to the peer names CCF-A",
    16,
  ),
  mutant(
    "destination-sent",
    relay,
    [
      "ccfInformation: { ccfId: peer.ccfId },",
      "ccfInformation: { ccfId: peer.ccfId },\n                notificationDestination: asked.notificationDestination,",
    ],
    "the AEF's notificationDestination is handed on",
    17,
  ),
  mutant(
    "everything-sent",
    relay,
    [
      "body: {\n                apiInvokerId,",
      "body: {\n                ...asked,\n                apiInvokerId,",
    ],
    "whatever the AEF sent is handed on",
    ...[17, 18],
  ),
];

const passingBack = [
  mutant(
    "key-changed",
    relay,
    ["aefPsk: aefPsk.toLowerCase()", 'aefPsk: aefPsk.toLowerCase().split("").reverse().join("")'],
    "another key than the peer's is handed back",
    ...[19, 23],
  ),
  mutant(
    "interface-not-returned",
    relay,
    [
      "...(interfaceDetails === undefined ? {} : { interfaceDetails }),\n            securityMethod,",
      "securityMethod,",
    ],
    "the interface is not handed back",
    20,
  ),
  mutant(
    "ccf-id-of-question",
    relay,
    [
      "ccfId,\n            aefId,",
      'ccfId: asked.ccfInformation.ccfId ?? "ccf-a",\n            aefId,',
    ],
    "the confirming CCF is as the AEF named it",
    21,
  ),
  mutant(
    "cacheable",
    "ccf/handlers.js",
    ['"no-store"', '"private"'],
    "the answer with the key may be cached",
    22,
  ),
  mutant(
    "upper-case",
    relay,
    ["aefPsk: aefPsk.toLowerCase()", "aefPsk"],
    "the key is handed back in the peer's case",
    23,
  ),
  mutant(
    "answer-as-it-is",
    relay,
    [
      "return {\n            apiInvokerId,",
      "return {\n            ...answer,\n            apiInvokerId,",
    ],
    "unknown members of the peer's answer are handed back",
    24,
  ),
  mutant(
    "cache",
    relay,
    [
      "const answer = await this.#send(peer, asked);",
      `this.kept ??= new Map();
        const named = JSON.stringify([ccfId, asked.apiInvokerId, asked.aefId]);
        const answer = this.kept.get(named) ?? (await this.#send(peer, asked));
        this.kept.set(named, answer);`,
    ],
    "a key is kept and handed out again",
    25,
  ),
  mutant(
    "stale-on-error",
    relay,
    [
      "if (data === undefined)\n            throw refusalOf(response, error);",
      `this.kept ??= new Map();
        if (response.status === 500 && this.kept.has(apiInvokerId))
            return this.kept.get(apiInvokerId);
        if (data === undefined)
            throw refusalOf(response, error);
        this.kept.set(apiInvokerId, data);`,
    ],
    "an earlier key is handed out while the peer is out of order",
    ...[26, 53, 57],
  ),
  mutant(
    "shared-in-flight",
    relay,
    [
      "const answer = await this.#send(peer, asked);",
      `this.under ??= new Map();
        const sent = this.under.get(asked.apiInvokerId) ?? this.#send(peer, asked);
        this.under.set(asked.apiInvokerId, sent);
        const answer = await sent.finally(() => this.under.delete(asked.apiInvokerId));`,
    ],
    "questions of two AEFs about one invoker share an answer",
    27,
  ),
  mutant(
    "validity-raised",
    relay,
    [
      "Math.floor((answer.remainingValidity ?? 0) - elapsed)",
      "Math.max(600, answer.remainingValidity ?? 0)",
    ],
    "a key is valid for ten minutes at least",
    ...[28, 29, 30, 41],
  ),
  mutant(
    "validity-halved",
    relay,
    [
      "Math.floor((answer.remainingValidity ?? 0) - elapsed)",
      "Math.floor(((answer.remainingValidity ?? 0) - elapsed) / 2)",
    ],
    "half of the validity is lost",
    28,
  ),
  mutant(
    "validity-from-the-answer",
    relay,
    ["(answer.remainingValidity ?? 0) - elapsed", "answer.remainingValidity ?? 0"],
    "the validity is counted from the answer",
    ...[29, 30],
  ),
  mutant(
    "validity-of-zero",
    relay,
    ["if (remainingValidity < 1)", "if (remainingValidity < 0)"],
    "a key is handed on with no second left",
    ...[30, 41],
  ),
];

const contradictions = [
  mutant(
    "any-invoker",
    relay,
    ["answer.apiInvokerId === asked.apiInvokerId &&", ""],
    "an answer about another invoker passes",
    31,
  ),
  mutant(
    "any-ccf",
    relay,
    ["answer.ccfId === ccfId &&", ""],
    "an answer that another CCF confirms passes",
    32,
  ),
  mutant(
    "any-aef",
    relay,
    ["answer.aefId === asked.aefId &&", ""],
    "an answer about another AEF passes",
    33,
  ),
  mutant(
    "any-interface",
    relay,
    ["isAskedInterface(question, answer);", "true;"],
    "an answer about another interface passes",
    34,
  ),
  mutant(
    "any-length",
    answers,
    unseen("aefPsk", '/"aefPsk":"[0-9a-f]*"/'),
    "the length of a key is not checked",
    35,
  ),
  mutant(
    "any-alphabet",
    answers,
    unseen("aefPsk", '/"aefPsk":"([^"]{44}|[0-9a-f]{63}g)"/'),
    "a key need not be in hex",
    36,
  ),
  mutant(
    "certificate-for-key",
    answers,
    unseen("aefPsk", "/BEGIN CERTIFICATE/"),
    "a certificate passes for a key",
    37,
  ),
  mutant(
    "any-key-id",
    relay,
    ["answer.aefPskId === aefPskId(parseAefPsk(answer.aefPsk)) &&", ""],
    "the key's id is not checked",
    ...[38, 40],
  ),
  mutant(
    "key-id-optional",
    relay,
    [
      "answer.aefPskId === aefPskId(parseAefPsk(answer.aefPsk)) &&",
      "(answer.aefPskId === undefined || answer.aefPskId === aefPskId(parseAefPsk(answer.aefPsk))) &&",
    ],
    "the key's id may be absent",
    40,
  ),
  mutant(
    "key-optional",
    relay,
    ["answer.aefPsk !== undefined &&", ""],
    "an answer without a key is an unexpected error",
    39,
  ),
  mutant(
    "validity-optional",
    relay,
    ["answer.remainingValidity !== undefined &&", ""],
    "an answer without validity counts as expired",
    41,
  ),
  mutant(
    "validity-below-one",
    answers,
    unseen("remainingValidity", '/"remainingValidity":(0|-)/'),
    "a validity of zero or less counts as expired",
    42,
  ),
  mutant(
    "validity-no-integer",
    answers,
    unseen("remainingValidity", '/"remainingValidity":("|\\d+\\.)/'),
    "a validity need not be whole seconds",
    43,
  ),
  mutant(
    "any-method",
    relay,
    ['answer.securityMethod === "PSK" &&', ""],
    "an answer for another method passes",
    44,
  ),
  mutant(
    "any-media-type",
    answers,
    [
      "if (mediaType !== answer.mediaType)",
      "if (response.status >= 400 && mediaType !== answer.mediaType)",
    ],
    "the media type of a success is not checked",
    45,
  ),
  mutant(
    "not-json",
    answers,
    ['return ["the body is not JSON"];', "return [];"],
    "a body that is not JSON is an unexpected error",
    46,
  ),
  mutant(
    "any-success",
    answers,
    [
      '(response.status >= 400 ? responses.get("default") : undefined)',
      'responses.get(response.status >= 400 ? "default" : "200")',
    ],
    "every success passes for 200",
    47,
  ),
];

const refusals = [
  mutant(
    "method-refusal-lost",
    relay,
    ['if (response.status === 403 && cause === "SECURITY_METHOD_NOT_SELECTED")', "if (false)"],
    "SECURITY_METHOD_NOT_SELECTED is not passed on",
    ...[48, 53],
  ),
  mutant(
    "invoker-refusal-lost",
    relay,
    ['    "API_INVOKER_NOT_FOUND",\n', ""],
    "API_INVOKER_NOT_FOUND is not passed on",
    49,
  ),
  mutant(
    "context-refusal-lost",
    relay,
    ['    "SECURITY_CONTEXT_NOT_FOUND",\n', ""],
    "SECURITY_CONTEXT_NOT_FOUND is not passed on",
    50,
    53,
  ),
  mutant(
    "aef-refusal-lost",
    relay,
    ['    "AEF_NOT_FOUND",\n', ""],
    "AEF_NOT_FOUND is not passed on",
    51,
  ),
  mutant(
    "conflict-lost",
    relay,
    ["if (response.status === 409)", "if (false)"],
    "409 is not passed on",
    52,
    53,
  ),
  mutant(
    "peers-words",
    relay,
    [
      'return problem.conflict("INTERFACE_AMBIGUOUS");',
      '{ const own = problem.conflict("INTERFACE_AMBIGUOUS"); own.options.detail = body?.detail; return own; }',
    ],
    "the peer's detail is handed back",
    53,
  ),
  mutant(
    "every-403",
    relay,
    [' && cause === "SECURITY_METHOD_NOT_SELECTED"', ""],
    "every 403 of the peer is passed on",
    54,
  ),
  mutant(
    "every-404",
    relay,
    [
      "if (response.status === 404 && notFound !== undefined)\n        return problem.notFound(notFound);",
      'if (response.status === 404)\n        return problem.notFound(notFound ?? "SECURITY_CONTEXT_NOT_FOUND");',
    ],
    "every 404 of the peer is passed on",
    55,
  ),
  mutant(
    "retry-after-lost",
    relay,
    ["problem.unavailable(retryAfterOf(response))", 'problem.unavailable("1")'],
    "the peer's Retry-After is lost",
    56,
  ),
  mutant(
    "too-many-lost",
    relay,
    ["response.status === 429 || ", ""],
    "the peer's 429 is a bad gateway",
    56,
  ),
  mutant(
    "bad-request-passed-on",
    relay,
    [
      "    return problem.badGateway();\n};",
      "    return Object.assign(problem.badGateway(), response.status === 400 ? { status: 400 } : {});\n};",
    ],
    "the peer's 400 comes back to the AEF",
    57,
  ),
];

const peerFaults = [
  mutant(
    "unreachable-is-bad",
    upstream,
    ['if (error.failure === "unreachable")', "if (false)"],
    "a peer that cannot be reached is a bad gateway",
    58,
  ),
  mutant(
    "reset-unexpected",
    upstream,
    [
      'if (error.failure === "unreachable")',
      'if (error.cause?.code === "ECONNRESET") return error;\n    if (error.failure === "unreachable")',
    ],
    "a connection that is reset is an unexpected error",
    59,
  ),
  mutant(
    "no-tls-unexpected",
    upstream,
    [
      'if (error.failure === "unreachable")',
      'if (/^ERR_SSL_(PACKET|WRONG)/.test(error.cause?.code)) return error;\n    if (error.failure === "unreachable")',
    ],
    "a peer that does not speak TLS is an unexpected error",
    ...[60, 72],
  ),
  mutant(
    "ten-times-as-long",
    "ccf/start.js",
    ["relayTimeoutSeconds * 1000", "relayTimeoutSeconds * 10000"],
    "the peer is waited for ten times as long",
    61,
    62,
  ),
  mutant(
    "no-deadline",
    transport,
    [
      "signal: AbortSignal.timeout(options.timeoutMs),",
      "headersTimeout: options.timeoutMs, bodyTimeout: options.timeoutMs,",
    ],
    "a silent peer is a bad gateway",
    62,
  ),
  mutant(
    "broken-unexpected",
    upstream,
    [
      'if (error.failure === "unreachable")',
      'if (error.failure === "broken") return error;\n    if (error.failure === "unreachable")',
    ],
    "an answer that breaks off is an unexpected error",
    ...[63, 64],
  ),
  mutant(
    "too-large-unexpected",
    upstream,
    [
      'if (error.failure === "unreachable")',
      'if (/max/i.test(error.message)) return error;\n    if (error.failure === "unreachable")',
    ],
    "an answer without end is an unexpected error",
    63,
  ),
  mutant(
    "redirect-followed",
    transport,
    [" || !allowed.includes(target.origin)", ""],
    "every redirect is followed",
    65,
  ),
];

const tls = [
  mutant(
    "expired-peer",
    transport,
    trusting("/CERT_HAS_EXPIRED/"),
    "an expired certificate of the peer is taken",
    66,
  ),
  mutant(
    "early-peer",
    transport,
    trusting("/CERT_NOT_YET_VALID/"),
    "a certificate of the peer is taken before its time",
    67,
  ),
  mutant(
    "other-host",
    transport,
    trusting("/ALTNAME_INVALID/"),
    "a certificate for another host is taken",
    68,
  ),
  mutant(
    "unknown-ca",
    transport,
    trusting("/UNABLE_TO|SELF_SIGNED/"),
    "a certificate from any CA is taken",
    69,
  ),
  mutant(
    "tls-1.1",
    "tls/client-profiles.js",
    [
      'ciphers: [...tls13Suites, ...certificateSuites].join(":"),',
      'ciphers: [...tls13Suites, ...certificateSuites, "ECDHE-ECDSA-AES128-SHA", "@SECLEVEL=0"].join(":"),\n        minVersion: "TLSv1.1",',
    ],
    "TLS 1.1 and its CBC suites are offered to the peer",
    ...[70, 71],
  ),
  mutant(
    "cbc",
    "tls/client-profiles.js",
    [
      'ciphers: [...tls13Suites, ...certificateSuites].join(":"),',
      'ciphers: [...tls13Suites, ...certificateSuites, "ECDHE-ECDSA-AES128-SHA256"].join(":"),',
    ],
    "CBC suites are offered to the peer",
    71,
  ),
  mutant(
    "plain-fallback",
    relay,
    [
      ".catch((thrown) => {\n",
      `.catch(async (thrown) => {
            await fetch(peer.apiRoot.replace("https:", "http:"), { method: "POST", signal: AbortSignal.timeout(200) }).catch(() => {});
`,
    ],
    "a peer that does not speak TLS is asked in plain HTTP",
    72,
  ),
];

const callers = [
  mutant(
    "any-role",
    "http/app.js",
    ["if (!authentication.roles.includes(identity.role))", "if (false)"],
    "any role may ask",
    73,
  ),
  mutant(
    "unregistered",
    check,
    [
      "    if (aef === undefined)\n        throw problem.notFound",
      "    if (false)\n        throw problem.notFound",
    ],
    "an AEF need not be registered",
    74,
  ),
  mutant(
    "any-aef-id",
    check,
    ['if (caller.role === "aef" && aefId !== caller.id)', "if (false)"],
    "an AEF may ask in the name of another",
    75,
  ),
  mutant(
    "any-interface-asked",
    check,
    ["if (p0 !== undefined && aef?.interfaces.has(p0) === false)", "if (false)"],
    "an AEF may ask about another's interface",
    76,
  ),
  mutant(
    "relays-for-ccfs",
    check,
    ['if (caller.role === "ccf" && home !== registry.ccfId)', "if (false)"],
    "a peer's question is relayed",
    77,
  ),
  mutant(
    "anonymous",
    "http/identity.js",
    [
      identifiedBy,
      `${identifiedBy}
    if (socket.getPeerCertificate()?.raw === undefined)
        return { outcome: "identified", identity: { role: "aef", id: "aef-2", notAfter: Infinity } };`,
    ],
    "who shows no certificate is taken for an AEF",
    78,
  ),
  mutant(
    "expired-caller",
    "http/identity.js",
    [
      `${identifiedBy}\n${certificateUntil}`,
      `const isTaken = socket.authorized || socket.authorizationError === "CERT_HAS_EXPIRED";
    const raw = isTaken ? socket.getPeerCertificate()?.raw : undefined;
${certificateUntil.replace("Date.parse(certificate.validTo)", "Infinity")}`,
    ],
    "an expired certificate of an AEF is taken",
    79,
  ),
  mutant(
    "early-caller",
    "http/identity.js",
    [
      identifiedBy,
      identifiedBy.replace(
        "socket.authorized",
        'socket.authorized || socket.authorizationError === "CERT_NOT_YET_VALID"',
      ),
    ],
    "a certificate of an AEF is taken before its time",
    80,
  ),
  mutant(
    "any-ca",
    "http/identity.js",
    [
      `${identifiedBy}\n${certificateUntil}`,
      `const isTaken = socket.authorized || /UNABLE_TO|SELF_SIGNED/.test(socket.authorizationError);
    const raw = isTaken ? socket.getPeerCertificate()?.raw : undefined;
${certificateUntil.replace("anchorOf(socket, anchors)", "(anchorOf(socket, anchors) ?? anchors[0])")}`,
    ],
    "a certificate from any CA is taken",
    81,
  ),
  mutant(
    "two-roles",
    "http/identity.js",
    [
      "const [claim] = claims;\n    if (claims.length !== 1 || claim",
      "const [claim] = claims.sort();\n    if (claim",
    ],
    "of two roles one is taken",
    82,
  ),
  mutant(
    "peers-ca",
    "http/identity.js",
    ["|| !isVouchedFor(claim, names, anchor))", ")"],
    "a peer's CA may vouch for an AEF",
    83,
  ),
];

const request = [
  mutant(
    "discovery",
    check,
    [
      "if (ccfInformation === undefined)\n        throw",
      'if (ccfInformation === undefined)\n        return "ccf-c1";\n    if (false)\n        throw',
    ],
    "without CCF information the first peer is asked",
    84,
  ),
  mutant(
    "missing-overlooked",
    "http/request-body.js",
    overlooking('fault.kind === "missing" && fault.mandatory'),
    "mandatory members may be absent",
    85,
  ),
  mutant(
    "types-overlooked",
    "http/request-body.js",
    overlooking('fault.param !== "" && fault.kind === "incorrect" && fault.mandatory'),
    "mandatory members may be of any type",
    86,
  ),
  mutant(
    "ccf-information-overlooked",
    "http/request-body.js",
    overlooking('fault.param.startsWith("/ccfInformation")'),
    "CCF information may have any form",
    87,
  ),
  mutant(
    "interface-overlooked",
    "http/request-body.js",
    overlooking(
      'fault.param.startsWith("/interfaceDetails")',
      "if (overlooked.length > 0) delete message.interfaceDetails;",
    ),
    "an interface that is none is taken for absent",
    88,
  ),
  mutant(
    "any-destination",
    check,
    ["if (isAcceptable(notificationDestination, origins ?? []))", "if (true)"],
    "any notificationDestination is taken",
    89,
  ),
  mutant(
    "unreadable-is-empty",
    "http/request-body.js",
    ['throw problem.invalidMessage("The body is not JSON in UTF-8.");', "return {};"],
    "a body that cannot be read is taken for an empty one",
    90,
  ),
  mutant(
    "any-request-media-type",
    "http/request-body.js",
    ['if (!isJson(request.header("content-type")))', "if (false)"],
    "the media type of a request is not checked",
    91,
  ),
  mutant(
    "method-not-found",
    "http/app.js",
    [
      "throw new Problem(405, { headers: { allow } });",
      'throw problem.notFound("RESOURCE_URI_STRUCTURE_NOT_FOUND");',
    ],
    "another method is 404",
    92,
  ),
];

export const mutants = [
  ...selection,
  ...forwarding,
  ...passingBack,
  ...contradictions,
  ...refusals,
  ...peerFaults,
  ...tls,
  ...callers,
  ...request,
];
