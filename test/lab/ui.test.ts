import { readFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newDirectory, preloading } from "../cli/command.js";
import { eventsUntil, postRun, runOnce, startLiveLab } from "./live-lab.js";

const directory = newDirectory();
const keylog = join(directory, "keys.log");
const derived = join(directory, "derived.log");

/** In every process of the lab: each HMAC, AEF_PSK among them, is noted. */
const noting = preloading(`
const crypto = require("node:crypto");
const { createHmac } = crypto;
crypto.createHmac = (...given) => {
  const hmac = createHmac(...given);
  const digest = hmac.digest.bind(hmac);
  hmac.digest = (...how) => {
    const made = digest(...how);
    require("node:fs").appendFileSync(${JSON.stringify(derived)},
      (typeof made === "string" ? Buffer.from(made, how[0]) : made).toString("hex") + "\\n");
    return made;
  };
  return hmac;
};
require("node:module").syncBuiltinESMExports();
`);

/** What Node's fetch may not send. */
const raw = (url: string, method: string, headers: Record<string, string>) =>
  new Promise<{ status: number; type: string; allow: string }>((resolve, reject) => {
    request(url, { method, headers }, (response) => {
      response.resume();
      const { "content-type": type = "", allow = "" } = response.headers;
      resolve({ status: response.statusCode ?? 0, type, allow });
    })
      .once("error", reject)
      .end();
  });

describe("lab --ui", { timeout: 120_000 }, () => {
  let started: Awaited<ReturnType<typeof startLiveLab>>;
  beforeAll(async () => {
    started = await startLiveLab(["--keylog", keylog], noting);
  }, 120_000);
  afterAll(() => started.lab.end("SIGTERM"));

  const ends = {
    none: /"verdict passed"[^>]*>11 of 11 steps passed/,
    "wrong-key": /step 11 failed: .*alert (illegal parameter|decrypt error|bad record mac)/,
    "unknown-invoker": /step 1 failed: answered 404: API_INVOKER_NOT_FOUND/,
    "ccf-b-down": /step 2 failed: connect ECONNREFUSED/,
    "ccf-b-lost": /step 7 failed: answered 504: TARGET_CCF_NOT_REACHABLE/,
  };
  for (const tls of ["1.2", "1.3"])
    for (const [fault, end] of Object.entries(ends))
      test(`${fault} over TLS ${tls} ends where it has to`, async () => {
        const events = await runOnce(started.url, { tls, fault });

        expect(events.at(-1)?.text).toMatch(end);
        if (fault === "none") expect(events.at(-1)?.text).toContain(`TLSv${tls}<br>`);
        if (fault.startsWith("ccf-b")) {
          expect(events.map(({ text }) => text).join()).toMatch(/CCF-B <span[^>]*>down</);
          expect(events.at(-1)?.text).toMatch(
            /CCF-B <span[^>]*>up<.*\n<dl><dt>contexts<\/dt><dd>0</,
          );
        }
      });

  test("tells each step by itself, what the parties hold, and no secret", async () => {
    const events = await runOnce(started.url, { tls: "1.3", fault: "none" });
    const told = events.map(({ text }) => text).join("\n");
    const done = events.map(
      ({ text }) => text.match(/sequence-arrow [\w -]*is-done/g)?.length ?? 0,
    );
    const secrets = [keylog, derived]
      .flatMap((file) => readFileSync(file, "utf8").trim().split("\n"))
      .map((line) => Buffer.from(line.split(" ").at(-1) ?? "", "hex"))
      .flatMap((key) => [key.toString("hex"), key.toString("base64"), key.toString("base64url")]);

    expect(new Set(done).size).toBeGreaterThan(5);
    expect(done.at(-1)).toBe(11);
    expect(told).toMatch(/<dt>key of<\/dt><dd>\(ccf-b, API-INVOKER-1\)/);
    expect(readFileSync(derived, "utf8").split("\n").length).toBeGreaterThan(2);
    expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
    expect(told.match(/(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/gi)).toBeNull();
  });

  test("runs one at a time, on when nobody looks, and misses nothing for who comes back", async () => {
    const { url } = started;
    const choice = { tls: "1.3", fault: "ccf-b-down" };
    const [present] = await eventsUntil(url, () => true);
    const answers = await Promise.all([postRun(url, choice), postRun(url, choice)]);
    const whole = await eventsUntil(url, ({ isRunning }) => !isRunning, present?.id);
    const middle = Math.floor(whole.length / 2);
    const rest = await eventsUntil(url, ({ isRunning }) => !isRunning, whole[middle]?.id);

    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
    expect(whole.length).toBeGreaterThan(1);
    expect(rest).toEqual(whole.slice(middle + 1));
  });

  test("answers its own page alone", async () => {
    const { url } = started;
    const { host, origin } = new URL(url);
    const choice = { tls: "1.3", fault: "none" };
    const problem = "application/problem+json";

    expect(await raw(url, "GET", { host: "lab.example.com" })).toMatchObject({ status: 403 });
    expect(await raw(url, "GET", { host: host.replace("127.0.0.1", "localhost") })).toMatchObject({
      status: 403,
    });
    expect(await raw(`${url}runs`, "GET", {})).toEqual({
      status: 405,
      type: problem,
      allow: "POST",
    });
    expect(await raw(url, "DELETE", {})).toMatchObject({ status: 405, allow: "GET" });
    expect(await raw(`${url}none`, "GET", {})).toMatchObject({ status: 404, type: problem });
    expect(await raw(`${url}runs`, "POST", {})).toMatchObject({ status: 403, type: problem });
    expect((await postRun(url, choice, { origin: "https://example.com" })).status).toBe(403);
    expect((await postRun(url, choice, { origin: `${origin}0` })).status).toBe(403);
    expect((await postRun(url, choice, { "content-type": "text/plain" })).status).toBe(415);
    expect((await postRun(url, { ...choice, fault: "other" })).status).toBe(400);
    expect((await postRun(url, { ...choice, padding: "x".repeat(2000) })).status).toBe(413);
  });

  test("may not be kept, framed or given another script", async () => {
    const { headers } = await fetch(started.url);
    const policy = headers.get("content-security-policy");

    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
  });
});

test("lab --ui ends at Ctrl-C while pages listen and a run is under way", {
  timeout: 120_000,
}, async () => {
  const { lab, url } = await startLiveLab();
  const [present] = await eventsUntil(url, () => true);
  const listening = eventsUntil(url, () => false, present?.id).catch(() => "ended");
  await postRun(url, { tls: "1.3", fault: "ccf-b-down" });

  expect(await lab.end("SIGINT")).toBe(0);
  expect(await listening).toBe("ended");
});
