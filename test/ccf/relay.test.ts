import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { interfaceInformation } from "../../src/psk/index.js";
import { json } from "../support/fake-party.js";
import { aefPsk, aefPskId, noStore, type PeerLab, startPeerLab } from "./peer-lab.js";

describe("CCF-A as a relay", () => {
  let lab: PeerLab;
  beforeAll(async () => {
    lab = await startPeerLab({
      relayTimeoutSeconds: 5,
      agreement: { aliases: ["https://ccf-b.example.net/capif", "https://[2001:db8::1]:8443"] },
    });
  });
  afterAll(() => lab.close());
  beforeEach(() => {
    lab.peer.reset();
    lab.answerInfo();
  });

  test("hands on what CCF-B confirmed, and says that nobody may store it", async () => {
    const answer = await lab.ask();

    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({ "content-type": "application/json", ...noStore });
    const { remainingValidity: _, ...confirmed } = lab.info();
    expect(answer.json).toMatchObject(confirmed);
  });

  test("hands on only members of the contract", async () => {
    lab.answerInfo({ rootCaCertificates: "x", apiId: "x", notificationDestination: "https://x" });

    expect(Object.keys(Object((await lab.ask()).json)).sort()).toEqual(
      Object.keys(lab.info()).sort(),
    );
  });

  test("hands on AEF_PSK in lower case", async () => {
    lab.answerInfo({ aefPsk: aefPsk.toUpperCase() });

    expect((await lab.ask()).json).toMatchObject({ aefPsk, aefPskId });
  });

  test("asks about the AEF's question, and names the receiver instead of what the AEF named", async () => {
    const ccfAddress = { fqdn: "ccf-b.example.net", apiPrefix: "/capif" };
    await lab.ask({ ccfInformation: { ccfAddress }, securityMethod: "PSK" });

    const { aefId, interfaceDetails } = lab.interconnect.plan.aef;
    expect(lab.peer.asked.map(({ method, path, body }) => ({ method, path, body }))).toStrictEqual([
      {
        method: "POST",
        path: "/ccf-security-info/v1/request-security-info",
        body: {
          apiInvokerId: "API-INVOKER-1",
          aefId,
          interfaceDetails,
          ccfInformation: { ccfId: "ccf-b" },
          securityMethod: "PSK",
          supportedFeatures: "0",
        },
      },
    ]);
  });

  test("names neither interface nor method where the AEF names none", async () => {
    await lab.ask({ interfaceDetails: undefined });

    expect(Object.keys(lab.peer.asked[0]?.body ?? {})).not.toContain("interfaceDetails");
    expect(Object.keys(lab.peer.asked[0]?.body ?? {})).not.toContain("securityMethod");
  });

  test("gives its own notificationDestination, never the AEF's, and no member that it does not know", async () => {
    const { ccfA, aef } = lab.interconnect.plan;
    const { origin } = new URL(aef.apiRoot);
    const answer = await lab.ask({
      notificationDestination: `${origin}/notifications`,
      supportedFeatures: "2",
      secret: "of the AEF",
    });

    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ supportedFeatures: "0" }); // the peer does not support it
    expect(lab.peer.asked[0]?.text).not.toContain(origin);
    expect(lab.peer.asked[0]?.text).not.toContain("secret");
    expect(lab.peer.asked[0]?.body).toMatchObject({
      notificationDestination: `${ccfA.apiRoot}/notifications`,
      supportedFeatures: "2",
    });
  });

  test("subscribes to nothing where the AEF does not offer the feature", async () => {
    const { origin } = new URL(lab.interconnect.plan.aef.apiRoot);
    await lab.ask({ notificationDestination: `${origin}/notifications` });

    expect(lab.peer.asked[0]?.text).not.toContain("otification");
    expect(lab.peer.asked[0]?.body.supportedFeatures).toBe("0");
  });

  test("wants to know where an AEF that offers RevocationNotification is notified", async () => {
    const answer = await lab.ask({ supportedFeatures: "2" });

    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({
      cause: "MANDATORY_IE_MISSING",
      invalidParams: [{ param: "/notificationDestination" }],
    });
    expect(lab.peer.asked).toHaveLength(0);
  });

  test("never raises validity, and counts from when it asked", async () => {
    lab.answerInfo({ remainingValidity: 600 });
    expect((await lab.ask()).json).toMatchObject({ remainingValidity: 599 });

    const slow = json(200, lab.info({ remainingValidity: 600 }), noStore);
    lab.peer.answer((asked, response) => void setTimeout(() => slow(asked, response), 1100));
    const { remainingValidity } = Object((await lab.ask()).json);
    expect(remainingValidity).toBeLessThanOrEqual(598);
  });

  test("keeps no key: every question is asked", async () => {
    await lab.ask();
    await lab.ask();

    expect(lab.peer.asked.length).toBe(2);
    expect(lab.interconnect.log()).not.toContain(aefPsk);
    expect(JSON.stringify(lab.interconnect.events)).not.toContain(aefPsk);
  });

  test("takes an answer that names no interface", async () => {
    lab.answerInfo({ interfaceDetails: undefined });
    const { json: body } = await lab.ask();

    expect(body).toMatchObject({ aefPsk });
    expect(body).not.toHaveProperty("interfaceDetails");
  });

  test("takes the interface in another spelling", async () => {
    const { interfaceDetails } = lab.interconnect.plan.aef;
    const other = { ...interfaceDetails, apiPrefix: "/", securityMethods: ["PKI"] };
    expect(interfaceInformation(other)).toBe(interfaceInformation(interfaceDetails));
    lab.answerInfo({ interfaceDetails: other });

    expect((await lab.ask()).status).toBe(200);
  });
});
