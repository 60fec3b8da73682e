import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Mock, startMock } from "../../src/mocks/index.js";
import { goodRequest, operationNamed, urlOf } from "./requests.js";
import { expectContract, memberAt, send } from "./send.js";

let mock: Mock;
beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.close());

describe("a success", () => {
  test("bears invoker, AEF, interface and CCF of the request", async () => {
    const subject = { apiInvokerId: "somebody", aefId: "some-aef" };
    const operation = operationNamed("requestSecurityInfo");
    const { body, ...request } = goodRequest(operation, subject);
    const interfaceDetails = { ipv4Addr: "192.0.2.7", port: 9443 };
    const answer = await send(urlOf(mock.apiRoot, operation), {
      ...request,
      body: { ...(body as object), interfaceDetails, ccfInformation: { ccfId: "ccf-z" } },
    });
    expect(answer.json).toMatchObject({ ...subject, interfaceDetails, ccfId: "ccf-z" });

    const without = await send(urlOf(mock.apiRoot, operation), { ...request, body });
    expect(without.json).not.toHaveProperty("interfaceDetails");
  });

  test("agrees with each entry of the invoker, and is where the AEF is", async () => {
    const operation = operationNamed("obtainSecurityMethod");
    const interfaceDetails = { fqdn: "aef.example.com", port: 8443 };
    const apiInvokerId = "an invoker";
    const answer = await send(urlOf(mock.apiRoot, operation, { apiInvokerId }), {
      method: "PUT",
      body: {
        securityInfo: [
          { aefId: "one", prefSecurityMethods: ["PKI", "PSK"] },
          { interfaceDetails, prefSecurityMethods: ["PSK"] },
          { aefId: "two", prefSecurityMethods: ["PKI"] },
        ],
        notificationDestination: "https://invoker.example.net/here",
      },
    });

    await expectContract(operation, answer);
    const { port } = new URL(mock.apiRoot);
    const own = { ipv4Addr: "127.0.0.1", port: Number(port) };
    expect(answer.headers.location).toBe(urlOf(mock.apiRoot, operation, { apiInvokerId }));
    expect(answer.json).toMatchObject({
      securityInfo: [
        { aefId: "one", selSecurityMethod: "PSK", aefInterfaces: [own] },
        { interfaceDetails, selSecurityMethod: "PSK", aefInterfaces: [interfaceDetails] },
        { aefId: "two", prefSecurityMethods: ["PKI"] },
      ],
      notificationDestination: "https://invoker.example.net/here",
      ccfInformation: { ccfId: "ccf-b", ccfAddress: own },
    });
    expect(memberAt(answer.json, "/securityInfo/2/selSecurityMethod")).toBeUndefined();
  });

  test("has a key for an AEF that asks for it, and for no other", async () => {
    const url = urlOf(mock.apiRoot, operationNamed("obtainApiInvokerInfo"));
    const without = await send(url, { method: "GET" });
    const withKey = await send(`${url}?authenticationInfo=true`, { method: "GET" });

    expect(without.text).not.toContain("authenticationInfo");
    expect(memberAt(withKey.json, "/securityInfo/0/authenticationInfo")).toMatch(/^[0-9a-f]{64}$/);
  });
});
