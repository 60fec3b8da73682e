import { describe, expect, test } from "vitest";
import type { ApiName } from "../../src/contract/documents.js";
import { faultsOf } from "../../src/contract/faults.js";

const info = { apiInvokerId: "i", aefId: "a", supportedFeatures: "0" };
const security = {
  securityInfo: [{ aefId: "a", prefSecurityMethods: ["PSK"] }],
  notificationDestination: "https://i.example/",
};
const at = (changes: object) => ({ ...info, ...changes });
const entry = (changes: object) => ({ ...security, securityInfo: [{ aefId: "a", ...changes }] });

type Fault = [param: string, kind: "missing" | "incorrect", mandatory: boolean];

const cases: [title: string, schema: [ApiName, string], message: unknown, ...faults: Fault[]][] = [
  ["a right message", ["ccf-security-info", "SecurityInfoReq"], info],
  ["an unknown member", ["ccf-security-info", "SecurityInfoReq"], at({ x: 1 })],
  ["an array", ["ccf-security-info", "SecurityInfoReq"], [], ["", "incorrect", true]],
  ["null", ["ccf-security-info", "SecurityInfoReq"], null, ["", "incorrect", true]],
  [
    "every required member missing",
    ["ccf-security-info", "SecurityInfoReq"],
    {},
    ["/apiInvokerId", "missing", true],
    ["/aefId", "missing", true],
    ["/supportedFeatures", "missing", true],
  ],
  [
    "a required member mistyped",
    ["ccf-security-info", "SecurityInfoReq"],
    at({ aefId: 7 }),
    ["/aefId", "incorrect", true],
  ],
  [
    "an optional member mistyped",
    ["ccf-security-info", "SecurityInfoReq"],
    at({ notificationDestination: 7 }),
    ["/notificationDestination", "incorrect", false],
  ],
  [
    "a required member of an optional one",
    ["ccf-security-info", "SecurityInfoReq"],
    at({ interfaceDetails: { port: 8443 } }),
    ["/interfaceDetails", "missing", false],
  ],
  [
    "an optional member of an optional one",
    ["ccf-security-info", "SecurityInfoReq"],
    at({ interfaceDetails: { fqdn: "a.example", port: "8443" } }),
    ["/interfaceDetails/port", "incorrect", false],
  ],
  [
    "two alternatives at once",
    ["ccf-security-info", "SecurityInfoReq"],
    at({ interfaceDetails: { fqdn: "a.example", ipv4Addr: "192.0.2.1" } }),
    ["/interfaceDetails", "incorrect", false],
  ],
  [
    "no alternative of a conditional member",
    ["ccf-security-info", "SecurityInfoReq"],
    at({ ccfInformation: {} }),
    ["/ccfInformation", "missing", true],
  ],
  [
    "an open enumeration of a wrong type",
    ["ccf-security-info", "SecurityInfoReq"],
    at({ securityMethod: 1 }),
    ["/securityMethod", "incorrect", false],
  ],
  [
    "a required member in an item of a required array",
    ["capif-security", "ServiceSecurityReq"],
    entry({ prefSecurityMethods: undefined }),
    ["/securityInfo/0/prefSecurityMethods", "missing", true],
  ],
  [
    "a wrong item of a required array",
    ["capif-security", "ServiceSecurityReq"],
    entry({ prefSecurityMethods: ["PSK", 1] }),
    ["/securityInfo/0/prefSecurityMethods/1", "incorrect", true],
  ],
  [
    "an empty array that needs an item",
    ["capif-security", "ServiceSecurityReq"],
    entry({ prefSecurityMethods: [] }),
    ["/securityInfo/0/prefSecurityMethods", "incorrect", true],
  ],
];

describe("the faults of a message", () => {
  for (const [title, [api, schema], message, ...faults] of cases)
    test(`with ${title} are ${faults.map(([param]) => param || "the message").join(", ") || "none"}`, () => {
      const copy = message === undefined ? undefined : JSON.parse(JSON.stringify(message));
      const found = faultsOf(api, schema, copy);

      expect(found.map(({ param, kind, mandatory }) => [param, kind, mandatory])).toEqual(faults);
      expect(found.every(({ reason }) => reason.length > 0)).toBe(true);
    });

  test("name alternatives that would do", () => {
    const [fault] = faultsOf("ccf-security-info", "SecurityInfoReq", at({ ccfInformation: {} }));

    expect(fault?.reason).toBe("needs one of ccfId, ccfAddress");
  });

  test("are asked of schemas that there are", () => {
    expect(() => faultsOf("ccf-security-info", "NoSuchSchema", {})).toThrow(TypeError);
  });
});
