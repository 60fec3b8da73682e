// A whole interconnect with one party broken in one way at a time. See scripts/conformance-mutants.js.

const ids = (...numbers) => numbers.map((number) => `IC-${String(number).padStart(3, "0")}`);

const mutant = (name, party, file, find, replace, breaks, caughtBy) => ({
  id: `interconnect-${name}`,
  party,
  role: "interconnect",
  file,
  find,
  replace,
  breaks,
  caughtBy,
});

const keys = "aef/keys.js";
const exposing = "aef/exposing-function.js";
const versions = "...versionRange(tlsVersions),";
const initiated = "onStep?.({ step: 4,";
const lookup = "(identity) => aef.keys.forHandshake(identity, p0s)?.aefPsk";

export const mutants = [
  mutant(
    "no-tls-1.2",
    "aef",
    "tls/server-profiles.js",
    versions,
    'minVersion: "TLSv1.3", maxVersion: "TLSv1.3",',
    "the AEF has no TLS 1.2",
    ids(2),
  ),
  mutant(
    "no-tls-1.3",
    "aef",
    "tls/server-profiles.js",
    versions,
    'minVersion: "TLSv1.2", maxVersion: "TLSv1.2",',
    "the AEF has no TLS 1.3",
    ids(1, 3, 5, 10, 12, 13, 14, 15, 16),
  ),
  mutant(
    "validity-grows",
    "aef",
    exposing,
    "remainingValidity: secondsLeft(key),",
    "remainingValidity: secondsLeft(key) + 100,",
    "the AEF says of a key more than is left",
    ids(4),
  ),
  mutant(
    "one-call",
    "aef",
    "aef/handlers.js",
    "return { status: 200, body: aef.callerIdentity(caller, p0) };",
    'return { status: 200, headers: { connection: "close" }, body: aef.callerIdentity(caller, p0) };',
    "the AEF ends each TLS-PSK connection after one call",
    ids(5),
  ),
  mutant(
    "key-id-is-enough",
    "aef",
    keys,
    '(this.#byHolder.get(holder ?? "") ?? []).filter(isValid)',
    "[...this.#byIdentity.values()].filter(isValid)",
    "the AEF finds a held key by its aefPskId alone, whoever asks",
    ids(6, 7, 8),
  ),
  mutant(
    "any-ccf",
    "ccf-a",
    "ccf/request-check.js",
    "const home = namedCcf(registry, body);",
    'const home = namedCcf(registry, body) ?? "ccf-b";',
    "CCF-A asks its one peer, whoever is named",
    ids(7, 8),
  ),
  mutant(
    "dials",
    "aef",
    "aef/handlers.js",
    initiated,
    `const { ipv4Addr, port } = request.body.ccfInformation?.ccfAddress ?? {};
    if (ipv4Addr !== undefined) {
      const { connect } = await import("node:net");
      const socket = connect(port ?? 443, ipv4Addr, () => socket.destroy()).on("error", () => {});
    }
    ${initiated}`,
    "the AEF dials the address that a stranger names",
    ids(8),
  ),
  mutant(
    "any-key-id",
    "aef",
    exposing,
    "if (!isWanted || secondsLeft(key) < 1)",
    "if (secondsLeft(key) < 1)",
    "the AEF takes any aefPskId",
    ids(9),
  ),
  mutant(
    "second-key",
    "aef",
    "aef/start.js",
    lookup,
    `((seen) => (identity) => {
      const key = aef.keys.forHandshake(identity, p0s)?.aefPsk;
      const isFirst = !seen.has(identity);
      seen.add(identity);
      return key === undefined || isFirst ? key : Buffer.alloc(32, 1);
    })(new Set())`,
    "the AEF takes a well-known key from the second handshake on",
    ids(10, 12),
  ),
  mutant(
    "not-deleted",
    "ccf-b",
    "ccf/security-contexts.js",
    "? undefined : withContext(record, undefined)",
    "? undefined : (({ revokes, record: next }) => ({ revokes, record: { ...next, context: record.context } }))(withContext(record, undefined))",
    "CCF-B keeps a context that it says it deleted",
    ids(11),
  ),
  mutant(
    "old-key-gone",
    "aef",
    keys,
    "this.#byIdentity.set(pskIdentity, key);",
    `this.#byIdentity.set(pskIdentity, key);
    for (const { pskIdentity } of others) this.#retired.add(pskIdentity);`,
    "the AEF drops the old key before the new one is used",
    ids(12),
  ),
  mutant(
    "old-key-kept",
    "aef",
    keys,
    "this.#retired.add(pskIdentity);",
    "void pskIdentity;",
    "the AEF takes a superseded key for ever",
    ids(13),
  ),
  mutant(
    "one-invoker",
    "aef",
    exposing,
    "apiInvokerId: key.apiInvokerId,",
    'apiInvokerId: "API-INVOKER-1",',
    "the AEF takes every invoker for the same one",
    ids(14),
  ),
  mutant(
    "key-for-ever",
    "aef",
    keys,
    "this.#endings.add(key, key.expiresAt);",
    "this.#endings.add(key, (key.expiresAt += 3_600_000));",
    "the AEF takes an expired key",
    ids(4, 15),
  ),
];

export const inseparable = [
  {
    ids: ids(1, 3),
    reason:
      "IC-001 runs in whichever version the AEF takes: with an AEF of both it is IC-003, with one of TLS 1.2 only it is the flow",
  },
];
