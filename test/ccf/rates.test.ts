import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { json } from "../support/fake-party.js";
import { type Interconnect, startInterconnect } from "../support/interconnect.js";
import { noStore, type PeerLab, startPeerLab } from "./peer-lab.js";

describe("a CCF whose callers have one request each", () => {
  let lab: Interconnect;
  const rates = { invoker: { requests: 1, seconds: 600 } };
  beforeAll(async () => {
    lab = await startInterconnect({ changes: { "ccf-b": { rates } } });
  });
  afterAll(() => lab.close());

  const get = (identity: string | undefined, id: string) =>
    lab.call(identity, `${lab.plan.ccfB.apiRoot}/capif-security/v1/trustedInvokers/${id}`);

  test("answers 429 with Retry-After to who asks again, and to nobody else", async () => {
    const invoker = "API-INVOKER-1";
    expect((await get(undefined, invoker)).status).toBe(401);
    expect((await get("other-invoker", invoker)).status).toBe(403);
    expect((await get("invoker", invoker)).status).not.toBe(429);
    const again = await get("invoker", invoker);

    expect(again.json).toEqual({ status: 429, title: "Too Many Requests" });
    expect(again.headers["content-type"]).toBe("application/problem+json");
    expect(Number(again.headers["retry-after"])).toBeGreaterThan(500);
    expect((await get(undefined, invoker)).status).toBe(401);
  });
});

describe("a CCF that relays", () => {
  let lab: PeerLab;
  beforeAll(async () => {
    lab = await startPeerLab({ relayTimeoutSeconds: 10 });
  });
  afterAll(() => lab.close());

  test("asks the same question in flight once", async () => {
    const waiting: (() => void)[] = [];
    lab.peer.answer((...exchange) => {
      waiting.push(() => json(200, lab.info(), noStore)(...exchange));
    });
    const before = lab.peer.asked.length;
    const asked = [lab.ask(), lab.ask(), lab.ask({ apiInvokerId: "API-INVOKER-2" })];
    const step5 = () => lab.interconnect.events.filter(({ step }) => step === 6).length;
    await expect.poll(step5, { timeout: 10_000 }).toBe(3);
    await expect.poll(() => waiting.length, { timeout: 10_000 }).toBe(2);
    for (const answer of waiting) answer();
    const statuses = (await Promise.all(asked)).map(({ status }) => status);

    // The fake answers about API-INVOKER-1 only: the other one's answer contradicts its question.
    expect(statuses).toEqual([200, 200, 502]);
    expect(lab.peer.asked.length - before).toBe(2);
  });
});
