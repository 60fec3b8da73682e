import { describe, expect, test } from "vitest";
import { operations } from "./documents.js";

/** TS 29.122 table 5.2.6-1: what every operation documents besides its success. */
const always = ["400", "403", "404", "429", "500", "503", "default"];
const redirects = ["307", "308"];
const withBody = ["411", "413", "415"];
const expected: Record<string, string[]> = {
  get: [...always, "406"],
  delete: always,
  put: [...always, ...withBody],
  post: [...always, ...withBody],
};

/** Solution #13's steps that are messages; 2, 3 and 11 are TLS or local. */
const messages = [1, 4, 5, 6, 7, 8, 9, 10];

describe("the operations", () => {
  test("have ids that no two documents share", () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test("cover the steps that are messages", () => {
    const steps = operations.flatMap(({ operation }) => operation["x-step"]);
    expect(messages.filter((step) => !steps.includes(step))).toEqual([]);
  });

  for (const { method, operation, isCallback } of operations) {
    const { operationId, responses } = operation;
    test(`${operationId} says its clause, its steps and who may call it`, () => {
      expect(operation["x-clause"]).toMatch(/^(TS|TR) \d\d\.\d{3}(-\d\d)? \d/);
      expect(operation["x-step"]).toEqual([...operation["x-step"]].sort((a, b) => a - b));
      expect(operation["x-authentication"].client).toMatch(/^(certificate|psk|none)$/);
    });

    test(`${operationId} documents the statuses of TS 29.122`, () => {
      const statuses = Object.keys(responses);
      expect(statuses).toEqual(expect.arrayContaining(expected[method] ?? []));
      // Inside TLS-PSK there is no certificate to ask for.
      if (operation["x-authentication"].client !== "psk") expect(statuses).toContain("401");
      // Who sends a notification follows no redirect.
      expect(redirects.every((status) => statuses.includes(status))).toBe(!isCallback);
    });
  }

  test("are offered to these parties", () => {
    const callers = operations.map(({ operation }) => {
      const { client, roles } = operation["x-authentication"];
      return [operation.operationId, [client, ...roles].join(" ")];
    });
    // Who may do what, before ownership is looked at.
    expect(Object.fromEntries(callers)).toEqual({
      initiateAuthentication: "none",
      requestSecurityInfo: "certificate aef ccf",
      notifySecurityInfoRevoked: "certificate ccf",
      obtainSecurityMethod: "certificate invoker",
      updateSecurityMethod: "certificate invoker",
      obtainApiInvokerInfo: "certificate invoker aef",
      deleteSecurityContext: "certificate invoker aef",
      revokeAuthorization: "certificate aef",
      identifyCaller: "psk invoker",
    });
  });
});
