import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Mock, startMock } from "../../src/mocks/index.js";

let ccf: Mock;
beforeAll(async () => {
  ccf = await startMock({ apis: ["ccf-security-info"] });
});
beforeEach(() => ccf.clear());
afterAll(() => ccf.close());

/** Stands for your own AEF, which asks its CCF for an invoker's key. */
const askForKey = (apiInvokerId: string) =>
  fetch(`${ccf.apiRoot}/ccf-security-info/v1/request-security-info`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      apiInvokerId,
      aefId: "my-aef",
      ccfInformation: { ccfId: "ccf-b" },
      supportedFeatures: "0",
    }),
  });

test("the AEF gets the invoker's key", async () => {
  const response = await askForKey("my-invoker");

  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ apiInvokerId: "my-invoker", aefId: "my-aef" });
  expect(ccf.requests("requestSecurityInfo")).toHaveLength(1);
});

test("the AEF copes with an invoker that its CCF does not know", async () => {
  const response = await askForKey("MOCK-UNKNOWN-INVOKER");

  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ cause: "API_INVOKER_NOT_FOUND" });
});
