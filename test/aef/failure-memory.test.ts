import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { json } from "../support/fake-party.js";
import { type AefLab, callerOn, newKey, startAefLab } from "./aef-lab.js";

const unknown = json(404, { cause: "SECURITY_CONTEXT_NOT_FOUND" });
const byAddress = (fqdn: string, more = {}) => ({
  ccfInformation: { ccfAddress: { fqdn, ...more } },
});

/** Questions other than the first one, `I-1` of `ccf-b` without key id. */
const others: [title: string, changes: Record<string, unknown>][] = [
  ["another key id", { aefPskId: "0123456789abcdef" }],
  ["another invoker", { apiInvokerId: "I-2" }],
  ["another CCF", { ccfInformation: { ccfId: "ccf-c" } }],
  ["the CCF by address", byAddress("ccf-b.example")],
  [
    "the CCF by id and address",
    { ccfInformation: { ccfId: "ccf-b", ccfAddress: { fqdn: "ccf-b.example" } } },
  ],
];

const statusOf = async (lab: AefLab, changes = {}) => (await lab.initiate(changes)).status;

describe("an AEF whose CCF refuses", () => {
  test("does not ask the same again for a while, then does", async () => {
    const lab = await startAefLab({ failureMemorySeconds: 1 });
    lab.ccf.answer(unknown);
    const first = await lab.initiate();
    lab.confirm(newKey());
    const second = await lab.initiate();

    expect(second.text).toBe(first.text);
    expect(lab.ccf.asked.length).toBe(1);
    await delay(1100);
    expect(await statusOf(lab)).toBe(200);
  });

  for (const [title, changes] of others)
    test(`asks about ${title} at once, and remembers that by itself`, async () => {
      const lab = await startAefLab({ failureMemorySeconds: 60 });
      lab.ccf.answer(unknown);
      expect(await statusOf(lab)).toBe(403);
      expect(await statusOf(lab, changes)).toBe(403);
      expect(await statusOf(lab, changes)).toBe(403);

      expect(lab.ccf.asked.length).toBe(2);
    });

  test("asks about another interface at once", async () => {
    const lab = await startAefLab({ failureMemorySeconds: 60, ports: [["/one", "/two"]] });
    lab.ccf.answer(unknown);
    for (const interfaceDetails of [...lab.interfaces, undefined, ...lab.interfaces])
      expect(await statusOf(lab, { interfaceDetails })).toBe(403);

    expect(lab.ccf.asked.length).toBe(3);
  });

  test("knows the same question in another spelling", async () => {
    const lab = await startAefLab({ failureMemorySeconds: 60 });
    lab.ccf.answer(unknown);
    await lab.initiate(byAddress("ccf-b.example"));
    await lab.initiate({ ...byAddress("CCF-B.Example.", { port: 443, apiPrefix: "/" }), x: 1 });
    await lab.initiate({ ...byAddress("ccf-b.example"), interfaceDetails: lab.interfaces[0] });

    expect(lab.ccf.asked.length).toBe(1);
  });

  for (const [title, problem, status] of [
    ["409", json(409, { cause: "INTERFACE_AMBIGUOUS" }), 409],
    ["502", json(502, { cause: "INBOUND_SERVER_ERROR" }), 502],
    ["503", json(503, {}, { "retry-after": "3" }), 503],
    ["504", json(504, { cause: "TIMED_OUT_REQUEST" }), 504],
  ] as const)
    test(`remembers ${title} as well`, async () => {
      const lab = await startAefLab({ failureMemorySeconds: 60 });
      lab.ccf.answer(problem);
      const first = await lab.initiate();
      const second = await lab.initiate();

      expect([first.status, second.text]).toEqual([status, first.text]);
      expect(second.headers.get("retry-after")).toBe(first.headers.get("retry-after"));
      expect(lab.ccf.asked.length).toBe(1);
    });
});

describe("a mismatch that an AEF remembers", () => {
  test("never blocks a rekey: another key id is asked for at once", async () => {
    const [old, fresh, guess] = [newKey(), newKey(), newKey()];
    const lab = await startAefLab({ failureMemorySeconds: 60 });
    lab.confirm(old);
    expect(await statusOf(lab, { aefPskId: old.id })).toBe(200);
    expect(await statusOf(lab, { aefPskId: guess.id })).toBe(403);
    lab.confirm(fresh);
    const { status, json: ready } = await lab.initiate({ aefPskId: fresh.id });

    expect(status).toBe(200);
    expect(await callerOn(lab.connect(ready.pskIdentity, fresh))).toMatchObject({ ccfId: "ccf-b" });
  });

  test("never hides a key that is held", async () => {
    const key = newKey();
    const lab = await startAefLab({ failureMemorySeconds: 60 });
    lab.ccf.answer(unknown);
    expect(await statusOf(lab)).toBe(403);
    lab.confirm(key);
    expect(await statusOf(lab, { aefPskId: key.id })).toBe(200);

    expect(await statusOf(lab)).toBe(200);
    expect(lab.ccf.asked.length).toBe(2);
  });
});
