import type { Exchange } from "../../../src/conformance/bench/record.js";
import { contractSha256, suite } from "../../../src/conformance/run/manifest.js";
import type { CaseResult } from "../../../src/conformance/run/outcome.js";
import type { Run, RunManifest } from "../../../src/conformance/run/run.js";
import { result } from "../run/result.js";

/** What a target may send to break whoever shows it. */
export const hostile = `</script><script>alert(1)</script><img src="https://evil.invalid/x.png" onerror="alert(2)"> & ]]> | \`x\` \u0000\u0001\u001b[31m\u2028 *`;

export const exchange: Exchange = {
  at: 7,
  from: "CCF-A (ccf-a)",
  to: "CCF-B",
  method: "POST",
  url: "https://ccf-b.example.com:8443/ccf-security-info/v1/request-security-info",
  requestHeaders: { accept: "application/json", "content-type": "application/json" },
  requestBody: { apiInvokerId: "API-INVOKER-C7", aefId: "aef-1", supportedFeatures: "0" },
  status: 404,
  responseHeaders: { "content-type": "application/problem+json", server: hostile },
  responseBody: { status: 404, cause: "API_INVOKER_NOT_FOUND", detail: hostile },
  tls: "TLSv1.2 TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
};

const refused: Exchange = {
  ...{ at: 12, from: "invoker API-INVOKER-C7", to: "CCF-B", method: "PUT" },
  url: "https://ccf-b.example.com:8443/capif-security/v1/trustedInvokers/API-INVOKER-C7",
  requestHeaders: {},
  failure: "the connection was closed",
};

const home = (changes: Partial<CaseResult>): CaseResult =>
  result({ role: "ccf-home", theme: "ccf-security-info/identity", step: 7, ...changes });

/** Every outcome once or more, in three roles. */
export const everyOutcome: readonly CaseResult[] = [
  home({ id: "CCF-HOME-001", theme: "derivation", exchanges: [exchange] }),
  home({
    id: "CCF-HOME-002",
    outcome: "fail",
    title: "refuses an invoker that it has not onboarded",
    clause: "TS 33.122 6.5.2.1 step 4; contract 4",
    reason: `requestSecurityInfo was answered 200, not 404 ${hostile}`,
    expected: "404 API_INVOKER_NOT_FOUND",
    actual: "200",
    exchanges: [exchange, refused],
  }),
  home({
    id: "CCF-HOME-003",
    outcome: "dropped",
    reason: "the target dropped the connection instead of answering updateContext",
    expected: "an HTTP answer",
    actual: "the connection was closed",
    exchanges: [refused],
  }),
  home({ id: "CCF-HOME-004", outcome: "warn", level: "SHOULD", reason: "the Session ID is empty" }),
  home({ id: "CCF-HOME-005", outcome: "info", level: "FFS", reason: "an address was not needed" }),
  result({ id: "CCF-RELAY-001", role: "ccf-relay", theme: "forwarding", step: 6 }),
  result({
    ...{ id: "CCF-RELAY-002", role: "ccf-relay", theme: "forwarding", level: "MAY", step: 6 },
    ...{ outcome: "not-applicable", reason: "it declares no RevocationNotification" },
  }),
  result({
    ...{ id: "CCF-RELAY-003", role: "ccf-relay", theme: "agreement", step: 6 },
    ...{ outcome: "not-testable", reason: "needs ccf-relay.secondAef in the target file" },
  }),
  result({
    ...{ id: "CCF-RELAY-004", role: "ccf-relay", theme: "agreement", step: 6 },
    ...{ outcome: "expected-failure", reason: "vendor ticket 12 (expected until 2026-12-31): x" },
  }),
  result({ id: "AEF-001", exchanges: [exchange] }),
  result({ id: "AEF-002", outcome: "error", fault: "suite", reason: "RangeError: out of reach" }),
];

/** A run's manifest that fits these results. */
export const manifestFor = (
  results: readonly CaseResult[],
  changes: Partial<RunManifest> = {},
): RunManifest => ({
  suite: suite(),
  contractSha256: contractSha256(),
  profile: { name: "solution-13", version: "0.1.0" },
  selection: {
    roles: [...new Set(results.map(({ role }) => role))],
    only: [],
    ids: results.map(({ id }) => id),
  },
  target: {
    name: "Example core, release 7",
    file: "our core's/target.yaml",
    vendors: { "ccf-a": "Blue", "ccf-b": "Green" },
  },
  statement: { http2: true, "psk-tls-1.3": true, "revocation-notification": false },
  node: "v20.19.0",
  startedAt: "2026-11-23T21:09:52.120Z",
  endedAt: "2026-11-23T21:10:04.320Z",
  interrupted: false,
  exitCode: 4,
  ...changes,
});

/** A finished run. */
export const runOf = (
  results: readonly CaseResult[] = everyOutcome,
  changes: Partial<RunManifest> = {},
): Run => ({ manifest: manifestFor(results, changes), results });

/** A run in which every case passes. */
export const passing = (): Run => runOf([result({ exchanges: [exchange] })], { exitCode: 0 });
