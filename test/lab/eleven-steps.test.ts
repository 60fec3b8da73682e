import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runElevenSteps, StepRecord } from "../../src/lab/eleven-steps.js";
import { type Interconnect, startInterconnect } from "../support/interconnect.js";

describe("the eleven steps", () => {
  let interconnect: Interconnect;
  beforeAll(async () => {
    interconnect = await startInterconnect();
  });
  afterAll(() => interconnect.close());

  const whoami = "/sample-service/v1/whoami";

  for (const tlsVersion of ["1.2", "1.3"] as const)
    test(`end in a service API call inside TLS-PSK over TLS ${tlsVersion}`, async () => {
      const invoker = interconnect.invoker({ tlsVersion });
      const record = new StepRecord();
      interconnect.events.length = 0;
      const result = await runElevenSteps(
        invoker,
        record,
        { through: 11, method: "GET", path: whoami },
        [],
      );

      expect(result.failure).toBeUndefined();
      expect(JSON.parse(result.answer?.body ?? "")).toMatchObject({
        apiInvokerId: "API-INVOKER-1",
        ccfId: "ccf-b",
        aefId: "aef-1",
      });
      const told = new Set(interconnect.events.map(({ step }) => step));
      expect([...told].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    });

  test("give both ends the same key, and a new one for a new handshake only", async () => {
    const invoker = interconnect.invoker();
    const first = await invoker.obtainSecurityMethod();
    const again = await invoker.obtainSecurityMethod();
    await invoker.renewSession();
    const fresh = await invoker.obtainSecurityMethod();
    await invoker.close();

    const derivedAtCcfB = interconnect.events.filter(({ step }) => step === 3);
    expect(again.interfaces[0].aefPskId).toBe(first.interfaces[0].aefPskId);
    expect(fresh.interfaces[0].aefPskId).not.toBe(first.interfaces[0].aefPskId);
    expect(derivedAtCcfB.map(({ outcome }) => outcome)).toContain(
      `AEF_PSK ${fresh.interfaces[0].aefPskId}`,
    );
  });
});
