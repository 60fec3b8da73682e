import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ServiceConnection } from "../../src/invoker/service-connection.js";
import { type Mock, startMock } from "../../src/mocks/index.js";
import { type Interconnect, startInterconnect } from "../support/interconnect.js";
import { goodRequest, operationNamed, urlOf } from "./requests.js";
import { expectContract } from "./send.js";

const exampleKey = "79b8e24ae87bfb52dd7721e80371bb6187cf0326776da8e36e25019f3d3d2859";

let mock: Mock;
beforeAll(async () => {
  mock = await startMock({ tls: true });
});
afterAll(() => mock.close());

const labWith = (ccf: "ccf-a" | "ccf-b") =>
  startInterconnect({
    lab: {
      external: {
        [ccf]: { ccfId: ccf, apiRoot: mock.apiRoot, ca: join(mock.directory ?? "", "ca.pem") },
      },
      relayTimeoutSeconds: 1,
    },
    changes: {
      aef: ({ coreFunction }) => ({
        coreFunction: { ...coreFunction, timeoutSeconds: 1 },
        failureMemorySeconds: 0,
      }),
    },
  });

describe("our AEF with the mock as its CCF-A", () => {
  let interconnect: Interconnect;
  beforeAll(async () => {
    interconnect = await labWith("ccf-a");
  }, 60_000);
  afterAll(() => interconnect?.close());

  const initiate = async (apiInvokerId: string) => {
    const operation = operationNamed("initiateAuthentication");
    const { apiRoot } = interconnect.plan.aef;
    const request = goodRequest(operation, { apiInvokerId });
    const answer = await interconnect.call(undefined, urlOf(apiRoot, operation), request);
    await expectContract(operation, answer);
    return answer;
  };

  for (const tlsVersion of ["1.2", "1.3"] as const)
    test(`serves TLS-PSK with the key of the examples over TLS ${tlsVersion}`, async () => {
      const apiInvokerId = `invoker-${tlsVersion}`;
      const { status, json } = await initiate(apiInvokerId);
      expect(status).toBe(200);

      const { pskIdentity } = json as { pskIdentity: string };
      const connection = new ServiceConnection({
        apiRoot: interconnect.plan.aef.apiRoot,
        identity: pskIdentity,
        aefPsk: Buffer.from(exampleKey, "hex"),
        tlsVersion,
        timeoutMs: 10_000,
        onKeylog: undefined,
      });
      const response = await connection.fetch("/sample-service/v1/whoami");
      expect(await response.json()).toMatchObject({ apiInvokerId, ccfId: "ccf-b", aefId: "aef-1" });
      await connection.close();
    });

  for (const [scenario, status, cause] of [
    ["MOCK-UNKNOWN-INVOKER", 403, "AUTHENTICATION_REJECTED"],
    ["MOCK-NO-CONTEXT", 403, "AUTHENTICATION_REJECTED"],
    ["MOCK-NOT-PSK", 403, "AUTHENTICATION_REJECTED"],
    ["MOCK-NO-AGREEMENT", 403, "AUTHENTICATION_REJECTED"],
    ["MOCK-VALIDITY-ZERO", 502, "INBOUND_SERVER_ERROR"],
    ["MOCK-BROKEN", 502, "INBOUND_SERVER_ERROR"],
    ["MOCK-REDIRECTED", 502, "INBOUND_SERVER_ERROR"],
    ["MOCK-DROPPED", 502, "INBOUND_SERVER_ERROR"],
    ["MOCK-OVERLOADED", 503, undefined],
    ["MOCK-UNREACHABLE", 504, "TARGET_CCF_NOT_REACHABLE"],
    ["MOCK-SLOW", 504, "TIMED_OUT_REQUEST"],
  ] as const)
    test(`answers ${status} ${cause ?? ""} in ${scenario}`, async () => {
      const { status: answered, json, headers } = await initiate(scenario);
      const problem = json as { cause?: string };
      expect([answered, problem.cause]).toEqual([status, cause]);
      if (status === 503) expect(headers["retry-after"]).toBe("5");
    });
});

describe("our CCF-A with the mock as its peer", () => {
  let interconnect: Interconnect;
  beforeAll(async () => {
    interconnect = await labWith("ccf-b");
  }, 60_000);
  afterAll(() => interconnect?.close());

  const ask = async (apiInvokerId: string) => {
    const operation = operationNamed("requestSecurityInfo");
    const url = urlOf(interconnect.plan.ccfA.apiRoot, operation);
    const request = goodRequest(operation, { apiInvokerId });
    const answer = await interconnect.call("aef", url, request);
    await expectContract(operation, answer);
    return answer;
  };

  test("hands on the key of the examples", async () => {
    const { json } = await ask("MOCK-KEY");
    expect(json).toMatchObject({ apiInvokerId: "MOCK-KEY", ccfId: "ccf-b", aefPsk: exampleKey });
  });

  for (const [scenario, status, cause] of [
    ["MOCK-EXPIRING", 404, "SECURITY_CONTEXT_NOT_FOUND"],
    ["MOCK-UNKNOWN-INVOKER", 404, "API_INVOKER_NOT_FOUND"],
    ["MOCK-NO-CONTEXT", 404, "SECURITY_CONTEXT_NOT_FOUND"],
    ["MOCK-NOT-PSK", 403, "SECURITY_METHOD_NOT_SELECTED"],
    ["MOCK-VALIDITY-ZERO", 502, "INBOUND_SERVER_ERROR"],
    ["MOCK-NO-AGREEMENT", 502, "INBOUND_SERVER_ERROR"],
    ["MOCK-BROKEN", 502, "INBOUND_SERVER_ERROR"],
    ["MOCK-REDIRECTED", 502, "INBOUND_SERVER_ERROR"],
    ["MOCK-DROPPED", 502, "INBOUND_SERVER_ERROR"],
    ["MOCK-OVERLOADED", 503, undefined],
    ["MOCK-SLOW", 504, "TIMED_OUT_REQUEST"],
  ] as const)
    test(`answers ${status} ${cause ?? ""} in ${scenario}`, async () => {
      const { status: answered, json } = await ask(scenario);
      const problem = json as { cause?: string };
      expect([answered, problem.cause]).toEqual([status, cause]);
    });
});
