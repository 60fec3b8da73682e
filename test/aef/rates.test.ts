import { describe, expect, test } from "vitest";
import { type Behaviour, json } from "../support/fake-party.js";
import {
  type AefLab,
  type AefLabOptions,
  newKey,
  type PlainAnswer,
  startAefLab,
  step4,
  whoami,
} from "./aef-lab.js";

const addressed = (ccfAddress: object) => (lab: AefLab) =>
  lab.initiate({ ccfInformation: { ccfAddress } });
const at = (interfaceDetails: object) => (lab: AefLab) => lab.initiate({ interfaceDetails });

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

  const asJson = { "content-type": "application/json" };
  const post =
    (body: string, headers: Record<string, string> = asJson) =>
    (lab: AefLab) =>
      lab.send(step4, { method: "POST", headers, body });
  for (const [what, status, ask, options] of [
    ["no JSON", 400, post("{")],
    ["a member of a wrong kind", 400, (lab) => lab.initiate({ apiInvokerId: 7 })],
    ["another media type", 415, post("{}", { "content-type": "text/plain" })],
    ["too large a body", 413, post(`"${"x".repeat(300)}"`)],
    ["a path that is none", 404, (lab) => lab.send("nothing", { method: "GET" })],
    ["a method that is none", 405, (lab) => lab.send(step4, { method: "GET" })],
    ["no CCF", 400, (lab) => lab.initiate({ ccfInformation: undefined })],
    ["an address that is none", 400, addressed({ fqdn: "a/b" })],
    ["an interface that is not the AEF's", 403, at({ fqdn: "other.example" })],
    ["no key id where one is required", 400, (lab) => lab.initiate(), { requireAefPskId: true }],
    ["no key on the service API", 421, (lab) => lab.send(whoami, { method: "GET" })],
  ] as [string, number, (lab: AefLab) => Promise<PlainAnswer>, AefLabOptions?][])
    test(`counts at the address, and is 429 beyond its rate, with ${what}`, async () => {
      const [key, other] = [newKey(), newKey()];
      const rates = { address: { requests: 3, seconds: 600 } };
      const lab = await startAefLab({ rates, limits: { bodyBytes: 300 }, ...options });
      lab.confirm(key);
      const ready = await lab.initiate({ aefPskId: key.id });
      const refused = [];
      for (let n = 0; n < 3; n++) refused.push((await ask(lab)).status);

      expect([ready.status, ...refused]).toEqual([200, status, status, 429]);
      expect((await lab.initiate({ aefPskId: other.id })).status).toBe(429);
      expect((await lab.initiate({ aefPskId: key.id })).status).toBe(200);
    });

  test("counts a refusal by the CCF once", async () => {
    const lab = await startAefLab({ rates: { address: { requests: 2, seconds: 600 } } });
    lab.ccf.answer(unknown);
    const statuses = [];
    for (let n = 0; n < 3; n++) statuses.push((await lab.initiate()).status);

    expect(statuses).toEqual([403, 403, 429]);
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
