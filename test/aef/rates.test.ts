import { describe, expect, test } from "vitest";
import { type Behaviour, json } from "../support/fake-party.js";
import { newKey, startAefLab } from "./aef-lab.js";

const once = { requests: 1, seconds: 600 };
const plenty = { requests: 1000, seconds: 600 };
const unknown = json(404, { cause: "SECURITY_CONTEXT_NOT_FOUND" });

describe("step 4", () => {
  test("is 429 with Retry-After beyond an address's rate, whatever it claims", async () => {
    const lab = await startAefLab({ rates: { address: once } });
    lab.ccf.answer(unknown);
    await lab.initiate();
    const { status, headers, json: body } = await lab.initiate({ apiInvokerId: "I-2" });

    expect(body).toEqual({ status: 429, title: "Too Many Requests" });
    expect(status).toBe(429);
    expect(Number(headers.get("retry-after"))).toBeGreaterThan(590);
    expect(Number(headers.get("retry-after"))).toBeLessThanOrEqual(600);
    expect(lab.ccf.asked.length).toBe(1);
  });

  test("is 429 beyond an invoker's rate, and nobody else's", async () => {
    const lab = await startAefLab({ rates: { invoker: once } });
    lab.confirm(newKey());
    const statuses = [];
    for (const apiInvokerId of ["I-1", "I-1", "I-2"])
      statuses.push((await lab.initiate({ apiInvokerId })).status);

    expect(statuses).toEqual([200, 429, 200]);
  });

  test("is 429 beyond an invoker's rate, however its CCF is worded", async () => {
    const lab = await startAefLab({ rates: { invoker: { requests: 3, seconds: 600 } } });
    lab.confirm(newKey(), { ccfId: "ccf-b" });
    const wordings = ["b", "c", "d", "e"].map((name) => ({ fqdn: `${name}.example` }));
    const statuses = [];
    for (const ccfAddress of wordings)
      statuses.push((await lab.initiate({ ccfInformation: { ccfAddress } })).status);

    expect(statuses).toEqual([200, 200, 200, 429]);
  });

  test("is never limited for the key id of a held key", async () => {
    const key = newKey();
    const lab = await startAefLab({ rates: { address: once, invoker: once, upstream: once } });
    lab.confirm(key);
    expect((await lab.initiate()).status).toBe(200);
    expect((await lab.initiate({ aefPskId: newKey().id })).status).toBe(429);

    for (let i = 0; i < 3; i++) expect((await lab.initiate({ aefPskId: key.id })).status).toBe(200);
  });

  test("spends the AEF's budget on questions only", async () => {
    const lab = await startAefLab({
      rates: { address: plenty, upstream: { requests: 2, seconds: 600 } },
      failureMemorySeconds: 60,
    });
    lab.confirm(newKey());
    for (let i = 0; i < 3; i++) expect((await lab.initiate()).status).toBe(200);
    lab.ccf.answer(unknown);
    for (let i = 0; i < 3; i++)
      expect((await lab.initiate({ apiInvokerId: "I-2" })).status).toBe(403);

    expect((await lab.initiate({ apiInvokerId: "I-3" })).status).toBe(429);
    expect(lab.ccf.asked.length).toBe(2);
  });
});

describe("step 4 while the same question is in flight", () => {
  for (const [outcome, isConfirmed] of [
    ["answer", true],
    ["refusal", false],
  ] as const)
    test(`shares its ${outcome}; another question is asked by itself`, async () => {
      const lab = await startAefLab();
      const waiting: Parameters<Behaviour>[] = [];
      lab.ccf.answer((...exchange) => void waiting.push(exchange));
      const asked = [{}, {}, {}, { apiInvokerId: "I-2" }].map((more) => lab.initiate(more));
      await expect.poll(() => waiting.length, { timeout: 10_000 }).toBe(2);
      if (isConfirmed) lab.confirm(newKey());
      else lab.ccf.answer(unknown);
      for (const exchange of waiting) lab.ccf.behave(...exchange);
      const answers = await Promise.all(asked);

      expect(answers.map(({ status }) => status)).toEqual(Array(4).fill(isConfirmed ? 200 : 403));
      expect(new Set(answers.slice(0, 3).map(({ json: body }) => body.pskIdentity)).size).toBe(1);
      expect(lab.ccf.asked.length).toBe(2);
    });
});
