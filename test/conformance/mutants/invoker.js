// The API invoker broken in one way at a time. See scripts/conformance-mutants.js.

import { redirectsFollowedAt, redirectsFollowedBut } from "./shared/redirects.js";

const id = (number) => `INVOKER-${String(number).padStart(3, "0")}`;
const ids = (...numbers) => numbers.map(id);

/** Where the run without a fault must succeed first: all of them fail where it does not. */
const controlled = ids(
  ...[5, 6, 7, 8, 9, 10, 11, 12, 13, 16, 17, 18, 19, 20, 21, 22, 23, 24, 49],
  ...[33, 34, 35, 36, 37, 38, 39, 40, 43, 44, 45, 46, 51, 52, 53, 54, 55, 56, 58, 59],
);
/** Those that look at a whole run which gets through. */
const whole = [...controlled, ...ids(1, 25, 26, 27, 28, 42)];

const api = "invoker/api-invoker.js";
const method = "invoker/security-method.js";
const profiles = "tls/client-profiles.js";
const service = "invoker/service-connection.js";
const exchange = "contract/exchange.js";

const mutant = (name, file, find, replace, breaks, caughtBy) => ({
  id: `invoker-${name}`,
  party: "invoker",
  role: "invoker",
  file,
  find,
  replace,
  breaks,
  caughtBy,
});

// CAPIF-1e's transport, taken apart where a mutant has to change both its TLS and what it checks.
const tls = "tls: capif1eClient({ ...tls, ca: coreFunction.ca }),";
const rest = `
            timeoutMs: this.#timeoutMs,
            redirectOrigins: coreFunction.redirectOrigins ?? [],
            connections: 1,
            onKeylog,
            onConnect: (socket, origin) => {
                if (socket.isSessionReused())
                    throw new TypeError("there was no full handshake");
                // Read at once: the core function may close the connection with its answer.
                `;
const keep = "this.#sessions.set(origin, readTlsSession(socket.getSession()));";
const capif1e = (name, changedTls, changedKeep, breaks, caughtBy) =>
  mutant(
    name,
    api,
    `${tls}${rest}${keep}`,
    `tls: { ...capif1eClient({ ...tls, ca: coreFunction.ca }), ${changedTls} },${rest}${changedKeep}`,
    breaks,
    caughtBy,
  );

const accepting = (name, code, breaks, caughtBy) =>
  capif1e(
    name,
    "rejectUnauthorized: false",
    `if (!socket.authorized && !${code}.test(socket.authorizationError)) throw new Error("certificate"); ${keep}`,
    breaks,
    caughtBy,
  );

/** Step 4 with other TLS, which takes an AEF whose certificate has this fault alone. */
const step4 = (name, changedTls, code, breaks, caughtBy) =>
  mutant(
    name,
    api,
    "certificateClient({ ca: aefCa }),",
    `{ ...certificateClient({ ca: aefCa }), rejectUnauthorized: false, ${changedTls} },
            onConnect: (socket) => {
                if (!socket.authorized && !${code}.test(socket.authorizationError)) throw new Error("certificate");
            },`,
    breaks,
    caughtBy,
  );

const madeUp = `{ sessionId: Buffer.alloc(32), masterSecret: Buffer.alloc(48),
  extendedMasterSecret: true, protocolVersion: 0x0303 }`;

const initiateBody = "aefPskId: agreed.aefPskId,";
const keyed = "deriveAefPsk({ masterSecret, sessionId, interfaceInformation: p0 })";
const lacks = "if (ccfInformation === undefined || entry.remainingValidity === undefined)";
const refusedAt1 = `if (data === undefined)
            throw refused(1, response, error);
        this.#tell(1, "PSK selected");
        const agreed = agreedSecurity(data,`;
const refusedAt4 = `if (data === undefined)
                throw refused(4, response, error);
            const ready = readyAef(agreed, data);
            this.#tell(10, \`ready for \${data.remainingValidity ?? "?"} s\`);`;
const redirectCheck = "!allowed.includes(target.origin)";
const again = `if (!wasRefused(error))
                throw error;`;
const repeated = "const readyAgain = await this.initiateAuthentication(security, ready.agreed);";

export const mutants = [
  mutant(
    "certificate-of-nobody",
    api,
    tls,
    "tls: { ...capif1eClient({ ...tls, ca: coreFunction.ca }), cert: undefined, key: undefined },",
    "shows no client certificate",
    ids(2),
  ),
  capif1e(
    "no-extended-master-secret",
    "secureOptions: 0x4001",
    keep,
    "offers no extended master secret",
    [...whole, ...ids(3, 29, 30, 31, 32, 41, 57)],
  ),
  capif1e("tickets", "secureOptions: 0", keep, "takes session tickets", ids(4, 13)),
  capif1e(
    "tickets-offered",
    "secureOptions: 0",
    `if (socket.getTLSTicket() !== undefined) throw new Error("ticket"); ${keep}`,
    "offers session tickets, though it uses none",
    ids(4),
  ),
  accepting("expired-ccf", "/HAS_EXPIRED/", "accepts an expired certificate of CCF-B", ids(5)),
  accepting("early-ccf", "/NOT_YET_VALID/", "accepts a certificate before its time", ids(6)),
  accepting("other-host", "/ALTNAME/", "does not compare the certificate's name", ids(7)),
  accepting("other-ca", "/ISSUER|LEAF|SELF_SIGNED/", "accepts any CA at CCF-B", ids(8)),
  mutant(
    "tls-1.3",
    api,
    "fetch: this.#capif1eTransport().fetch,",
    `fetch: (request) => this.#capif1eTransport().fetch(request).catch(() => observedTransport({
      tls: { ...capif1eClient({ ...this.#options.tls, ca: coreFunction.ca }),
        minVersion: "TLSv1.3", maxVersion: "TLSv1.3", ciphers: undefined },
      timeoutMs: this.#timeoutMs,
      onConnect: (_, origin) => this.#sessions.set(origin, ${madeUp}),
    }, { steps: [1, 1], onExchange: undefined }).fetch(request)),`,
    "goes on with TLS 1.3 where CCF-B has nothing else, as if it had a master secret",
    ids(9, 58),
  ),
  capif1e(
    "tls-1.1",
    'minVersion: "TLSv1.1", ciphers: "ALL:@SECLEVEL=0"',
    `this.#sessions.set(origin, socket.getProtocol() === "TLSv1.1" ? ${madeUp} : readTlsSession(socket.getSession()));`,
    "accepts TLS 1.1 and old suites at CCF-B",
    ids(10, 11, 50),
  ),
  capif1e(
    "cbc",
    'ciphers: "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES128-SHA256:ECDHE-ECDSA-AES128-SHA"',
    keep,
    "accepts CBC suites at CCF-B",
    ids(11, 50),
  ),
  capif1e(
    "anonymous-ccf",
    'rejectUnauthorized: false, ciphers: "ECDHE-ECDSA-AES128-GCM-SHA256:ADH-AES128-GCM-SHA256:@SECLEVEL=0"',
    `if (!socket.authorized && socket.authorizationError !== "UNABLE_TO_GET_ISSUER_CERT") throw new Error("certificate"); ${keep}`,
    "accepts a CCF-B without a certificate",
    ids(49, 50),
  ),
  capif1e(
    "no-forward-secrecy",
    'ciphers: "ECDHE-ECDSA-AES128-GCM-SHA256:AES128-GCM-SHA256"',
    keep,
    "offers CCF-B suites without forward secrecy",
    ids(50),
  ),
  mutant(
    "no-ems-check",
    method,
    "protocolVersion !== tls12 || !extendedMasterSecret",
    "protocolVersion !== tls12",
    "derives from a session without extended master secret",
    ids(12),
  ),
  mutant(
    "other-path",
    api,
    "params: { path: { apiInvokerId } },",
    'params: { path: { apiInvokerId: "somebody" } },',
    "puts its request to another invoker's id",
    ids(14),
  ),
  mutant(
    "authentication-info",
    api,
    'prefSecurityMethods: ["PSK"],',
    'prefSecurityMethods: ["PSK"], authenticationInfo: "mine",',
    "sends authenticationInfo itself",
    ids(15),
  ),
  mutant(
    "any-method",
    method,
    'entry?.selSecurityMethod !== "PSK"',
    "entry?.selSecurityMethod === undefined",
    "goes on with any method that CCF-B selects",
    ids(16),
  ),
  mutant(
    "no-method",
    method,
    'entry?.selSecurityMethod !== "PSK"',
    '(entry.selSecurityMethod ?? "PSK") !== "PSK"',
    "takes PSK for granted where CCF-B selects nothing",
    ids(17),
  ),
  mutant(
    "any-derivation",
    method,
    'entry.keyDerivation !== "TLS12_MASTER_SECRET"',
    "entry.keyDerivation === undefined",
    "does not look at keyDerivation",
    ids(18),
  ),
  mutant(
    "ccf-for-aef",
    api,
    "const agreed = agreedSecurity(data,",
    `if (data.securityInfo[0].aefInterfaces === undefined) {
      data.securityInfo[0].aefInterfaces = [data.ccfInformation.ccfAddress];
      this.#options.aefCa = "none";
    }
    const agreed = agreedSecurity(data,`,
    "takes CCF-B's address for the AEF's where there is none",
    ids(19),
  ),
  mutant(
    "no-validity",
    method,
    lacks,
    "entry.remainingValidity ??= 3600; if (ccfInformation === undefined)",
    "does without a validity",
    ids(20),
  ),
  mutant(
    "no-ccf-information",
    method,
    lacks,
    "if (entry.remainingValidity === undefined)",
    "does without CCF-B information",
    ids(21),
  ),
  mutant(
    "no-content-check",
    "contract/client.js",
    "await checkContent(operation, response);",
    "",
    "does not hold answers against the contract, and goes on with a validity of 0",
    ids(22),
  ),
  mutant(
    "refusal-as-answer",
    api,
    refusedAt1,
    'this.#tell(1, "PSK selected"); const agreed = agreedSecurity(data ?? error,',
    "takes a refusal of CCF-B for its answer",
    ids(23),
  ),
  mutant(
    "redirect-at-home",
    exchange,
    redirectCheck,
    '!allowed.includes(target.origin) && !target.pathname.includes("/capif-security/")',
    "follows a redirect of CCF-B to anywhere",
    ids(24),
  ),
  mutant(
    "redirect-at-aef",
    exchange,
    redirectCheck,
    '!allowed.includes(target.origin) && target.pathname.includes("/capif-security/")',
    "follows a redirect of the AEF to anywhere",
    ids(34),
  ),
  mutant(
    "redirects-at-home",
    exchange,
    "const second = await send(target);",
    redirectsFollowedAt("/capif-security/"),
    "follows redirects of CCF-B until six are followed",
    ids(58),
  ),
  mutant(
    "redirects-at-aef",
    exchange,
    "const second = await send(target);",
    redirectsFollowedBut("/capif-security/"),
    "follows redirects of the AEF until six are followed",
    ids(59),
  ),
  mutant(
    "strict-members",
    method,
    "const [entry] = securityInfo;",
    'const [entry] = securityInfo; if ("vendor-member" in entry) throw new StepFailed(1, "unknown");',
    "refuses members that it does not know",
    ids(25),
  ),
  mutant(
    "prefix-forgotten",
    method,
    keyed,
    "deriveAefPsk({ masterSecret, sessionId, interfaceInformation: new URL(p0).origin })",
    "leaves the apiPrefix out of the derivation",
    ids(26, 27, 42),
  ),
  mutant(
    "one-key-for-all",
    method,
    "agreedInterface(session, first),",
    "{ ...agreedInterface(session, entry.aefInterfaces.at(-1)), details: first, p0: interfaceText(1, first) },",
    "uses the last interface's key for every interface",
    ids(27),
  ),
  mutant(
    "session-id-as-hex",
    method,
    keyed,
    'deriveAefPsk({ masterSecret, sessionId: Buffer.from(sessionId.toString("hex").slice(0, 32)), interfaceInformation: p0 })',
    "hashes the Session ID as hex text",
    whole,
  ),
  mutant(
    "always-fails",
    "cli/invoke.js",
    "return result.passed ? 0 : 1;",
    "return 1;",
    "ends as if it had failed",
    [...controlled, ...ids(1, 25)],
  ),
  mutant(
    "another-invoker",
    api,
    "apiInvokerId: this.#options.apiInvokerId,",
    'apiInvokerId: "somebody",',
    "names another invoker in step 4",
    ids(29),
  ),
  mutant(
    "ccf-id-only",
    api,
    "ccfInformation,\n",
    "ccfInformation: { ccfId: ccfInformation.ccfId },\n",
    "hands on the CCF's id without its address",
    ids(30),
  ),
  mutant("no-key-id", api, initiateBody, "", "does not name its key", ids(31, 44)),
  mutant(
    "step-4-at-root",
    api,
    "apiRoot: agreed.p0,",
    "apiRoot: new URL(agreed.p0).origin,",
    "asks above the apiPrefix in step 4",
    ids(32),
  ),
  mutant(
    "any-aef",
    api,
    "certificateClient({ ca: aefCa })",
    "unverifiedClient()",
    "does not verify the AEF's certificate in step 4",
    ids(33, 51, 52, 53),
  ),
  step4("expired-aef", "", "/HAS_EXPIRED/", "accepts an expired certificate of the AEF", ids(51)),
  step4(
    "early-aef",
    "",
    "/NOT_YET_VALID/",
    "accepts the AEF's certificate before its time",
    ids(52),
  ),
  step4("other-aef", "", "/ALTNAME/", "accepts an AEF's certificate for another host", ids(53)),
  step4(
    "anonymous-aef",
    'ciphers: "ECDHE-ECDSA-AES128-GCM-SHA256:ADH-AES128-GCM-SHA256:@SECLEVEL=0"',
    "/ISSUER_CERT$/",
    "accepts an AEF without a certificate in step 4",
    ids(54, 57),
  ),
  step4(
    "tls-1.1-aef",
    'minVersion: "TLSv1.1", ciphers: "ALL:@SECLEVEL=0"',
    "/none/",
    "accepts TLS 1.1 and old suites in step 4",
    ids(55, 56, 57),
  ),
  step4(
    "cbc-aef",
    'ciphers: "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES128-SHA256:ECDHE-ECDSA-AES128-SHA"',
    "/none/",
    "accepts CBC suites in step 4",
    ids(56, 57),
  ),
  step4(
    "no-forward-secrecy-aef",
    'ciphers: "ECDHE-ECDSA-AES128-GCM-SHA256:AES128-GCM-SHA256"',
    "/none/",
    "offers the AEF suites without forward secrecy",
    ids(57),
  ),
  mutant(
    "refusal-ignored",
    api,
    refusedAt4,
    'const ready = readyAef(agreed, data ?? error); this.#tell(10, "ready");',
    "takes a refusal of the AEF for its answer",
    ids(35),
  ),
  mutant(
    "method-of-step-10",
    api,
    'if (securityMethod !== "PSK")',
    "if (securityMethod === undefined)",
    "does not compare the method of step 10",
    ids(36),
  ),
  mutant(
    "identity-of-its-own",
    api,
    `if (pskIdentity === undefined)
        throw new StepFailed(10, "the answer lacks pskIdentity");
    return { agreed, pskIdentity,`,
    'return { agreed, pskIdentity: pskIdentity ?? "psk",',
    "makes up a PSK identity where it got none",
    ids(37),
  ),
  mutant(
    "identity-escaped",
    profiles,
    "pskCallback: () => ({ identity, psk: aefPsk })",
    "pskCallback: () => ({ identity: encodeURIComponent(identity).slice(0, 128), psk: aefPsk })",
    "escapes the PSK identity",
    ids(38),
  ),
  mutant(
    "port-ignored",
    api,
    "return { agreed, pskIdentity, apiRoot: connectingPoint(agreed, interfaceDetails) };",
    "return { agreed, pskIdentity, apiRoot: agreed.p0 };",
    "ignores the port of step 10",
    ids(39),
  ),
  mutant(
    "any-host",
    api,
    'throw new StepFailed(10, "the AEF names an interface that step 1 did not");',
    "return interfaceText(10, details);",
    "connects to whatever host step 10 names",
    ids(40),
  ),
  mutant(
    "plain-psk",
    profiles,
    `...versionRange([tlsVersion]),
        ca: [],`,
    `...versionRange([tlsVersion]),
        secureOptions: constants.SSL_OP_NO_TICKET | constants.SSL_OP_ALLOW_NO_DHE_KEX,
        ca: [],`,
    "offers PSK without an ephemeral key exchange",
    ids(41),
  ),
  mutant(
    "call-at-root",
    service,
    "`${this.apiRoot}/${relative}`",
    "`${new URL(this.apiRoot).origin}/${relative}`",
    "calls the service API above the apiPrefix",
    ids(42),
  ),
  mutant(
    "certificate-for-psk",
    service,
    `tls: pskClient({ identity, aefPsk, tlsVersion }),
            onConnect: (socket) => {
                assertPsk(socket);`,
    `tls: { ...pskClient({ identity, aefPsk, tlsVersion }), rejectUnauthorized: false },
            onConnect: (socket) => {`,
    "goes on where the AEF shows its certificate and no PSK keyed the connection",
    ids(43),
  ),
  mutant(
    "never-again",
    api,
    again,
    "throw error;",
    "does not repeat step 4 after a refused handshake",
    ids(44),
  ),
  mutant(
    "again-and-again",
    api,
    repeated,
    `${repeated} await this.initiateAuthentication(security, ready.agreed);`,
    "repeats step 4 oftener than once",
    ids(44, 45),
  ),
  mutant(
    "expired-key",
    api,
    "performance.now() >= expiresAt",
    "Number.isNaN(expiresAt)",
    "uses a key after its validity",
    ids(46),
  ),
  mutant(
    "key-in-request",
    api,
    initiateBody,
    `${initiateBody} aefPsk: agreed.aefPsk.toString("hex"),`,
    "sends its key with step 4",
    ids(47),
  ),
  mutant(
    "key-in-output",
    api,
    'agreed.interfaces.map(({ aefPskId }) => aefPskId).join(", ")',
    'agreed.interfaces.map(({ aefPsk }) => aefPsk.toString("base64")).join(", ")',
    "prints its key",
    ids(48),
  ),
];
