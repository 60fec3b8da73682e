import { connect as connectHttp2 } from "node:http2";
import { text } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";
import { connect, type TLSSocket } from "node:tls";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { createApiClient } from "../../src/contract/client.js";
import { openTransport } from "../../src/contract/transport.js";
import { aefPskId, deriveAefPsk, readTlsSession } from "../../src/psk/index.js";
import { capif1eClient } from "../../src/tls/client-profiles.js";
import { identityUri } from "../../src/tls/identity-uri.js";
import { type Authority, createAuthority } from "../../src/tls/pki.js";
import { type Interconnect, startInterconnect } from "../support/interconnect.js";

describe("a core function derives", () => {
  let lab: Interconnect;
  let authority: Authority;
  beforeAll(async () => {
    authority = await createAuthority("Domain B of the test");
    const trustAnchors = [
      {
        ca: Buffer.from(authority.cert),
        vouchesFor: [{ role: "invoker" as const, name: { uri: "urn:capif:invoker:{id}" } }],
      },
    ];
    lab = await startInterconnect({
      changes: { "ccf-b": { trustAnchors, keyValiditySeconds: 100 } },
    });
  });
  afterAll(() => lab.close());

  const certificate = (notAfter?: Date) =>
    authority.issue({
      commonName: "invoker",
      uris: [identityUri("invoker", "API-INVOKER-1")],
      ...(notAfter === undefined ? {} : { notAfter }),
    });

  const requestBody = () => ({
    securityInfo: [{ aefId: lab.plan.aef.aefId, prefSecurityMethods: ["PSK"] }],
    notificationDestination: "https://invoker.invalid/",
    supportedFeatures: "0",
  });

  /** An invoker's operations on one connection, and the sockets that carried them. */
  const onOneConnection = async (notAfter?: Date) => {
    const { cert, key } = await certificate(notAfter);
    const sockets: TLSSocket[] = [];
    const transport = openTransport({
      tls: capif1eClient({ cert, key, ca: lab.ca }),
      timeoutMs: 10_000,
      connections: 1,
      onConnect: (socket) => void sockets.push(socket),
    });
    onTestFinished(() => transport.close());
    const { apiRoot } = lab.plan.ccfB;
    const client = createApiClient("capif-security", { apiRoot, fetch: transport.fetch });
    const params = { path: { apiInvokerId: "API-INVOKER-1" } };
    const body = requestBody();
    const obtained = async (answer: Promise<{ data?: { securityInfo: object[] } }>) => {
      lab.events.length = 0;
      const [entry] = (await answer).data?.securityInfo ?? [];
      const key = lab.events.find(({ step }) => step === 3)?.outcome;
      return { key, ...(entry as { remainingValidity: number }) };
    };
    return {
      sockets,
      refusedPut: () => client.PUT("/trustedInvokers/{apiInvokerId}", { params, body }),
      put: () => obtained(client.PUT("/trustedInvokers/{apiInvokerId}", { params, body })),
      update: () =>
        obtained(client.POST("/trustedInvokers/{apiInvokerId}/update", { params, body })),
      get: () => client.GET("/trustedInvokers/{apiInvokerId}", { params }),
      remove: () => client.DELETE("/trustedInvokers/{apiInvokerId}", { params }),
    };
  };

  test("the same key for a second PUT and an update on one connection, with what remains", async () => {
    const { put, update, sockets } = await onOneConnection();
    const first = await put();
    await delay(1100);
    const second = await put();
    const updated = await update();

    expect(sockets).toHaveLength(1);
    expect(first.remainingValidity).toBe(99);
    expect(second.key).toBe(first.key);
    expect(updated.key).toBe(first.key);
    expect(second.remainingValidity).toBeLessThanOrEqual(98);
    expect(updated.remainingValidity).toBeLessThanOrEqual(second.remainingValidity);
  });

  test("another key for another connection", async () => {
    const first = await (await onOneConnection()).put();
    const second = await (await onOneConnection()).put();

    expect(first.key).toMatch(/^AEF_PSK [0-9a-f]{16}$/);
    expect(second.key).not.toBe(first.key);
  });

  test("from an HTTP/2 connection alike", async () => {
    const { cert, key } = await certificate();
    const { apiRoot, ...ccfB } = lab.plan.ccfB;
    const port = Number(new URL(apiRoot).port);
    const profile = capif1eClient({ cert, key, ca: lab.ca });
    const socket = connect({ host: "127.0.0.1", port, ...profile, ALPNProtocols: ["h2"] });
    const session = connectHttp2(apiRoot, { createConnection: () => socket });
    onTestFinished(() => session.destroy());
    lab.events.length = 0;
    const request = session.request({
      ":method": "PUT",
      ":path": "/capif-security/v1/trustedInvokers/API-INVOKER-1",
      "content-type": "application/json",
    });
    request.end(JSON.stringify(requestBody()));
    const answer = JSON.parse(await text(request));

    expect(answer.ccfInformation.ccfId).toBe(ccfB.ccfId);
    const aefPsk = deriveAefPsk({
      ...readTlsSession(socket.getSession()),
      interfaceInformation: lab.plan.aef.apiRoot,
    });
    expect(lab.events.map(({ outcome }) => outcome)).toContain(`AEF_PSK ${aefPskId(aefPsk)}`);
  });

  test("no validity past the end of the invoker's certificate", async () => {
    const { put } = await onOneConnection(new Date(Date.now() + 31_000));
    const { remainingValidity } = await put();

    expect(remainingValidity).toBeLessThanOrEqual(31);
    expect(remainingValidity).toBeGreaterThan(20);
  });

  test("nothing in the last second of a certificate, whose bearer is nobody after it", async () => {
    const end = Math.ceil(Date.now() / 1000) * 1000 + 2000; // a certificate has whole seconds
    const until = (time: number) => delay(time - Date.now());
    const { put, refusedPut, get, sockets } = await onOneConnection(new Date(end));
    expect((await put()).remainingValidity).toBeLessThanOrEqual(2);
    await until(end - 800);
    const { response, error } = await refusedPut();
    await until(end + 200);

    expect([response.status, error?.cause]).toEqual([403, "FULL_HANDSHAKE_REQUIRED"]);
    expect((await get()).response.status).toBe(401);
    expect(sockets).toHaveLength(2);
  });

  test("nothing again once the context was deleted: 403, closed, nothing stored", async () => {
    const { put, remove, get, refusedPut, sockets } = await onOneConnection();
    await put();
    expect((await remove()).response.status).toBe(204);
    const { response, error } = await refusedPut();

    expect([response.status, error?.cause]).toEqual([403, "FULL_HANDSHAKE_REQUIRED"]);
    expect((await get()).error?.cause).toBe("SECURITY_CONTEXT_NOT_FOUND");
    expect(sockets).toHaveLength(2);
    await put();
    expect((await get()).response.status).toBe(200);
  });
});

describe("a core function of short validity", () => {
  test("refuses a connection whose key has expired, and closes it", async () => {
    const lab = await startInterconnect({ lab: { keyValiditySeconds: 2 } });
    onTestFinished(() => lab.close());
    const invoker = lab.invoker();
    onTestFinished(() => invoker.close());
    await invoker.obtainSecurityMethod();
    await delay(1300);

    await expect(invoker.obtainSecurityMethod()).rejects.toThrow("FULL_HANDSHAKE_REQUIRED");
    const fresh = await invoker.obtainSecurityMethod();
    expect(fresh.expiresAt).toBeGreaterThan(performance.now());
  });
});
