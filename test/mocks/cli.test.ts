import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createAuthority } from "../../src/tls/pki.js";
import { loopback, temporaryDirectory, temporaryFiles } from "../support/pki.js";
import { startMockCommand } from "./command.js";
import { askAt, goodRequest, operationNamed, operations, urlOf } from "./requests.js";
import { send } from "./send.js";

const question = operationNamed("requestSecurityInfo");

describe("mock", { timeout: 60_000 }, () => {
  test("prints routes and ready, serves plain HTTP on loopback and ends with a signal", async () => {
    const { apiRoot, stdout, stderr, end } = await startMockCommand();

    expect(apiRoot).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const lines = stdout().trim().split("\n");
    expect(lines.at(-1)).toBe("ready");
    for (const operation of operations) {
      const { method, basePath, path, operationId } = operation;
      const line = lines.find((one) => one.endsWith(` ${operationId}`));
      expect(line).toContain(`${method.toUpperCase()} `);
      expect(line).toContain(`${apiRoot}${basePath}${path}`);
    }
    expect((await askAt(apiRoot, "requestSecurityInfo")).status).toBe(200);
    expect(await end("SIGINT")).toBe(0);
    expect(stderr()).toBe("");
  });

  test("serves the APIs that are named, on the port that is named", async () => {
    const free = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => free.once("listening", resolve));
    const { port } = free.address() as AddressInfo;
    await new Promise((resolve) => free.close(resolve));
    const apis = ["--api", "ccf-security-info", "aef-authentication", "--port", String(port)];
    const { apiRoot, stdout } = await startMockCommand(...apis);

    expect(apiRoot).toBe(`http://127.0.0.1:${port}`);
    expect(stdout()).not.toContain("capif-security/");
    expect((await askAt(apiRoot, "initiateAuthentication")).status).toBe(200);
    expect((await askAt(apiRoot, "obtainSecurityMethod")).status).toBe(404);
  });

  test("says where everything is as one line of JSON", async () => {
    const directory = temporaryDirectory();
    const { stdout } = await startMockCommand("--json", "--tls", "--dir", directory);

    const [line = "", ready, ...rest] = stdout().trim().split("\n");
    expect([ready, rest]).toEqual(["ready", []]);
    const { apiRoot, routes, directory: told } = JSON.parse(line);
    expect(apiRoot).toMatch(/^https:/);
    expect(told).toBe(directory);
    expect(routes.map(({ operationId }: { operationId: string }) => operationId)).toEqual(
      operations.map(({ operationId }) => operationId),
    );
  });

  test("makes a throw-away PKI in DIR, its keys for their owner alone", async () => {
    const directory = join(temporaryDirectory(), "deep", "pki");
    const { apiRoot, end } = await startMockCommand("--mtls", "--dir", directory);
    const read = (file: string) => readFileSync(join(directory, file));
    const tls = { ca: read("ca.pem"), cert: read("pki/aef.pem"), key: read("pki/aef.key") };
    const url = urlOf(apiRoot, question);

    expect((await send(url, { ...goodRequest(question), tls })).status).toBe(200);
    const bare = await send(url, { ...goodRequest(question), tls: { ca: tls.ca } });
    expect(bare.status).toBe(401);
    const keys = readdirSync(join(directory, "pki")).filter((name) => name.endsWith(".key"));
    expect(keys.sort()).toEqual(["aef.key", "ccf-a.key", "ccf-b.key", "invoker.key", "mock.key"]);
    for (const key of keys) expect(statSync(join(directory, "pki", key)).mode & 0o777).toBe(0o600);
    await end();
    expect(existsSync(join(directory, "ca.pem"))).toBe(true);
  });

  test("takes a PKI of its own away when it ends", async () => {
    const { stdout, end } = await startMockCommand("--tls");
    const directory = /certificates .*: (.+)/.exec(stdout())?.[1] ?? "";

    expect(existsSync(join(directory, "ca.pem"))).toBe(true);
    expect(await end()).toBe(0);
    expect(existsSync(directory)).toBe(false);
  });

  test("takes given files", async () => {
    const authority = await createAuthority("Somebody");
    const { cert, key } = await authority.issue({ commonName: "mock", ...loopback });
    const files = temporaryFiles({ cert, key, ca: authority.cert });
    const { apiRoot } = await startMockCommand(
      ...["--mtls", "--cert", files.cert, "--key", files.key, "--ca", files.ca],
    );
    const tls = { ca: authority.cert, cert, key };
    const answer = await send(urlOf(apiRoot, question), { ...goodRequest(question), tls });
    expect(answer.status).toBe(200);
  });

  test("logs nothing of what it is sent", async () => {
    const { apiRoot, stdout, stderr, end } = await startMockCommand();
    const before = stdout();
    const url = urlOf(apiRoot, question);
    const headers = { authorization: "Bearer hush" };
    const good = goodRequest(question);
    await send(url, { ...good, headers });
    await send(url, { ...good, headers, raw: "{hush" });
    await send(url, { ...good, headers: { ...headers, prefer: "example=hush" } });
    await send(`${apiRoot}/hush`, { method: "GET", headers });
    await send(url, { ...goodRequest(question, { apiInvokerId: "MOCK-DROPPED" }), headers }).catch(
      () => {},
    );
    await end();
    expect(stdout()).toBe(before);
    expect(stderr()).toBe("");
  });

  test("has own scenarios, no controls and further callback hosts if told", async () => {
    const file = join(temporaryDirectory(), "mine.yaml");
    const mine = { name: "mine", title: "Mine", apiInvokerId: "ME" };
    const answers = { requestSecurityInfo: { status: 503 } };
    writeFileSync(file, JSON.stringify({ scenarios: [{ ...mine, answers }] }));
    const more = [
      "--scenarios",
      file,
      "--no-controls",
      "--allow-callback",
      "a.example",
      "b.example",
    ];
    const { apiRoot } = await startMockCommand(...more);

    expect((await askAt(apiRoot, "requestSecurityInfo", { apiInvokerId: "ME" })).status).toBe(503);
    expect((await send(`${apiRoot}/__mock/requests`, { method: "GET" })).status).toBe(404);
  });
});
