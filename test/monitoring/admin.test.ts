import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { command } from "../cli/command.js";
import { endedLab } from "../cli/refusal.js";
import { hasRedis, startRedis } from "../store/redis-server.js";
import { run } from "../support/run.js";
import { logOf, samples, startWatched, tell } from "./operator.js";

const admin = { listen: { port: 0 } };

describe("the operator's port", { timeout: 120_000 }, () => {
  let lab: Awaited<ReturnType<typeof endedLab>>;
  beforeAll(async () => {
    lab = await endedLab();
  }, 120_000);

  const watched = (name: string, more: object = {}) =>
    lab.changed(name, (own) => ({ ...own, admin, ...more }), `${name}-watched`);

  /** curl as the invoker, each time on a connection of its own. */
  const curl = async (url: string) => {
    const pki = (name: string) => join(lab.directory, "pki", name);
    const credentials = ["--cert", pki("invoker.pem"), "--key", pki("invoker.key")];
    const args = ["-sS", "--cacert", pki("domain-b-ca.pem"), ...credentials, url];
    await run("curl", args, { timeoutMs: 20_000 });
  };

  test("tells that a CCF runs, takes requests, and what it has answered", async () => {
    const { apiRoot, origin } = await startWatched(["ccf", "--config", watched("ccf-b")]);
    for (let i = 0; i < 3; i++)
      await curl(`${apiRoot}/capif-security/v1/trustedInvokers/API-INVOKER-1`);
    const { body } = await tell(origin, "/metrics");
    const ends = samples(body, "capif_certificate_expiry_timestamp_seconds")[""] ?? 0;

    expect(await tell(origin, "/healthz")).toMatchObject({ status: 200, body: "ok\n" });
    expect(await tell(origin, "/readyz")).toMatchObject({
      status: 200,
      body: '{"ready":true,"reasons":[]}',
    });
    expect(samples(body, "capif_requests_total")).toMatchObject({
      '{operation="obtainApiInvokerInfo",status="404",cause="SECURITY_CONTEXT_NOT_FOUND"}': 3,
    });
    expect(samples(body, "capif_ready")).toEqual({ "": 1 });
    const store = samples(body, "capif_store_duration_seconds_count");
    expect(store['{operation="get",outcome="done"}']).toBeGreaterThan(0);
    expect(store['{operation="get",outcome="failed"}']).toBe(0);
    expect(ends * 1000 - Date.now()).toBeGreaterThan(3_600_000);
    expect(ends * 1000 - Date.now()).toBeLessThan(86_400_000);
    expect(body).not.toContain("API-INVOKER");
  });

  test("counts connections that are open, and handshakes that come to nothing", async () => {
    const { apiRoot, origin } = await startWatched(["ccf", "--config", watched("ccf-b")]);
    const { port } = new URL(apiRoot);
    const silent = connect(Number(port), "127.0.0.1");
    onTestFinished(() => void silent.destroy());
    const read = async (name: string) =>
      samples((await tell(origin, "/metrics")).body, name)['{port="ccf"}'];

    await vi.waitFor(async () => expect(await read("capif_connections")).toBe(1));
    silent.write("GET / HTTP/1.1\r\n\r\n");
    await vi.waitFor(async () => expect(await read("capif_failed_handshakes_total")).toBe(1));
    await vi.waitFor(async () => expect(await read("capif_connections")).toBe(0));
  });

  test("counts connections that are closed because there are too many", async () => {
    const limits = { connectionsPerAddress: 1, connectionsPerSecond: 1 };
    const file = watched("ccf-b", { limits });
    const { apiRoot, origin } = await startWatched(["ccf", "--config", file]);
    const refused = async () =>
      samples((await tell(origin, "/metrics")).body, "capif_refused_connections_total");
    const open = () => {
      const socket = connect(Number(new URL(apiRoot).port), "127.0.0.1").on("error", () => {});
      onTestFinished(() => void socket.destroy());
    };

    expect(await refused()).toEqual({ '{port="ccf"}': 0 });
    open();
    for (let n = 0; n < 8; n++) open();
    await vi.waitFor(async () => expect(await refused()).toEqual({ '{port="ccf"}': 8 }));
  });

  test("is only to be read", async () => {
    const { origin } = await startWatched(["ccf", "--config", watched("ccf-b")]);
    const post = await fetch(`${origin}/metrics`, { method: "POST" });
    const elsewhere = await fetch(`${origin}/secrets`);

    expect([post.status, post.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
    expect(elsewhere.status).toBe(404);
  });

  test("speaks for all workers at once", async () => {
    const file = watched("ccf-b", { store: { driver: "lmdb", path: "watched.store" } });
    const { apiRoot, origin, running } = await startWatched([
      ...["ccf", "--config", file, "--workers", "2"],
    ]);
    for (let i = 0; i < 6; i++)
      await curl(`${apiRoot}/capif-security/v1/trustedInvokers/API-INVOKER-1`);
    const { body } = await tell(origin, "/metrics");
    const answeredBy = logOf(running).filter(({ msg }) => msg === "request");

    expect(new Set(answeredBy.map(({ pid }) => pid)).size).toBe(2);
    expect(Object.values(samples(body, "capif_requests_total"))).toContain(6);
    expect(samples(body, "capif_ready")).toEqual({ "": 1 });
    expect((await tell(origin, "/readyz")).status).toBe(200);
  });

  test("tells of an AEF, whose configuration is at fault where its port is taken", async () => {
    const { running, origin } = await startWatched(["aef", "--config", watched("aef")]);
    const taken = { listen: { port: Number(new URL(origin).port) } };
    const again = lab.changed("aef", (own) => ({ ...own, admin: taken }), "aef-again");
    const { code, stderr } = await command(["aef", "--config", again, "--log-level", "error"]);
    const { body } = await tell(origin, "/metrics");

    expect([code, stderr]).toEqual([2, expect.stringMatching(/^error: .*EADDRINUSE.*\n$/)]);
    expect(samples(body, "capif_keys_held")).toEqual({ "": 0 });
    expect(samples(body, "capif_psk_connections")).toEqual({ "": 0 });
    expect(await running.end("SIGTERM")).toBe(0);
  });

  test.skipIf(!hasRedis)("is not ready while the store does not answer", async () => {
    const redis = await startRedis();
    writeFileSync(join(lab.directory, "s.key"), randomBytes(32).toString("base64"), {
      mode: 0o600,
    });
    const sealingKeys = [{ kid: "k1", file: "s.key" }];
    const store = { driver: "redis", url: redis.url, sealingKeys, timeoutSeconds: 0.5 };
    const { origin } = await startWatched(["ccf", "--config", watched("ccf-b", { store })]);

    expect((await tell(origin, "/readyz")).status).toBe(200);
    await redis.signal("SIGSTOP");
    const away = await tell(origin, "/readyz");
    expect(away.status).toBe(503);
    expect(JSON.parse(away.body).reasons[0]).toContain("no answer within 500 ms");
    expect((await tell(origin, "/healthz")).status).toBe(200);
    await redis.signal("SIGCONT");
    await vi.waitFor(async () => expect((await tell(origin, "/readyz")).status).toBe(200));
  });

  test("is documented where the configuration leads to it", () => {
    const document = readFileSync(new URL("../../openapi/admin.yaml", import.meta.url), "utf8");
    const paths = [...document.matchAll(/^ {2}(\/\w+):$/gm)].map(([, path]) => path);
    const configuration = new URL("../../openapi/configuration.yaml", import.meta.url);

    expect(paths).toEqual(["/healthz", "/readyz", "/metrics"]);
    for (const path of paths) expect(readFileSync(configuration, "utf8")).toContain(`\`${path}\``);
  });
});
