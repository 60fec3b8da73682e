import { describe, expect, test } from "vitest";
import { callerOn, expectNoHandshake, newKey, startAefLab, whoami } from "./aef-lab.js";

describe("the service API", () => {
  test("sees two callers where two CCFs issued one id", async () => {
    const lab = await startAefLab();
    const callers = [];
    for (const ccfId of ["ccf-b", "ccf-c"]) {
      const key = newKey();
      lab.confirm(key);
      const { json: ready } = await lab.initiate({ ccfInformation: { ccfId } });
      callers.push({ ccfId, key, identity: String(ready.pskIdentity) });
    }

    for (const { ccfId, key, identity } of callers) {
      const caller = await callerOn(lab.connect(identity, key));
      expect(caller).toEqual({
        apiInvokerId: "I-1",
        ccfId,
        aefId: "aef-1",
        interfaceDetails: lab.interfaces[0],
        securityMethod: "PSK",
      });
    }
    const [one, other] = callers;
    if (one === undefined || other === undefined) throw new TypeError();
    await expectNoHandshake(lab.connect(one.identity, other.key));
  });

  test("is told the CCF that confirmed the invoker, not what the invoker claims", async () => {
    const lab = await startAefLab();
    const key = newKey();
    lab.confirm(key, { ccfId: "ccf-confirmed" });
    const { json: ready } = await lab.initiate({
      ccfInformation: { ccfAddress: { fqdn: "claimed.example" } },
    });

    expect(await callerOn(lab.connect(ready.pskIdentity, key))).toMatchObject({
      ccfId: "ccf-confirmed",
    });
  });

  test("takes claims of one CCF by id and by address for one caller", async () => {
    const lab = await startAefLab();
    const key = newKey();
    lab.confirm(key, { ccfId: "ccf-b" });
    const byId = await lab.initiate();
    const byAddress = await lab.initiate({
      ccfInformation: { ccfAddress: { fqdn: "ccf-b.example" } },
    });

    expect(byAddress.json.pskIdentity).toBe(byId.json.pskIdentity);
  });

  test("goes by the connection: a request cannot say who it is", async () => {
    const lab = await startAefLab();
    const key = newKey();
    lab.confirm(key);
    const { json: ready } = await lab.initiate();
    const answer = await lab.connect(ready.pskIdentity, key).fetch(`${whoami}?apiInvokerId=I-2`, {
      headers: { "x-api-invoker-id": "I-2", authorization: "Bearer I-2", host: "other.example" },
    });

    expect(await answer.json()).toMatchObject({ apiInvokerId: "I-1" });
  });
});

describe("an AEF that requires aefPskId", () => {
  test("refuses step 4 without one, and asks nobody", async () => {
    const lab = await startAefLab({ requireAefPskId: true });
    const key = newKey();
    lab.confirm(key);
    const refused = await lab.initiate();

    expect(refused.json).toMatchObject({
      status: 400,
      cause: "MANDATORY_IE_MISSING",
      invalidParams: [{ param: "/aefPskId" }],
    });
    expect((await lab.initiate({ aefPskId: key.id })).status).toBe(200);
    expect((await lab.initiate()).text).toBe(refused.text);
    expect(lab.ccf.asked.length).toBe(1);
  });

  test("logs no key", async () => {
    const lab = await startAefLab({ requireAefPskId: true });
    const key = newKey();
    lab.confirm(key);
    const { json: ready } = await lab.initiate({ aefPskId: key.id });
    await callerOn(lab.connect(ready.pskIdentity, key));

    for (const encoding of ["hex", "base64", "base64url"] as const)
      expect(lab.log()).not.toContain(key.aefPsk.toString(encoding));
  });
});
