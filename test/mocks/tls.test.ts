import { existsSync, readdirSync, readFileSync } from "node:fs";
import { connect as connectHttp2 } from "node:http2";
import { join } from "node:path";
import { connect } from "node:tls";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { type Mock, type MockOptions, startMock } from "../../src/mocks/index.js";
import { createAuthority } from "../../src/tls/pki.js";
import { loopback, temporaryDirectory } from "../support/pki.js";
import { goodRequest, operationNamed, urlOf } from "./requests.js";
import { send } from "./send.js";

const started = async (options: MockOptions): Promise<Mock> => {
  const mock = await startMock(options);
  onTestFinished(mock.close);
  return mock;
};

const question = operationNamed("requestSecurityInfo");

const statusWith = async ({ apiRoot, ca }: Mock, tls: object = {}): Promise<number> => {
  const request = { ...goodRequest(question), tls: { ca, ...tls } };
  return (await send(urlOf(apiRoot, question), request)).status;
};

const credentials = ({ directory = "" }: Mock, name: string) => ({
  cert: readFileSync(join(directory, `pki/${name}.pem`)),
  key: readFileSync(join(directory, `pki/${name}.key`)),
});

describe("a mock", () => {
  test("without TLS has no anchors and no folder", async () => {
    const mock = await started({});
    expect(mock).toMatchObject({ ca: undefined, directory: undefined });
    expect(mock.apiRoot).toMatch(/^http:\/\/127\.0\.0\.1:/);
  });

  test("on TLS takes whoever calls, in TLS 1.2 and 1.3", async () => {
    const mock = await started({ tls: true });
    expect(await statusWith(mock)).toBe(200);
    expect(await statusWith(mock, { maxVersion: "TLSv1.2" })).toBe(200);
    expect(await statusWith(mock, { minVersion: "TLSv1.3" })).toBe(200);
    expect(await statusWith(mock, credentials(mock, "ccf-a"))).toBe(200);
  });

  test("speaks HTTP/2", async () => {
    const { apiRoot, ca } = await started({ tls: true });
    const session = connectHttp2(apiRoot, { ca });
    const stream = session.request({ ":path": "/nowhere" });
    const headers = await new Promise((resolve) => stream.once("response", resolve));
    session.destroy();
    expect(headers).toMatchObject({ ":status": 404 });
  });

  test("gives no session tickets, as step 1 needs it", async () => {
    const { apiRoot, ca } = await started({ tls: true });
    const port = Number(new URL(apiRoot).port);
    const socket = connect({ host: "127.0.0.1", port, ca: ca ?? "", maxVersion: "TLSv1.2" });
    await new Promise((resolve) => socket.once("secureConnect", resolve));
    expect(socket.getTLSTicket()).toBeUndefined();
    socket.destroy();
  });

  test("on mutual TLS knows its own PKI's clients, and no others", async () => {
    const mock = await started({ tls: true, mutual: true });
    for (const name of ["invoker", "aef", "ccf-a", "ccf-b"])
      expect(await statusWith(mock, credentials(mock, name))).toBe(200);
    const stranger = await (await createAuthority("Stranger")).issue({ commonName: "aef" });
    expect(await statusWith(mock)).toBe(401);
    expect(await statusWith(mock, stranger)).toBe(401);
  });

  test("on mutual TLS refuses before it reads, and leaves step 4 open", async () => {
    const { apiRoot, ca } = await started({ tls: true, mutual: true });
    const initiation = operationNamed("initiateAuthentication");
    const tls = { ca };
    const refused = await send(urlOf(apiRoot, question), { method: "POST", raw: "{", tls });
    expect(refused.json).toMatchObject({ cause: "CLIENT_CERTIFICATE_REQUIRED" });
    expect(refused.headers).toMatchObject({ "x-mock": "prism", "www-authenticate": "Mutual" });
    const open = await send(urlOf(apiRoot, initiation), { ...goodRequest(initiation), tls });
    expect(open.status).toBe(200);
  });

  test("takes a certificate of somebody's own", async () => {
    const authority = await createAuthority("Somebody");
    const { cert, key } = await authority.issue({ commonName: "mock", ...loopback });
    const mock = await started({ tls: { cert, key, ca: authority.cert }, mutual: true });
    expect(mock).toMatchObject({ ca: authority.cert, directory: undefined });
    expect(await statusWith(mock, { cert, key })).toBe(200);
    expect(await statusWith(mock)).toBe(401);
  });

  test("listens on IPv6", async () => {
    const mock = await started({ tls: true, host: "::1" });
    expect(mock.apiRoot).toMatch(/^https:\/\/\[::1\]:/);
    expect(await statusWith(mock)).toBe(200);
  });

  test("keeps a PKI where it was told to, and takes its own away", async () => {
    const directory = temporaryDirectory();
    const told = await startMock({ tls: true, directory });
    const own = await startMock({ tls: true });
    await Promise.all([told.close(), own.close()]);
    expect(existsSync(join(directory, "ca.pem"))).toBe(true);
    expect(existsSync(own.directory ?? "/")).toBe(false);
  });

  test("leaves nothing behind where it cannot start", async () => {
    const { apiRoot } = await started({});
    const port = Number(new URL(apiRoot).port);
    const empty = temporaryDirectory();
    vi.stubEnv("TMPDIR", empty);
    onTestFinished(() => void vi.unstubAllEnvs());
    await expect(startMock({ tls: true, port })).rejects.toThrow("EADDRINUSE");
    expect(readdirSync(empty)).toEqual([]);
  });
});
