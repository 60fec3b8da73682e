import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newTrace } from "../../src/contract/trace.js";
import { updateToOauth } from "../revocation/revocable.js";
import { type CallOptions, type Interconnect, startInterconnect } from "../support/interconnect.js";

describe("the log", { timeout: 60_000 }, () => {
  let lab: Interconnect;
  beforeAll(async () => {
    lab = await startInterconnect();
  }, 60_000);
  afterAll(() => lab.close());

  const requests = () =>
    lab
      .log()
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line))
      .filter(({ msg }) => msg === "request");

  test("tells of one run under one traceId at all parties, each below the one that asked", async () => {
    const invoker = lab.invoker();
    const security = await invoker.obtainSecurityMethod();
    const ready = await invoker.initiateAuthentication(security);
    const { connection } = await invoker.call(security, ready, "/sample-service/v1/whoami");
    await connection.close();
    await invoker.close();
    const lines = requests().filter(({ traceId }) => traceId === invoker.traceId);
    const [relayed, asked, initiated] = ["ccf ccf-a", "aef aef-1", undefined].map((caller) =>
      lines.find((line) => line.operation !== "identifyCaller" && line.caller === caller),
    );

    expect(lines.map(({ operation, status }) => [operation, status])).toEqual([
      ["obtainSecurityMethod", 201],
      ["requestSecurityInfo", 200],
      ["requestSecurityInfo", 200],
      ["initiateAuthentication", 200],
      ["identifyCaller", 200],
    ]);
    expect(relayed.parentSpanId).toBe(asked.spanId);
    expect(asked.parentSpanId).toBe(initiated.spanId);
    expect(initiated).toMatchObject({ apiInvokerId: "API-INVOKER-1", address: "127.0.0.1" });
    expect(lines.at(-1).caller).toBe(`psk ${ready.pskIdentity}`);
  });

  /** What revokes the key of an invoker's earlier run. */
  const revoking: [operation: string, how: (url: string) => [url: string, options: CallOptions]][] =
    [
      ["deleteSecurityContext", (url) => [url, { method: "DELETE" }]],
      ["updateSecurityMethod", (url) => [`${url}/update`, updateToOauth]],
    ];

  for (const [operation, how] of revoking)
    test(`tells of a revoked key's notices under the traceId of its ${operation}`, async () => {
      const { traceId } = newTrace();
      const url = `${lab.plan.ccfB.apiRoot}/capif-security/v1/trustedInvokers/API-INVOKER-1`;
      await lab.call("invoker", url, { method: "DELETE" }); // the keys of earlier runs
      const invoker = lab.invoker();
      await invoker.initiateAuthentication(await invoker.obtainSecurityMethod());
      await invoker.close();
      const [revokingUrl, options] = how(url);
      const headers = { traceparent: `00-${traceId}-00f067aa0ba902b7-01` };
      await lab.call("invoker", revokingUrl, { ...options, headers });
      const told = () => requests().filter((line) => line.traceId === traceId);
      await expect
        .poll(() => told().map((line) => [line.operation, line.caller]))
        .toEqual([
          [operation, "invoker API-INVOKER-1"],
          ["notifySecurityInfoRevoked", "ccf ccf-b"],
          ["notifySecurityInfoRevoked", "ccf ccf-a"],
        ]);
      const [revoked, atCcfA, atAef] = told();

      expect(atCcfA.parentSpanId).toBe(revoked.spanId);
      expect(atAef.parentSpanId).toBe(atCcfA.spanId);
      const delivered = lab
        .log()
        .split("\n")
        .filter((line) => line.includes(traceId) && line.includes("notice acknowledged"));
      expect(delivered).toHaveLength(2);
    });

  test("is short, however long the ids are that a stranger makes up", async () => {
    const { apiRoot } = lab.plan.aef;
    const apiInvokerId = "I".repeat(60_000);
    await lab.call(undefined, `${apiRoot}/aef-authentication/v1/initiate-authentication`, {
      method: "POST",
      body: { apiInvokerId, ccfInformation: { ccfId: "ccf-b" }, supportedFeatures: "0" },
    });
    const [line] = requests()
      .filter(({ operation }) => operation === "initiateAuthentication")
      .slice(-1);

    expect(line.apiInvokerId).toBe(`${"I".repeat(300)}...`);
    expect(JSON.stringify(line).length).toBeLessThan(1500);
  });

  test("tells why, where the caller is told as good as nothing", async () => {
    const invoker = lab.invoker();
    const security = await invoker.obtainSecurityMethod();
    await lab.stop("ccf-b");
    await expect(invoker.initiateAuthentication(security)).rejects.toThrow("504");
    await invoker.close();
    await lab.restart("ccf-b");

    expect(requests().at(-1)).toMatchObject({
      level: 40,
      status: 504,
      cause: "TARGET_CCF_NOT_REACHABLE",
      traceId: invoker.traceId,
    });
    expect(requests().at(-1).reason).toContain("answered 504: TARGET_CCF_NOT_REACHABLE");
  });

  test("tells why a certificate is not taken, and the caller nothing of it", async () => {
    const url = `${lab.plan.ccfB.apiRoot}/capif-security/v1/trustedInvokers/API-INVOKER-1`;
    for (const [who, status, reason] of [
      [undefined, 401, "no client certificate"],
      ["stranger", 401, "the certificate is not verified: UNABLE_TO_VERIFY_LEAF_SIGNATURE"],
      ["ccf-a", 403, "the operation is not for the role ccf"],
    ] as const) {
      const answer = await lab.call(who, url);

      expect(requests().at(-1)).toMatchObject({ status, reason });
      expect(JSON.stringify(answer)).not.toContain(reason);
    }
  });

  test("masks what looks like a key in a path that nobody has", async () => {
    const key = randomBytes(32);
    for (const text of [key.toString("hex"), key.toString("hex").toUpperCase()])
      await lab.call("invoker", `${lab.plan.ccfB.apiRoot}/nowhere/${text}`);

    expect(requests().slice(-2)).toMatchObject([
      { method: "GET", path: "/nowhere/(redacted)", status: 404 },
      { method: "GET", path: "/nowhere/(redacted)", status: 404 },
    ]);
    expect(lab.log().toLowerCase()).not.toContain(key.toString("hex"));
  });
});
