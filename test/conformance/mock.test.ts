import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cases } from "../../src/conformance/cases/index.js";
import type { CaseResult } from "../../src/conformance/run/outcome.js";
import { openSession } from "../../src/conformance/run/session.js";
import type { Target } from "../../src/conformance/target/target.js";
import { type Mock, startMock } from "../../src/mocks/index.js";
import { newDirectory } from "../cli/command.js";

/** The mock as a home CCF: whoever calls may bear any of its PKI's certificates. */
const targetOf = ({ apiRoot, ca, directory = "" }: Mock): Target => {
  const pki = (name: string) => ({
    cert: readFileSync(join(directory, "pki", `${name}.pem`)),
    key: readFileSync(join(directory, "pki", `${name}.key`)),
  });
  const invokers = ["API-INVOKER-1", "API-INVOKER-2", "API-INVOKER-3", "API-INVOKER-4"];
  const interfaces = [{ fqdn: "aef-a.example.com", port: 8443, apiPrefix: "/nef" }];
  return {
    name: "the mock",
    directory,
    timeouts: { answerSeconds: 10 },
    "ccf-home": {
      apiRoot,
      ca: Buffer.from(ca ?? ""),
      ccfId: "ccf-b",
      invokers: invokers.map((apiInvokerId) => ({ apiInvokerId, ...pki("invoker") })),
      peer: { ccfId: "ccf-a", ...pki("ccf-a") },
      aef: { aefId: "aef-1", interfaces },
      localAef: { aefId: "aef-1", interfaces, ...pki("aef") },
    },
  };
};

/** What needs no memory and no key of one's own: the form of a request, and of its answer. */
const themes = [
  "capif-security/request",
  "ccf-security-info/http",
  "ccf-security-info/request",
  "as-published/requests",
  "tls/handshake",
];

// A mock remembers nothing, knows nobody, and its keys are those of the examples: the cases that apply
// to it are those about a single request. Which of them pass is pinned, and why the others do not.
describe("the mock of a home CCF", { timeout: 120_000 }, () => {
  let mock: Mock;
  let results: CaseResult[];
  beforeAll(async () => {
    mock = await startMock({ tls: true, mutual: true, directory: newDirectory() });
    const session = openSession(targetOf(mock));
    const chosen = cases.filter(({ role, theme }) => role === "ccf-home" && themes.includes(theme));
    results = await Promise.all(chosen.map((one) => session.run(one)));
    await session.close();
  }, 120_000);
  afterAll(() => mock.close());

  test("passes the cases that apply to a mock", async () => {
    const lines = results.map(({ id, outcome, reason = "" }) =>
      `${id} ${outcome} ${reason}`.trim(),
    );

    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("mock.txt");
  });

  test("is never mistaken for a fault of the suite", () => {
    expect(results.filter(({ outcome }) => outcome === "error")).toEqual([]);
  });
});
