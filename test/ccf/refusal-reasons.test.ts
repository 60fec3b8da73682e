import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Interconnect, startInterconnect } from "../support/interconnect.js";

const info = "/ccf-security-info/v1/request-security-info";
const about = {
  apiInvokerId: "API-INVOKER-1",
  aefId: "aef-1",
  ccfInformation: { ccfId: "ccf-b" },
  supportedFeatures: "0",
};
const elsewhere = {
  ...about,
  interfaceDetails: { fqdn: "elsewhere.example.com", port: 443, securityMethods: ["PSK"] },
};
const unknownAef = { ...about, aefId: "aef-9" };

const another = "/capif-security/v1/trustedInvokers/API-INVOKER-9/update";
const context = {
  notificationDestination: "https://invoker.example.com/notifications",
  securityInfo: [{ aefId: "aef-1", prefSecurityMethods: ["PSK"] }],
};

/** Who asks whom what, and why it is not for the caller. */
const refused: [caller: string, party: "ccfA" | "ccfB", path: string, body: object, why: string][] =
  [
    ["other-aef", "ccfA", info, about, "aefId is not the caller's own"],
    ["aef", "ccfA", info, elsewhere, "interfaceDetails is no interface of the AEF"],
    ["ccf-a", "ccfB", info, unknownAef, "the agreement with the caller does not cover the AEF"],
    ["invoker", "ccfB", another, context, "apiInvokerId is not the caller's own"],
  ];

describe("the log is told why a caller is not authorized:", () => {
  let lab: Interconnect;
  beforeAll(async () => {
    lab = await startInterconnect();
  });
  afterAll(() => lab.close());

  for (const [caller, party, path, body, why] of refused)
    test(`${caller} at ${party}: ${why}`, async () => {
      const url = `${lab.plan[party].apiRoot}${path}`;
      const { status, text } = await lab.call(caller, url, { method: "POST", body });

      expect(status).toBe(403);
      expect(JSON.parse(text)).toMatchObject({ cause: "CONSUMER_NOT_AUTHORIZED" });
      expect(text).not.toContain(why);
      const line = lab.log().trim().split("\n").at(-1) ?? "";
      expect(JSON.parse(line)).toMatchObject({ cause: "CONSUMER_NOT_AUTHORIZED", reason: why });
    });
});
