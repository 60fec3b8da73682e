import { describe, expect, test } from "vitest";
import { type HeldKey, identified } from "../../src/aef/keys.js";
import { aefPskId } from "../../src/psk/index.js";
import { callerOn, newKey, startAefLab } from "./aef-lab.js";

type Confirmed = Omit<HeldKey, "pskIdentity">;

const confirmed = (changes: Partial<Confirmed> = {}): Confirmed => {
  const aefPsk = Buffer.alloc(32, 7);
  return {
    ccfId: "ccf-b",
    apiInvokerId: "API-INVOKER-1",
    p0: "https://aef.example:443",
    aefPsk,
    aefPskId: aefPskId(aefPsk),
    expiresAt: performance.now() + 60_000,
    ...changes,
  };
};

const identityOf = (key: Confirmed): string => identified(key).pskIdentity;

describe("a PSK identity", () => {
  test("is the same for the same key, whenever it is fetched", () => {
    const again = confirmed({ expiresAt: performance.now() + 50_000 });

    expect(identityOf(again)).toBe(identityOf(confirmed()));
  });

  for (const [title, changes] of [
    ["another key", { aefPsk: Buffer.alloc(32, 8) }],
    ["another CCF", { ccfId: "ccf-c" }],
    ["another invoker", { apiInvokerId: "API-INVOKER-2" }],
    ["another interface", { p0: "https://aef.example:443/v2" }],
    ["ids that only look alike when joined", { ccfId: "ccf-b ", apiInvokerId: "API-INVOKER-1" }],
  ] as const)
    test(`is another one for ${title}`, () => {
      expect(identityOf(confirmed(changes))).not.toBe(identityOf(confirmed()));
    });

  for (const apiInvokerId of ["x".repeat(10_000), "ü€ \u0000'\"<>", "API-INVOKER-1", ""])
    test(`has its alphabet and length for an id of ${apiInvokerId.length} characters`, () => {
      const identity = identityOf(confirmed({ apiInvokerId }));

      expect(identity).toMatch(/^[A-Za-z0-9._~-]{16,128}$/);
    });

  test("shows neither invoker nor key nor key id", () => {
    const key = confirmed();
    const identity = identityOf(key).toLowerCase();

    for (const octets of [key.aefPsk, Buffer.from(key.apiInvokerId), Buffer.from(key.ccfId)])
      for (const encoding of ["hex", "base64url", "latin1"] as const)
        expect(identity).not.toContain(octets.toString(encoding).toLowerCase().slice(0, 8));
    expect(identity).not.toContain(key.aefPskId.slice(0, 8));
  });
});

describe("an AEF's answer to step 4", () => {
  test("gives the same identity for the same key, and another for another", async () => {
    const lab = await startAefLab();
    const key = newKey();
    lab.confirm(key);
    const first = await lab.initiate();
    await lab.initiate({ aefPskId: newKey().id }); // fetches the same key once more
    const second = await lab.initiate({ ccfInformation: { ccfAddress: { fqdn: "b.example" } } });

    expect(lab.ccf.asked.length).toBe(3);
    expect(second.json.pskIdentity).toBe(first.json.pskIdentity);
    expect(await callerOn(lab.connect(first.json.pskIdentity, key))).toMatchObject({
      apiInvokerId: "I-1",
    });
  });
});
