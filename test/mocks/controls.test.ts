import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { faultsOf } from "../../src/contract/faults.js";
import { type Mock, startMock } from "../../src/mocks/index.js";
import { goodRequest, operationNamed, type Subject, urlOf } from "./requests.js";
import { send } from "./send.js";

let mock: Mock;
beforeAll(async () => {
  mock = await startMock();
});
beforeEach(() => mock.clear());
afterAll(() => mock.close());

const question = operationNamed("requestSecurityInfo");
const callback = "/__mock/callbacks/securityInfoRevoked";

const ask = (changes: object = {}, subject: Subject = {}, at: Mock = mock) => {
  const { body, ...request } = goodRequest(question, subject);
  return send(urlOf(at.apiRoot, question), {
    ...request,
    body: { ...(body as object), ...changes },
  });
};

const control = (method: string, path: string, body?: unknown, at: Mock = mock) =>
  send(`${at.apiRoot}${path}`, { method, ...(body === undefined ? {} : { body }) });

const requestsIn = ({ json }: { json: unknown }) =>
  (json as { requests: Record<string, unknown>[] }).requests;

describe("GET /__mock/requests", () => {
  test("tells what was asked, the oldest first", async () => {
    await ask({}, { apiInvokerId: "first" });
    await send(`${mock.apiRoot}/nowhere?a=b`, { method: "GET", headers: { accept: "*/*" } });
    await ask({ aefId: 7 });
    const answer = await control("GET", "/__mock/requests");

    expect(answer.headers["content-type"]).toBe("application/json");
    const at = expect.stringMatching(/^\d{4}-.*Z$/);
    expect(requestsIn(answer)).toMatchObject([
      {
        at,
        operation: "requestSecurityInfo",
        method: "POST",
        path: "/ccf-security-info/v1/request-security-info",
        headers: { "content-type": "application/json" },
        body: { apiInvokerId: "first", ccfInformation: { ccfId: "ccf-b" } },
        status: 200,
      },
      { method: "GET", path: "/nowhere", query: { a: "b" }, status: 404 },
      { operation: "requestSecurityInfo", status: 400 },
    ]);
    expect(requestsIn(answer)[2]).not.toHaveProperty("body");
    expect(mock.requests()).toHaveLength(3);
  });

  test("takes one operation", async () => {
    await ask();
    const initiation = operationNamed("initiateAuthentication");
    await send(urlOf(mock.apiRoot, initiation), goodRequest(initiation));
    const answer = await control("GET", "/__mock/requests?operation=initiateAuthentication");

    expect(requestsIn(answer)).toMatchObject([{ operation: "initiateAuthentication" }]);
    expect(mock.requests("requestSecurityInfo")).toHaveLength(1);
  });

  test("shows no secret, wherever it stood", async () => {
    const key = "79b8e24ae87bfb52dd7721e80371bb6187cf0326776da8e36e25019f3d3d2859";
    const { body } = goodRequest(question);
    const query = `?key=${key}&authenticationInfo=${key}&password=hush`;
    await send(`${urlOf(mock.apiRoot, question)}${query}`, {
      method: "POST",
      headers: { authorization: "Bearer hush", cookie: "hush", prefer: `example=${key}` },
      body: { ...(body as object), aefPsk: "hush", nested: [{ secret: "hush", note: key }] },
    });
    await send(`${mock.apiRoot}/${key}`, { method: "GET" });
    const answer = await control("GET", "/__mock/requests");

    expect(requestsIn(answer)).toHaveLength(2);
    expect(answer.text).not.toContain(key);
    expect(answer.text).not.toContain("hush");
    expect(answer.text).toContain("(redacted)");
  });

  test("keeps flags, which are no secrets", async () => {
    const get = operationNamed("obtainApiInvokerInfo");
    await send(`${urlOf(mock.apiRoot, get)}?authenticationInfo=true`, { method: "GET" });
    expect(mock.requests()).toMatchObject([{ query: { authenticationInfo: "true" } }]);
  });

  test("has no status for a connection that was dropped", async () => {
    await expect(ask({}, { apiInvokerId: "MOCK-DROPPED" })).rejects.toThrow();
    expect(mock.requests()).toMatchObject([{ operation: "requestSecurityInfo" }]);
    expect(mock.requests()[0]?.status).toBeUndefined();
  });

  test("forgets at DELETE", async () => {
    await ask();
    expect(await control("DELETE", "/__mock/requests")).toMatchObject({ status: 204, text: "" });
    expect(requestsIn(await control("GET", "/__mock/requests"))).toEqual([]);
  });
});

describe("the control paths", () => {
  for (const [method, path, status] of [
    ["GET", "/__mock/nothing", 404],
    ["PUT", "/__mock/requests", 405],
    ["GET", callback, 405],
  ] as const)
    test(`answer ${method} ${path} with ${status}`, async () => {
      const answer = await control(method, path);
      expect(answer.status).toBe(status);
      expect(answer.headers["content-type"]).toBe("application/problem+json");
      expect(answer.headers["x-mock"]).toBe("prism");
      expect(faultsOf("ccf-security-info", "ProblemDetails", answer.json)).toEqual([]);
    });

  test("can be switched off", async () => {
    const bare = await startMock({ controls: false });
    onTestFinished(bare.close);
    const answer = await control("GET", "/__mock/requests", undefined, bare);
    const revoked = await control("POST", callback, {}, bare);

    expect(answer).toMatchObject({ status: 404, headers: { "x-mock": "prism" } });
    expect(answer.json).toMatchObject({ cause: "RESOURCE_URI_STRUCTURE_NOT_FOUND" });
    expect(revoked.status).toBe(404);
  });
});
