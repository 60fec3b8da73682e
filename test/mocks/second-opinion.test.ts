import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apiNames } from "../../src/contract/documents.js";
import { operationsOf } from "../../src/contract/operations.js";
import { noticePath } from "../../src/http/notices.js";
import { runElevenSteps, StepRecord } from "../../src/lab/eleven-steps.js";
import { type Interconnect, startInterconnect } from "../support/interconnect.js";
import { type Target, targets } from "./contract-targets.js";
import { judge, operationOf } from "./judge.js";
import { allPrismOperations, type Opinion, type PrismOperation } from "./prism.js";
import { operations } from "./requests.js";
import { tapWire } from "./wire-tap.js";

let prism: PrismOperation[];
beforeAll(async () => {
  prism = await allPrismOperations();
});

const nothing: Opinion = { request: [], response: [] };

/** The eleven steps over both TLS versions, then everything else that a party may ask. */
const completeRun = async (interconnect: Interconnect, target: Target): Promise<void> => {
  for (const tlsVersion of ["1.2", "1.3"] as const) {
    const whoami = { through: 11, method: "GET", path: "/sample-service/v1/whoami" };
    const invoker = interconnect.invoker({ tlsVersion });
    const { failure } = await runElevenSteps(invoker, new StepRecord(), whoami, []);
    expect(failure).toBeUndefined();
  }
  await target.prepare();
  for (const { operationId } of operations) {
    expect((await target.ask(operationId)).status).toBeLessThan(300);
    await target.prepare();
  }
  const { ccfA } = interconnect.plan;
  const path = "/capif-security/v1/trustedInvokers/API-INVOKER-3?authenticationInfo=true";
  await interconnect.call("local-invoker", `${ccfA.apiRoot}${path}`);
};

describe("Prism", () => {
  let interconnect: Interconnect;
  let target: Target;
  beforeAll(async () => {
    interconnect = await startInterconnect();
    target = await targets["our parties"]();
  }, 60_000);
  afterAll(() => Promise.all([interconnect?.close(), target?.close()]));

  test("has nothing against a complete run", async () => {
    const tapped = tapWire();
    await completeRun(interconnect, target);
    const wire = tapped.filter((exchange) => exchange.target !== noticePath); // a callback's

    const asked = new Set(wire.map((exchange) => operationOf(exchange)?.operationId));
    const served = apiNames.flatMap(operationsOf).map(({ operationId }) => operationId);
    expect([...asked].sort()).toEqual(served.sort());
    for (const exchange of wire)
      expect(await judge(prism, exchange), `${exchange.method} ${exchange.target}`).toEqual(
        nothing,
      );
  });

  for (const [title, change] of [
    ["a text", { raw: "half", headers: { "content-type": "text/plain" } }],
    ["half an object", { raw: '{"half":' }],
  ] as const)
    test(`finds fault with ${title} as well`, async () => {
      const wire = tapWire();
      await target.ask("requestSecurityInfo", () => change);
      const opinions = await Promise.all(wire.map((exchange) => judge(prism, exchange)));
      expect(opinions).toEqual([{ request: [expect.any(String)], response: [] }]);
    });

  test("finds fault with a query as well", async () => {
    const wire = tapWire();
    await target.ask("obtainApiInvokerInfo", () => ({ suffix: "?authenticationInfo=yes" }));
    const opinions = await Promise.all(wire.map((exchange) => judge(prism, exchange)));
    expect(opinions).toEqual([{ request: [expect.any(String)], response: [] }]);
  });

  test("would find fault with an answer of ours", async () => {
    const wire = tapWire();
    await target.ask("requestSecurityInfo");
    const [exchange] = wire.filter(
      (one) => operationOf(one)?.operationId === "requestSecurityInfo",
    );
    if (exchange === undefined) throw new TypeError("nothing passed");
    const broken = { ...exchange, responseBody: exchange.responseBody.replace("ccfId", "id") };
    expect(await judge(prism, exchange)).toEqual(nothing);
    expect((await judge(prism, broken)).response).not.toEqual([]);
    const { "cache-control": _, ...responseHeaders } = exchange.responseHeaders;
    expect((await judge(prism, { ...exchange, responseHeaders })).response).not.toEqual([]);
  });
});
