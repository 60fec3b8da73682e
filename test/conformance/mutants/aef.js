// The AEF under test, broken in one way at a time, and the cases that notice.

import { getDiffieHellman } from "node:crypto";
import { compressing, wrongInHttp2 } from "./shared/port.js";
import { redirectsFollowed } from "./shared/redirects.js";

/** DHParameter of RFC 2409's second group, 1024 bits, generator 2. */
const smallGroup = Buffer.concat([
  Buffer.from("30818702818100", "hex"),
  getDiffieHellman("modp2").getPrime(),
  Buffer.from("020102", "hex"),
]).toString("base64");

const everyCase = Array.from({ length: 109 }, (_, i) => `AEF-${String(i + 1).padStart(3, "0")}`);

const mutant = (id, file, breaks, find, replace, caughtBy) => ({
  id: `aef-${id}`,
  party: "conformance-aef",
  role: "aef",
  file,
  find,
  replace,
  breaks,
  caughtBy: caughtBy === "every case" ? everyCase : caughtBy.map((number) => `AEF-${number}`),
});

/** Lets through faults of one member of a request. */
const unchecked = (id, member, caughtBy) =>
  mutant(
    `unchecked-${id}`,
    "http/request-body.js",
    `faults of ${member} in a request are let through`,
    "const faults = faultsOf(operation.api, schema, message);",
    `const faults = faultsOf(operation.api, schema, message).filter(({ param }) => !param.startsWith("${member}"));`,
    caughtBy,
  );

/** Takes the certificates of a CCF that have one certain fault. */
const trusting = (fault, codes, caughtBy) =>
  mutant(
    `trusts-${fault}`,
    "aef/start.js",
    `asks a CCF whose certificate is wrong: ${fault}`,
    "tls: certificateClient({ ...tls, ca }),",
    `tls: { ...certificateClient({ ...tls, ca }), rejectUnauthorized: false },
     onConnect: ({ authorizationError }) => {
       if (authorizationError && !${JSON.stringify(codes)}.includes(authorizationError))
         throw new Error(authorizationError);
     },`,
    caughtBy,
  );

/** Shows other suites, or other TLS. */
const offering = (id, breaks, ciphers, caughtBy) =>
  mutant(
    `offers-${id}`,
    "tls/server-profiles.js",
    breaks,
    'ciphers: [...sha256Suites, dhePskSuite, ...ecdheSuites].join(":")',
    ciphers,
    caughtBy,
  );

const suites = '[...sha256Suites, dhePskSuite, ...ecdheSuites].join(":")';

/** Gives the handshake of one TLS version the newest key of the identity's invoker. */
const newestKey = (version, caughtBy) =>
  mutant(
    `newest-key-${version}`,
    "aef/start.js",
    `takes the invoker's newest key for any of its identities in ${version}`,
    "...pskServerOptions((identity) => aef.keys.forHandshake(identity, p0s)?.aefPsk),",
    `...pskServerOptions((identity, socket) => {
       const key = aef.keys.forHandshake(identity, p0s);
       if (key === undefined || socket.getProtocol() !== "${version}") return key?.aefPsk;
       const { ccfId, apiInvokerId, p0 } = key;
       return (aef.keys.find({ ccfId, ccfAddress: undefined, apiInvokerId, p0 }) ?? key).aefPsk;
     }),`,
    caughtBy,
  );

const answering = [
  mutant(
    "wants-certificates",
    "aef/start.js",
    "ends the handshake of clients without a certificate",
    "...pskServerOptions((identity)",
    "requestCert: true, rejectUnauthorized: true, ...pskServerOptions((identity)",
    "every case",
  ),
  mutant(
    "longer-validity",
    "aef/exposing-function.js",
    "says that it accepts keys five seconds longer than its CCF said",
    "remainingValidity: secondsLeft(key),",
    "remainingValidity: secondsLeft(key) + 5,",
    ["003", "004"],
  ),
  mutant(
    "counts-from-answer",
    "aef/security-info.js",
    "counts the validity from the CCF's answer",
    "return confirmedKey(asker, claim, data, sentAt);",
    "return confirmedKey(asker, claim, data, performance.now());",
    ["004"],
  ),
  mutant(
    "validity-stands",
    "aef/exposing-function.js",
    "repeats the remaining validity that it has said first",
    "remainingValidity: secondsLeft(key),",
    "remainingValidity: (key.said ??= secondsLeft(key)),",
    ["005"],
  ),
  mutant(
    "tells-key",
    "aef/exposing-function.js",
    "puts the key into the answer of step 10",
    "pskIdentity: key.pskIdentity,",
    'pskIdentity: key.pskIdentity, aefPsk: key.aefPsk.toString("hex"),',
    ["006"],
  ),
  mutant(
    "identity-alphabet",
    "aef/keys.js",
    "makes PSK identities with other characters",
    '.toString("base64url");',
    '.toString("base64url") + "!";',
    ["007"],
  ),
  mutant(
    "identity-tells-invoker",
    "aef/keys.js",
    "puts the invoker's id into the PSK identity",
    '.toString("base64url");',
    '.toString("base64url") + "." + key.apiInvokerId;',
    ["008"],
  ),
  mutant(
    "identity-changes",
    "aef/keys.js",
    "makes a new PSK identity whenever it has asked",
    'createHmac("sha256", key.aefPsk)',
    'createHmac("sha256", String(performance.now()))',
    ["009"],
  ),
  mutant(
    "identity-of-invoker",
    "aef/keys.js",
    "makes one PSK identity for all keys of an invoker",
    'createHmac("sha256", key.aefPsk)',
    'createHmac("sha256", "one")',
    ["010", "034", "072", "073"],
  ),
  mutant(
    "invoker-of-connection",
    "aef/handlers.js",
    "takes the first invoker on a connection for all who come after",
    "await aef.initiateAuthentication(request.body,",
    "await aef.initiateAuthentication({ ...request.body, apiInvokerId: (request.connection.socket.first ??= request.body.apiInvokerId) },",
    ["011", "062"],
  ),
];

const reading = [
  unchecked("features", "/supportedFeatures", ["012"]),
  unchecked("ccf", "/ccfInformation", ["014"]),
  unchecked("key-id", "/aefPskId", ["016"]),
  mutant(
    "guesses-ccf",
    "aef/exposing-function.js",
    "takes its own CCF where the invoker names none",
    "const { apiInvokerId, ccfInformation, interfaceDetails, aefPskId } = body;",
    'const { apiInvokerId, ccfInformation = { ccfId: "ccf-c1" }, interfaceDetails, aefPskId } = body;',
    ["013"],
  ),
  mutant(
    "rejects-impossible-interface",
    "http/request-body.js",
    "answers an impossible interface as if it were somebody else's",
    "if (faults.length === 0)",
    `if (faults[0]?.param === "/interfaceDetails")
       throw new Problem(403, { cause: "AUTHENTICATION_REJECTED" });
     if (faults.length === 0)`,
    ["015"],
  ),
  mutant(
    "not-json",
    "http/request-body.js",
    "takes a body that is not JSON for an empty object",
    'throw problem.invalidMessage("The body is not JSON in UTF-8.");',
    "return {};",
    ["017"],
  ),
  mutant(
    "any-media-type",
    "http/request-body.js",
    "reads JSON whatever the media type says",
    'if (!isJson(headers["content-type"]))',
    "if (false)",
    ["018"],
  ),
  mutant(
    "any-length",
    "http/request-body.js",
    "reads bodies of any length",
    "largestBody = 64 * 1024",
    "largestBody = 2 ** 30",
    ["019"],
  ),
  mutant(
    "refuses-unknown",
    "http/request-body.js",
    "refuses members of a request that it does not know",
    "if (faults.length === 0)",
    `if (message.vendorSpecific) throw problem.invalidMessage("vendorSpecific is unknown");
     if (faults.length === 0)`,
    ["020"],
  ),
  mutant(
    "unknown-path",
    "http/router.js",
    "answers an unknown path as if the invoker were unknown",
    'problem.notFound("RESOURCE_URI_STRUCTURE_NOT_FOUND")',
    'problem.notFound("API_INVOKER_NOT_FOUND")',
    ["021"],
  ),
  mutant(
    "wrong-method",
    "http/router.js",
    "answers a wrong method with 404",
    "throw new Problem(405, { headers: { allow: route.allow } });",
    'throw new Problem(404, { cause: "RESOURCE_URI_STRUCTURE_NOT_FOUND" });',
    ["022"],
  ),
  mutant(
    "asks-about-any-interface",
    "aef/exposing-function.js",
    "asks about interfaces that are not its own",
    "if (named !== undefined && !this.#p0s.has(named))",
    "if (false)",
    ["023"],
  ),
  mutant(
    "wants-interface",
    "aef/exposing-function.js",
    "refuses a request without interfaceDetails",
    "const only = this.#p0s.size === 1",
    'if (named === undefined) throw missing("/interfaceDetails"); const only = this.#p0s.size === 1',
    ["037"],
  ),
  mutant(
    "wants-key-id",
    "aef/start.js",
    "refuses a request without aefPskId, though it does not declare so",
    "requireAefPskId: options.requireAefPskId ?? false,",
    "requireAefPskId: true,",
    ["044", "046"],
  ),
];

const refusing = [
  mutant(
    "tells-404",
    "aef/security-info.js",
    "adds to a rejection what its CCF did not find",
    "case 404:",
    'case 404: if (response.status === 404) return problem.forbidden("AUTHENTICATION_REJECTED", { detail: body?.cause });',
    ["023", "026", "027"],
  ),
  mutant(
    "own-refusal",
    "aef/security-info.js",
    "answers 502 where its CCF does not let it ask",
    "case 403:",
    'case 403: if (body?.cause === "CONSUMER_NOT_AUTHORIZED") return problem.badGateway();',
    ["026"],
  ),
  mutant(
    "serves-other-key",
    "aef/exposing-function.js",
    "gets ready with another key than aefPskId means",
    "if (!isWanted || secondsLeft(key) < 1)",
    "if (secondsLeft(key) < 1)",
    ["027"],
  ),
  mutant(
    "hides-409",
    "aef/security-info.js",
    "rejects where several keys match",
    'return problem.conflict("INTERFACE_AMBIGUOUS");',
    "return rejected();",
    ["028"],
  ),
  mutant(
    "rejects-502",
    "aef/security-info.js",
    "rejects where its CCF answers 502",
    "default:",
    "default: if (response.status === 502) return rejected();",
    ["029"],
  ),
  mutant(
    "own-retry-after",
    "aef/security-info.js",
    "makes up the Retry-After of a 503",
    "problem.unavailable(retryAfterOf(response), reason)",
    'problem.unavailable("1")',
    ["030"],
  ),
  mutant(
    "tells-detail",
    "aef/security-info.js",
    "hands on its CCF's own words",
    "case 403:",
    'case 403: if (body?.detail) return problem.forbidden("AUTHENTICATION_REJECTED", { detail: body.detail });',
    ["031"],
  ),
  mutant(
    "silence-is-502",
    "http/upstream.js",
    "answers 502 where its CCF stays silent",
    'return problem.gatewayTimeout("TIMED_OUT_REQUEST", message);',
    "return problem.badGateway();",
    ["032"],
  ),
  mutant(
    "unreachable-is-502",
    "http/upstream.js",
    "answers 502 where its CCF cannot be reached",
    'return problem.gatewayTimeout("TARGET_CCF_NOT_REACHABLE", message);',
    "return problem.badGateway();",
    ["093"],
  ),
];

const holding = [
  mutant(
    "ignores-key-id",
    "aef/keys.js",
    "keeps to the key it holds, whatever aefPskId says",
    "return aefPskId === undefined ? keys[0] : keys.find((key) => key.aefPskId === aefPskId);",
    "return keys[0];",
    [
      "010",
      "023",
      "026",
      "027",
      "028",
      "029",
      "030",
      "032",
      "033",
      "035",
      "036",
      "047",
      "048",
      "049",
      "050",
      "051",
      "052",
      "053",
      "054",
      "055",
      "056",
      "057",
      "060",
      "061",
      "062",
      "063",
      "087",
      "088",
      "089",
      "090",
      "091",
      "092",
      "093",
      "094",
      "095",
      "099",
      "106",
      "109",
    ],
  ),
  mutant(
    "new-key-waits",
    "aef/keys.js",
    "takes no new key while an older one is valid",
    "this.#endings.add(key, key.expiresAt);",
    "if (others.length > 0) this.#retired.add(key.pskIdentity);",
    ["033", "035", "109"],
  ),
  mutant(
    "old-key-goes-at-once",
    "aef/keys.js",
    "takes the old key no more as soon as it has a new one",
    "this.#endings.add(key, key.expiresAt);",
    "for (const other of others) this.#retired.add(other.pskIdentity);",
    ["034"],
  ),
  mutant(
    "old-key-stays",
    "aef/start.js",
    "takes a superseded key until it expires",
    "aef.used(key);",
    "",
    ["035"],
  ),
  mutant(
    "ends-old-connections",
    "aef/keys.js",
    "serves nobody with the old key as soon as it has a new one",
    "this.#endings.add(key, key.expiresAt);",
    "for (const other of others) other.expiresAt = 0;",
    ["034", "069"],
  ),
  mutant(
    "failure-drops-key",
    "aef/exposing-function.js",
    "forgets the valid key where asking for another one fails",
    "this.#failures.remember(claim, aefPskId, error);",
    `{
       this.#failures.remember(claim, aefPskId, error);
       const held = this.keys.find(claim, undefined);
       if (held !== undefined) held.expiresAt = 0;
     }`,
    ["036"],
  ),
  mutant(
    "always-asks",
    "aef/exposing-function.js",
    "asks its CCF at every step 4",
    "return held !== undefined && secondsLeft(held) > 0 ? held : undefined;",
    "return undefined;",
    ["036", "043", "044"],
  ),
  mutant(
    "one-home",
    "aef/keys.js",
    "takes one id at two home CCFs for one invoker when it retires keys",
    "text(ccfId, apiInvokerId, p0)",
    "text(apiInvokerId, p0)",
    ["045"],
  ),
  mutant(
    "claims-without-home",
    "aef/claims.js",
    "does not look at the home CCF that the invoker names when it looks for a key",
    "text(ccfId, ccfAddress, apiInvokerId, p0, aefPskId)",
    "text(ccfAddress, apiInvokerId, p0, aefPskId)",
    ["046", "062"],
  ),
  mutant(
    "one-interface",
    "aef/keys.js",
    "takes two interfaces for one when it names and retires keys",
    "text(ccfId, apiInvokerId, p0)",
    "text(ccfId, apiInvokerId)",
    ["024", "025"],
  ),
  mutant(
    "key-opens-every-interface",
    "aef/exposing-function.js",
    "serves at one interface with the key of another",
    "if (key === undefined || key.p0 !== p0)",
    "if (key === undefined)",
    ["025"],
  ),
  mutant(
    "expires-late",
    "aef/security-info.js",
    "keeps keys one and a half seconds longer than its CCF said",
    "expiresAt: sentAt + remainingValidity * 1000,",
    "expiresAt: sentAt + remainingValidity * 1000 + 1500,",
    ["003", "004", "084", "085", "086"],
  ),
  mutant(
    "connections-outlive-keys",
    "aef/bound-connections.js",
    "lets connections run on when their key has expired",
    "setTimeout(() => socket.destroy(), left)",
    "setTimeout(() => {}, left)",
    ["085"],
  ),
  mutant(
    "short-timers",
    "aef/bound-connections.js",
    "sets timers longer than timers can be",
    "Math.min(expiresAt - performance.now(), longestTimerMs)",
    "expiresAt - performance.now()",
    ["070"],
  ),
];

const asking = [
  mutant(
    "question-breaks-contract",
    "aef/security-info.js",
    "writes supportedFeatures as a number",
    'supportedFeatures: featuresText("revocationNotification")',
    "supportedFeatures: 1",
    ["038", "100"],
  ),
  mutant(
    "asks-without-certificate",
    "aef/start.js",
    "asks its CCF without a certificate",
    "tls: certificateClient({ ...tls, ca })",
    "tls: certificateClient({ ca: coreFunction.ca })",
    ["039"],
  ),
  mutant(
    "changes-ccf-information",
    "aef/exposing-function.js",
    "passes on the id of the CCF that the invoker named, not its address",
    "const question = { ccfInformation, interfaceDetails: details, trace };",
    "const question = { ccfInformation: { ccfId: ccfInformation.ccfId ?? 'none' }, interfaceDetails: details, trace };",
    ["040"],
  ),
  mutant(
    "asks-without-interface",
    "aef/security-info.js",
    "does not say which interface the key is for",
    "...(interfaceDetails === undefined ? {} : { interfaceDetails }),",
    "",
    ["041"],
  ),
  mutant(
    "dials-claimed-address",
    "aef/security-info.js",
    "looks whether the CCF that the invoker names is there",
    "const sentAt = performance.now();",
    `const sentAt = performance.now();
     const { ipv4Addr, port } = ccfInformation.ccfAddress ?? {};
     if (ipv4Addr !== undefined) fetch(\`https://\${ipv4Addr}:\${port}/\`).catch(() => {});`,
    ["042"],
  ),
];

const believing = [
  mutant(
    "other-invoker",
    "aef/security-info.js",
    "takes the key of another invoker",
    "answer.apiInvokerId !== claim.apiInvokerId ||",
    "",
    ["047"],
  ),
  mutant(
    "other-aef",
    "aef/security-info.js",
    "takes the key for another AEF",
    "answer.aefId !== asker.aefId ||",
    "",
    ["048"],
  ),
  mutant(
    "other-interface",
    "aef/security-info.js",
    "takes the key for another interface",
    "(answered ?? p0) !== p0",
    "false",
    ["049"],
  ),
  mutant(
    "other-ccf",
    "aef/security-info.js",
    "takes the word of another CCF than the one that was named",
    "(claim.ccfId !== undefined && answer.ccfId !== claim.ccfId)",
    "false",
    ["050"],
  ),
  mutant(
    "half-a-key",
    "contract/answers.js",
    "does not look at the form of the key",
    "return faultsOf(operation.api, schema, body).map(",
    'return faultsOf(operation.api, schema, body).filter(({ param }) => param !== "/aefPsk").map(',
    ["051"],
  ),
  mutant(
    "key-without-proof",
    "aef/security-info.js",
    "does not compare the key with its aefPskId",
    "if (aefPskId(aefPsk) !== id)",
    "if (false)",
    ["052"],
  ),
  mutant(
    "no-validity",
    "aef/security-info.js",
    "takes a key without remaining validity",
    "|| remainingValidity === undefined",
    "",
    ["053"],
  ),
  mutant(
    "zero-is-an-hour",
    "contract/exchange.js",
    "takes a remaining validity of 0 for an hour",
    "const content = more.length === 0 ? first : Buffer.concat(this.#chunks);",
    `const text = Buffer.concat(this.#chunks).toString();
     const content = Buffer.from(text.replace('"remainingValidity":0,', '"remainingValidity":3600,'));`,
    ["054"],
  ),
  mutant(
    "any-answer-type",
    "contract/answers.js",
    "reads an answer whatever its media type says",
    "if (mediaType !== answer.mediaType)",
    "if (false)",
    ["055"],
  ),
  mutant(
    "other-method",
    "aef/security-info.js",
    "takes the key for TLS-PSK though the method is another",
    'if (answer.securityMethod !== "PSK")',
    "if (false)",
    ["056"],
  ),
  mutant(
    "follows-redirects",
    "contract/exchange.js",
    "follows a redirect wherever it leads",
    "if (target === undefined || !allowed.includes(target.origin))",
    "if (target === undefined)",
    ["057"],
  ),
  mutant(
    "follows-redirect-after-redirect",
    "contract/exchange.js",
    "follows redirects of its CCF until six are followed",
    "const second = await send(target);",
    redirectsFollowed,
    ["099"],
  ),
  mutant(
    "lower-case-only",
    "aef/security-info.js",
    "refuses a key in upper-case hex digits",
    "const aefPsk = parseAefPsk(hex);",
    "if (hex !== hex.toLowerCase()) throw problem.badGateway(); const aefPsk = parseAefPsk(hex);",
    ["058"],
  ),
  mutant(
    "no-unknown-members",
    "aef/security-info.js",
    "refuses an answer with members that it does not know",
    "const contradicts = ",
    'const contradicts = "vendorSpecific" in answer || ',
    ["059"],
  ),
];

const remembering = [
  mutant(
    "no-memory",
    "aef/exposing-function.js",
    "asks the same question again at once",
    "if (remembered !== undefined)",
    "if (false)",
    ["060"],
  ),
  mutant(
    "memory-of-invoker",
    "aef/claims.js",
    "remembers a failure for every aefPskId of the invoker",
    "text(ccfId, ccfAddress, apiInvokerId, p0, aefPskId)",
    "text(ccfId, ccfAddress, apiInvokerId, p0)",
    ["029", "061"],
  ),
  mutant(
    "long-memory",
    "aef/start.js",
    "remembers a failure for a minute",
    "options.failureMemorySeconds ?? defaults.failureMemorySeconds",
    "60",
    ["063"],
  ),
];

const reaching = [
  trusting("expired", ["CERT_HAS_EXPIRED"], ["087"]),
  trusting("not-yet-valid", ["CERT_NOT_YET_VALID"], ["088"]),
  trusting("other-host", ["ERR_TLS_CERT_ALTNAME_INVALID"], ["089"]),
  trusting(
    "other-ca",
    [
      "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
      "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
      "UNABLE_TO_GET_ISSUER_CERT",
    ],
    ["090"],
  ),
  mutant(
    "asks-in-tls-1.1",
    "aef/start.js",
    "asks its CCF in TLS 1.1 too",
    "tls: certificateClient({ ...tls, ca }),",
    `tls: { ...certificateClient({ ...tls, ca }),
            minVersion: "TLSv1.1", ciphers: "ALL:@SECLEVEL=0" },`,
    ["091", "092", "095"],
  ),
  mutant(
    "asks-with-cbc",
    "aef/start.js",
    "asks its CCF with CBC suites too",
    "tls: certificateClient({ ...tls, ca }),",
    `tls: { ...certificateClient({ ...tls, ca }), ciphers: "ALL" },`,
    ["092", "095"],
  ),
  mutant(
    "asks-anybody",
    "aef/start.js",
    "asks a CCF that shows no certificate",
    "tls: certificateClient({ ...tls, ca }),",
    `tls: { ...certificateClient({ ...tls, ca }), rejectUnauthorized: false,
       ciphers: "ECDHE-ECDSA-AES128-GCM-SHA256:ADH-AES128-GCM-SHA256:@SECLEVEL=0" },
     onConnect: ({ authorizationError }) => {
       if (authorizationError && authorizationError !== "UNABLE_TO_GET_ISSUER_CERT")
         throw new Error(authorizationError);
     },`,
    ["094", "095"],
  ),
  mutant(
    "asks-without-forward-secrecy",
    "aef/start.js",
    "offers its CCF suites without forward secrecy",
    "tls: certificateClient({ ...tls, ca }),",
    `tls: { ...certificateClient({ ...tls, ca }),
            ciphers: "ECDHE-ECDSA-AES128-GCM-SHA256:AES128-GCM-SHA256" },`,
    ["095"],
  ),
];

const serving = [
  mutant(
    "broken-service",
    "aef/exposing-function.js",
    "serves nobody",
    "if (key === undefined || key.p0 !== p0)",
    "if (true)",
    [
      "001",
      "011",
      "024",
      "025",
      "033",
      "034",
      "035",
      "036",
      "037",
      "045",
      "046",
      "064",
      "065",
      "066",
      "067",
      "068",
      "069",
      "070",
      "071",
      "072",
      "073",
      "074",
      "075",
      "076",
      "077",
      "078",
      "079",
      "080",
      "081",
      "082",
      "083",
      "084",
      "085",
      "096",
      "101",
      "102",
      "103",
      "104",
      "107",
      "108",
      "109",
    ],
  ),
  mutant(
    "service-without-key",
    "aef/start.js",
    "serves anybody on any connection",
    `bindApi("sample-service", sampleService(aef, p0)),
        ];
        return [prefix, createApp(apis, { prefix, log, metrics, bodyBytes, admitRefused })];`,
    `bindApi("sample-service", { identifyCaller: () => ({ status: 200, body: {} }) }),
        ];
        return [prefix, createApp(apis, { prefix, log, callerOf: () => undefined })];`,
    ["025", "035", "071", "075", "076", "081", "082", "084", "101", "109"],
  ),
  mutant(
    "tells-claim",
    "aef/exposing-function.js",
    "tells the service another CCF than the confirming one",
    "ccfId: key.ccfId,",
    'ccfId: "ccf-claimed.example.net",',
    ["071"],
  ),
  mutant(
    "forbidden-not-misdirected",
    "http/documented-caller.js",
    "answers 403 where a connection is not keyed by PSK",
    'throw problem.misdirected("PSK_CONNECTION_REQUIRED");',
    'throw problem.forbidden("AUTHENTICATION_REJECTED");',
    ["076"],
  ),
  mutant(
    "one-connection",
    "aef/start.js",
    "takes one connection with a key",
    "aef.used(key);",
    `aef.used(key);
     if (key.taken) { socket.destroy(); return; }
     key.taken = true;`,
    ["068", "075", "080", "081", "082", "102"],
  ),
  newestKey("TLSv1.2", ["072"]),
  newestKey("TLSv1.3", ["034", "073"]),
  mutant(
    "believes-callback",
    "tls/psk-binding.js",
    "takes the identity that OpenSSL asked for as proven, and offers SHA-384",
    "pskCallback(socket, identity) {",
    `ciphers: "TLS_AES_128_GCM_SHA256:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_256_GCM_SHA384:DHE-PSK-AES128-GCM-SHA256:ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256",
     pskCallback(socket, identity) {
       if (lookup(identity, socket) !== undefined)
         Object.defineProperty(socket, bound, { value: identity, configurable: true });`,
    ["074"],
  ),
  offering(
    "no-psk-tls-1.2",
    "has no PSK suite in TLS 1.2",
    'ciphers: [...sha256Suites, ...ecdheSuites].join(":")',
    ["064", "072", "075", "081", "083", "096"],
  ),
  offering(
    "chacha-alone",
    "lacks the suite that TLS 1.3 makes mandatory",
    'ciphers: [sha256Suites[1], dhePskSuite, ...ecdheSuites].join(":")',
    ["065", "067"],
  ),
  offering(
    "no-chacha",
    "lacks the suite with ChaCha20",
    'ciphers: [sha256Suites[0], dhePskSuite, ...ecdheSuites].join(":")',
    ["066"],
  ),
  offering(
    "sha384-first",
    "prefers a suite with SHA-384, which drops the key",
    `ciphers: ["TLS_AES_256_GCM_SHA384", ${suites}].join(":")`,
    ["067"],
  ),
  offering(
    "plain-psk",
    "takes PSK without forward secrecy",
    `ciphers: ${suites} + ":PSK-AES128-GCM-SHA256"`,
    ["077"],
  ),
  offering("cbc-psk", "takes PSK with CBC", `ciphers: ${suites} + ":DHE-PSK-AES128-CBC-SHA256"`, [
    "078",
  ]),
  offering(
    "tls-1.1",
    "takes PSK in TLS 1.1",
    `minVersion: "TLSv1.1", ciphers: ${suites} + ":DHE-PSK-AES128-CBC-SHA:@SECLEVEL=0"`,
    ["078", "079"],
  ),
  offering(
    "cbc-certificate",
    "takes certificate connections with CBC",
    `ciphers: ${suites} + ":ECDHE-ECDSA-AES128-SHA256"`,
    ["080"],
  ),
  mutant(
    "small-group",
    "tls/server-profiles.js",
    "has a group of 1024 bits for DHE-PSK",
    "dhparam: ffdhe3072,",
    `dhparam: \`-----BEGIN DH PARAMETERS-----\\n${smallGroup}\\n-----END DH PARAMETERS-----\`,`,
    ["072", "075", "081", "083", "096"],
  ),
  mutant(
    "compresses",
    compressing[0],
    "chooses DEFLATE where it is offered",
    ...compressing.slice(1),
    ["097"],
  ),
  mutant("http2-fails", wrongInHttp2[0], "answers 500 over HTTP/2", ...wrongInHttp2.slice(1), [
    "098",
  ]),
  mutant(
    "tickets",
    "tls/server-profiles.js",
    "gives session tickets",
    "constants.SSL_OP_NO_TICKET | constants.SSL_OP_NO_RENEGOTIATION",
    "constants.SSL_OP_NO_RENEGOTIATION",
    ["081", "082"],
  ),
  mutant(
    "renegotiates",
    "tls/server-profiles.js",
    "negotiates anew within a connection",
    "constants.SSL_OP_NO_TICKET | constants.SSL_OP_NO_RENEGOTIATION",
    "constants.SSL_OP_NO_TICKET",
    ["083"],
  ),
];

export const mutants = [
  ...answering,
  ...reading,
  ...refusing,
  ...holding,
  ...asking,
  ...believing,
  ...remembering,
  ...reaching,
  ...serving,
];
