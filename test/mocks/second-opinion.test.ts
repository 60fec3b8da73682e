import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apiNames } from "../../src/contract/documents.js";
import { operationsOf } from "../../src/contract/operations.js";
import { runElevenSteps, StepRecord } from "../../src/lab/eleven-steps.js";
import { type Interconnect, startInterconnect } from "../support/interconnect.js";
import { badBodies } from "./bad-bodies.js";
import { type Target, targets } from "./contract-targets.js";
import { allPrismOperations, type Opinion, opinionOf, type PrismOperation } from "./prism.js";
import { operations } from "./requests.js";
import { tapWire, type WireExchange } from "./wire-tap.js";

let prism: PrismOperation[];
beforeAll(async () => {
  prism = await allPrismOperations();
});

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text === "" ? undefined : text;
  }
};

/** Prism knows nothing of the path that an API lies at. */
const judge = (exchange: WireExchange): Promise<Opinion> => {
  const { pathname, searchParams } = new URL(exchange.target, "https://party");
  const response = {
    statusCode: exchange.status,
    headers: exchange.responseHeaders,
    body: jsonOf(exchange.responseBody),
  };
  const request = {
    method: exchange.method.toLowerCase() as "get", // or any other
    url: {
      path: pathname.replace(/^\/[a-z-]+\/v1/, ""),
      query: Object.fromEntries(searchParams),
    },
    headers: exchange.requestHeaders as Record<string, string>, // none of ours comes twice
    body: jsonOf(exchange.requestBody),
  };
  return opinionOf(prism, request, response);
};

/** Which operation an exchange was about. */
const operationOf = ({ method, target }: WireExchange): string | undefined => {
  const { pathname } = new URL(target, "https://party");
  return apiNames.flatMap(operationsOf).find((operation) => {
    const path = `${operation.basePath}${operation.path}`.replace("{apiInvokerId}", "[^/]+");
    return operation.method === method.toLowerCase() && new RegExp(`^${path}$`).test(pathname);
  })?.operationId;
};

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
    const wire = tapWire();
    await completeRun(interconnect, target);

    const asked = new Set(wire.map(operationOf));
    const served = apiNames.flatMap(operationsOf).map(({ operationId }) => operationId);
    expect([...asked].sort()).toEqual(served.sort());
    for (const exchange of wire)
      expect(await judge(exchange), `${exchange.method} ${exchange.target}`).toEqual(nothing);
  });

  for (const { operationId, title, body } of badBodies)
    test(`finds fault with ${operationId} as well where ${title}`, async () => {
      const wire = tapWire();
      const answer = await target.ask(operationId, () => ({ body }));
      expect(answer.status).toBe(400);

      const [exchange] = wire;
      if (exchange === undefined) throw new TypeError("nothing passed");
      const { request, response } = await judge(exchange);
      expect(request).not.toEqual([]);
      expect(response).toEqual([]);
    });

  for (const [title, change] of [
    ["a text", { raw: "half", headers: { "content-type": "text/plain" } }],
    ["half an object", { raw: '{"half":' }],
  ] as const)
    test(`finds fault with ${title} as well`, async () => {
      const wire = tapWire();
      await target.ask("requestSecurityInfo", () => change);
      const opinions = await Promise.all(wire.map(judge));
      expect(opinions).toEqual([{ request: [expect.any(String)], response: [] }]);
    });

  test("finds fault with a query as well", async () => {
    const wire = tapWire();
    await target.ask("obtainApiInvokerInfo", () => ({ suffix: "?authenticationInfo=yes" }));
    const opinions = await Promise.all(wire.map(judge));
    expect(opinions).toEqual([{ request: [expect.any(String)], response: [] }]);
  });

  test("would find fault with an answer of ours", async () => {
    const wire = tapWire();
    await target.ask("requestSecurityInfo");
    const [exchange] = wire.filter((one) => operationOf(one) === "requestSecurityInfo");
    if (exchange === undefined) throw new TypeError("nothing passed");
    const broken = { ...exchange, responseBody: exchange.responseBody.replace("ccfId", "id") };
    expect(await judge(exchange)).toEqual(nothing);
    expect((await judge(broken)).response).not.toEqual([]);
    const { "cache-control": _, ...responseHeaders } = exchange.responseHeaders;
    expect((await judge({ ...exchange, responseHeaders })).response).not.toEqual([]);
  });
});
