// Feature RevocationNotification, broken in one way at a time in each party that has a part in it.

const table = (party, role, prefix) => (id, file, breaks, find, replace, numbers) => ({
  id: `revocation-${role}-${id}`,
  party,
  role,
  file,
  find,
  replace,
  breaks,
  caughtBy: numbers.map((number) => `${prefix}-${number}`),
});

const home = table("ccf-b", "ccf-home", "CCF-HOME");
const relay = table("ccf-a", "ccf-relay", "CCF-RELAY");
const aef = table("conformance-aef", "aef", "AEF");

/** Both CCFs send by the same courier. */
const courier = (broken, { content, retry, certificate, stranger, redirect }) => [
  broken(
    "text-plain",
    "ccf/courier.js",
    "a notice is sent as text/plain",
    '"content-type": "application/json"',
    '"content-type": "text/plain"',
    content,
  ),
  broken(
    "any-answer",
    "ccf/courier.js",
    "any answer counts as an acknowledgement",
    "isAcknowledged: status === 204",
    "isAcknowledged: true",
    retry,
  ),
  broken(
    "anonymous",
    "ccf/courier.js",
    "a notice is sent without a certificate",
    "tls: certificateClient({ ...tls, ca }),",
    "tls: certificateClient({ ca }),",
    certificate,
  ),
  broken(
    "to-strangers",
    "ccf/courier.js",
    "a notice is sent to whoever listens there, whatever its certificate",
    "tls: certificateClient({ ...tls, ca }),",
    "tls: { ...certificateClient({ ...tls, ca }), rejectUnauthorized: false },",
    stranger,
  ),
  ...(redirect === undefined
    ? []
    : [
        broken(
          "redirected",
          "ccf/courier.js",
          "a notice follows a redirect",
          'redirectOrigins: "none",',
          "redirectOrigins: [],",
          redirect,
        ),
      ]),
];

/** What both check of a question. */
const nowhere = (broken, numbers) =>
  broken(
    "nowhere-to-notify",
    "ccf/request-check.js",
    "who offers the feature need not say where to notify",
    'if (!hasFeature(supportedFeatures, "revocationNotification"))\n            return;',
    "return;",
    numbers,
  );

const ofHome = [
  nowhere(home, ["137"]),
  home(
    "nobody-told",
    "ccf/security-contexts.js",
    "nobody is told of a revoked key",
    "for (const notice of notices)\n            outbox?.send(notice);",
    "",
    ["125", "126", "127", "128", "129", "130", "131", "132", "133", "134", "135", "136"],
  ),
  home(
    "aefs-untold",
    "ccf/security-contexts.js",
    "peers alone are told, and no AEF of the own domain",
    "if (subscription === undefined)",
    'if (subscription?.role !== "ccf")',
    ["128", "129"],
  ),
  home(
    "aef-revokes-silently",
    "ccf/security-contexts.js",
    "nobody is told of what an AEF revokes",
    "return withContext(record, withoutAef(context, aef));",
    "return { ...withContext(record, withoutAef(context, aef)), revokes: [] };",
    ["129"],
  ),
  home(
    "other-method-silently",
    "ccf/security-contexts.js",
    "nobody is told when the invoker agrees on another method",
    "return withContext(record, context);",
    "return { ...withContext(record, context), revokes: [] };",
    ["127"],
  ),
  home(
    "other-key-id",
    "ccf/security-contexts.js",
    "a notice has another key's id",
    "const revocation = { ccfId, apiInvokerId, aefId, aefPskId, cause };",
    'const revocation = { ccfId, apiInvokerId, aefId, aefPskId: "0123456789abcdef", cause };',
    ["126", "130", "135"],
  ),
  home(
    "other-aef",
    "ccf/security-contexts.js",
    "a notice names whoever asked in the place of the AEF",
    "const revocation = { ccfId, apiInvokerId, aefId, aefPskId, cause };",
    "const revocation = { ccfId, apiInvokerId, aefId: subscription.id, aefPskId, cause };",
    ["126", "130"],
  ),
  home(
    "never-acknowledged",
    "ccf/courier.js",
    "a notice that was acknowledged is sent again",
    "isAcknowledged: status === 204",
    "isAcknowledged: status === 200",
    ["130"],
  ),
  home(
    "feature-forced",
    "ccf/request-check.js",
    "who names an address is told, and is answered with the feature, even if it did not offer it",
    'if (!hasFeature(supportedFeatures, "revocationNotification"))\n        return undefined;',
    "",
    ["133"],
  ),
  home(
    "superseded-forgotten",
    "ccf/invoker-record.js",
    "nobody is told of a key that a newer one has replaced",
    "const before = [...superseded, ...",
    "const before = [...",
    ["135"],
  ),
  home(
    "subscription-lost",
    "ccf/invoker-record.js",
    "who asked for a key is forgotten when the invoker agrees on the same key again",
    "const subscription = key.subscription ?? known.get(key.aefPskId);",
    "const subscription = key.subscription;",
    ["136"],
  ),
  ...courier(home, {
    content: ["125"],
    retry: ["130", "132"],
    certificate: ["131"],
    stranger: ["134"],
    redirect: ["132"],
  }),
];

const ofRelay = [
  nowhere(relay, ["116"]),
  relay(
    "nobody-told",
    "ccf/relayed-keys.js",
    "no AEF is told of a revoked key",
    "for (const notice of notices)\n                this.#outbox.send(notice);",
    "",
    ["105", "106", "107", "108", "109", "110"],
  ),
  relay(
    "feature-promised",
    "ccf/relay.js",
    "the AEF is promised notices that the peer has not agreed to",
    'supportedFeatures: isNegotiated ? featuresText("revocationNotification") : "0",',
    'supportedFeatures: wanted === undefined ? "0" : featuresText("revocationNotification"),',
    ["104"],
  ),
  relay(
    "own-name",
    "ccf/relayed-keys.js",
    "a notice names the relay in the place of the CCF that confirmed the invoker",
    "revocation: { ...name, cause }",
    'revocation: { ...name, ccfId: "ccf-a", cause }',
    ["106", "107"],
  ),
  relay(
    "told-each-time",
    "ccf/relayed-keys.js",
    "the AEF is told as often as the peer tells",
    "if (found?.value?.isRevoked)\n                return true;",
    `const told = (globalThis.told ??= new Map());
     if (found?.value?.isRevoked) {
         for (const notice of told.get(recordOf(name)) ?? []) this.#outbox.send(notice);
         return true;
     }
     if (found?.value?.subscription)
         told.set(recordOf(name), [{ ...found.value.subscription, revocation: { ...name, cause }, trace, owedSince: performance.now(), expiresAt: found.value.expiresAt }]);`,
    ["108"],
  ),
  relay(
    "others-believed",
    "ccf/core-function.js",
    "any CCF under an agreement may revoke any key",
    "if (notice.ccfId !== caller.id)",
    'if (caller.role !== "ccf")',
    ["111"],
  ),
  relay(
    "anybody-believed",
    "ccf/apps.js",
    "anybody may revoke any key",
    "bindNotices((caller, notice, trace) => core.noteRevocation(caller, notice, trace))",
    `((api) => ({
      ...api,
      operations: api.operations.map((one) => ({ ...one, authentication: { client: "none", roles: [] } })),
    }))(bindNotices((_, notice, trace) => core.noteRevocation({ id: notice.ccfId }, notice, trace)))`,
    ["111", "112"],
  ),
  relay(
    "unknown-refused",
    "ccf/relayed-keys.js",
    "a notice about a key that the relay does not know is 404",
    "const { subscription, expiresAt = performance.now() + longestValidityMs } = found?.value ?? {};",
    `if (found === undefined)
         throw (await import("../http/problem.js")).problem.notFound("SECURITY_CONTEXT_NOT_FOUND");
     const { subscription, expiresAt } = found.value;`,
    ["113", "115"],
  ),
  relay(
    "unknown-forgotten",
    "ccf/relayed-keys.js",
    "a notice about a key that is still on its way is forgotten",
    "const { subscription, expiresAt = performance.now() + longestValidityMs } = found?.value ?? {};",
    `if (found === undefined)
         return true;
     const { subscription, expiresAt } = found.value;`,
    ["115"],
  ),
  relay(
    "handed-on-again",
    "ccf/relay.js",
    "a revoked key is handed on all the same",
    "if ((await notices?.keys.handOn(name, expiresAt, subscription)) === false)",
    "if ((await notices?.keys.handOn(name, expiresAt, subscription)) === null)",
    ["114", "115"],
  ),
  ...courier(relay, {
    content: ["105"],
    retry: ["107"],
    certificate: ["109"],
    stranger: ["110"],
  }),
];

const ofAef = [
  aef(
    "not-offered",
    "aef/security-info.js",
    "the AEF names its address and does not offer the feature",
    'supportedFeatures: featuresText("revocationNotification"),',
    'supportedFeatures: "0",',
    ["100"],
  ),
  aef(
    "ignored",
    "aef/exposing-function.js",
    "a notice is acknowledged and changes nothing",
    "if (notice.aefId !== aefId)",
    "if (notice.aefId)",
    ["101", "102", "105", "106", "109"],
  ),
  aef(
    "key-kept",
    "aef/exposing-function.js",
    "a revoked key is still there for handshakes",
    "const dropped = this.#drop(notice);",
    "const dropped = this.#drop(notice); for (const key of dropped) this.keys.store(key.pskIdentity, key);",
    ["101", "109"],
  ),
  aef(
    "connections-kept",
    "aef/exposing-function.js",
    "the connections of a revoked key stay open",
    "this.#connections.end(key);",
    "void key;",
    ["102"],
  ),
  aef(
    "connections-late",
    "aef/exposing-function.js",
    "the connections of a revoked key are closed after two seconds",
    "this.#connections.end(key);",
    "setTimeout(() => this.#connections.end(key), 2000);",
    ["102"],
  ),
  aef(
    "unknown-refused",
    "aef/exposing-function.js",
    "a notice about a key that the AEF does not hold is 404",
    "const dropped = this.#drop(notice);",
    'const dropped = this.#drop(notice); if (dropped.length === 0) throw problem.notFound("SECURITY_CONTEXT_NOT_FOUND");',
    ["103", "104", "106"],
  ),
  aef(
    "every-key-dropped",
    "aef/keys.js",
    "a notice about one key of an invoker ends all of them",
    "const dropped = (this.#byKeyId.get(aefPskId) ?? []).filter(isIt);",
    "const dropped = [...this.#byIdentity.values()].filter(isIt);",
    ["103", "109"],
  ),
  aef(
    "invoker-mistaken",
    "aef/keys.js",
    "a notice ends a key by its id alone, whosever it is",
    "key.ccfId === ccfId && key.apiInvokerId === apiInvokerId",
    "true",
    ["104"],
  ),
  aef(
    "superseded-spared",
    "aef/keys.js",
    "a superseded key stays good when it is revoked",
    "const dropped = (this.#byKeyId.get(aefPskId) ?? []).filter(isIt);",
    "const dropped = (this.#byKeyId.get(aefPskId) ?? []).filter((key) => isIt(key) && this.#byHolder.get(holderText(key))?.[0] === key);",
    ["109"],
  ),
  aef(
    "stored-again",
    "aef/revoked-keys.js",
    "nothing is known of a revoked key any more",
    "return (this.#until.get(nameOf(key)) ?? 0) > performance.now();",
    "return false;",
    ["105", "106"],
  ),
  aef(
    "unknown-forgotten",
    "aef/exposing-function.js",
    "a notice about a key that is still on its way is forgotten",
    "await revoked.add(notice, dropped[0]?.expiresAt);",
    "if (dropped.length > 0) await revoked.add(notice, dropped[0]?.expiresAt);",
    ["106"],
  ),
  aef(
    "anybody-believed",
    "http/notices.js",
    "anybody may revoke a key",
    'operations: [callbackAt("ccf-security-info", "SecurityInfoRevoked", noticePath)],',
    'operations: [{ ...callbackAt("ccf-security-info", "SecurityInfoRevoked", noticePath), authentication: { client: "none", roles: [] } }],',
    ["107", "108"],
  ),
  aef(
    "every-ccf-believed",
    "aef/notice-port.js",
    "every CCF of the anchor may revoke a key",
    'vouchesFor: [{ role: "ccf", name: vouched, ids: [ccfId] }]',
    'vouchesFor: [{ role: "ccf", name: vouched }]',
    ["108"],
  ),
];

/** One party of the three that keeps a revocation to itself. */
const across = (party, file, breaks, find, replace) =>
  table(party, "interconnect", "IC")(`${party}-silent`, file, breaks, find, replace, ["016"]);

const ofInterconnect = [
  across(
    "ccf-b",
    "ccf/security-contexts.js",
    "CCF-B tells nobody of a revoked key",
    "for (const notice of notices)\n            outbox?.send(notice);",
    "",
  ),
  across(
    "ccf-a",
    "ccf/relayed-keys.js",
    "CCF-A tells no AEF of a revoked key",
    "for (const notice of notices)\n                this.#outbox.send(notice);",
    "",
  ),
  across(
    "aef",
    "aef/exposing-function.js",
    "the AEF acknowledges a notice and changes nothing",
    "if (notice.aefId !== aefId)",
    "if (notice.aefId)",
  ),
];

export const mutants = [...ofHome, ...ofRelay, ...ofAef, ...ofInterconnect];
