import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { aefAuthentication } from "../../src/aef/handlers.js";
import { bindApi, createApp } from "../../src/http/app.js";
import { meteredJournal, meteredStore } from "../../src/http/metered.js";
import { PartyMetrics } from "../../src/http/metrics.js";
import { silentLog } from "../../src/http/silent-log.js";
import { openMemory } from "../../src/store/memory.js";
import { confirmation, newKey, startAefLab } from "../aef/aef-lab.js";
import { type Behaviour, json } from "../support/fake-party.js";
import { evaluated } from "./evaluated.js";

const file = new URL("../../monitoring/alerts.yaml", import.meta.url);
const rules: { alert: string; expr: string }[] = parse(readFileSync(file, "utf8")).groups[0].rules;
const exprOf = (name: string) => rules.find(({ alert }) => alert === name)?.expr ?? "";

/** Whom an alert names after this was done, where the party was looked at before and after. */
const firing = async (name: string, metrics: PartyMetrics, work: () => unknown) => {
  const before = await metrics.registry.metrics();
  await work();
  return evaluated(exprOf(name), before, await metrics.registry.metrics());
};

const failing = () => Promise.reject(new Error("NOPERM"));

describe("CapifServerErrors", () => {
  test("fires at the first 500 of an operation", async () => {
    const metrics = new PartyMetrics();
    const aef = aefAuthentication({} as Parameters<typeof aefAuthentication>[0]); // never asked
    createApp([bindApi("aef-authentication", aef)], { prefix: "", log: silentLog, metrics });
    const operation = "initiateAuthentication";
    const count = (status: number) => () =>
      metrics.request({ operation, status, cause: undefined, seconds: 0 });

    expect(await firing("CapifServerErrors", metrics, count(200))).toEqual([]);
    expect(await firing("CapifServerErrors", metrics, count(500))).toEqual([
      { job: "test", operation },
    ]);
  });
});

describe("CapifStoreFails", () => {
  test("fires at the first read that fails", async () => {
    const metrics = new PartyMetrics();
    const store = meteredStore({ ...openMemory(), get: failing }, metrics);
    const read = async () => expect(store.get("k")).rejects.toThrow("NOPERM");

    expect(await firing("CapifStoreFails", metrics, () => store.put("k", "v"))).toEqual([]);
    expect(await firing("CapifStoreFails", metrics, read)).toEqual([{ job: "test" }]);
  });

  test("fires where the journal cannot be read: revocations are not learned of", async () => {
    const metrics = new PartyMetrics();
    const wait = async () => {};
    const journal = meteredJournal({ mark: async () => "1", since: failing, wait }, metrics);
    const follow = async () => expect(journal.since("1", 10)).rejects.toThrow("NOPERM");

    expect(await firing("CapifStoreFails", metrics, () => journal.mark())).toEqual([]);
    expect(await firing("CapifStoreFails", metrics, follow)).toEqual([{ job: "test" }]);
  });

  test("fires where not all records can be read", async () => {
    const metrics = new PartyMetrics();
    const broken = async function* (): AsyncIterable<readonly [string, string]> {
      yield ["k", "v"];
      throw new Error("NOPERM");
    };
    const all = meteredStore(openMemory(), metrics);
    const some = meteredStore({ ...openMemory(), entries: broken }, metrics);
    const readAll = async (from: typeof all) => {
      for await (const _ of from.entries(""));
    };

    expect(await firing("CapifStoreFails", metrics, () => readAll(all))).toEqual([]);
    const failed = () => expect(readAll(some)).rejects.toThrow("NOPERM");
    expect(await firing("CapifStoreFails", metrics, failed)).toEqual([{ job: "test" }]);
  });
});

describe("CapifRateLimited", () => {
  test("fires where a port closes more than a connection a second", async () => {
    const metrics = new PartyMetrics();
    metrics.port("ccf", () => 0);
    const refuse = (times: number) => () => {
      for (let i = 0; i < times; i++) metrics.refusedConnection("ccf");
    };

    expect(await firing("CapifRateLimited", metrics, refuse(500))).toEqual([]);
    expect(await firing("CapifRateLimited", metrics, refuse(700))).toEqual([
      { job: "test", port: "ccf" },
    ]);
  });
});

describe("CapifPeerUnreachable", () => {
  const problem = (status: number, cause: string) => json(status, { status, cause });
  const noStore = { "cache-control": "no-store" };
  const contradicting: Behaviour = (asked, response) => {
    const answer = { ...confirmation(asked.body, newKey()), aefId: "another" };
    json(200, answer, noStore)(asked, response);
  };
  const behind = { job: "test", operation: "initiateAuthentication" };
  const cases: Record<string, [Behaviour, answered: number, object[]]> = {
    "fires at a CCF that does not take the certificate": [
      problem(401, "CLIENT_CERTIFICATE_REQUIRED"),
      502,
      [{ job: "test", to: "ccf" }, behind],
    ],
    "fires at a CCF that answers something else": [contradicting, 502, [behind]],
    "fires at a CCF that answers nothing of the contract": [json(200, {}, noStore), 502, [behind]],
    "does not fire at a CCF that knows no such invoker": [
      problem(404, "API_INVOKER_NOT_FOUND"),
      403,
      [],
    ],
  };

  for (const [name, [behaviour, answered, fires]] of Object.entries(cases))
    test(name, async () => {
      const metrics = new PartyMetrics();
      const { ccf, initiate } = await startAefLab({ metrics });
      ccf.answer(behaviour);
      const ask = async (invoker: string) =>
        expect((await initiate({ apiInvokerId: invoker })).status).toBe(answered);
      await ask("I-1");

      expect(await firing("CapifPeerUnreachable", metrics, () => ask("I-2"))).toEqual(fires);
    });
});
