import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { faultsOf } from "../../src/contract/faults.js";
import { type Mock, startMock } from "../../src/mocks/index.js";
import { createAuthority } from "../../src/tls/pki.js";
import { json as answerJson, fakeParty } from "../support/fake-party.js";
import { loopback } from "../support/pki.js";
import { goodRequest, operationNamed, type Subject, urlOf } from "./requests.js";
import { send } from "./send.js";

let mock: Mock;
beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.close());

const question = operationNamed("requestSecurityInfo");

const ask = (changes: object = {}, subject: Subject = {}, at: Mock = mock) => {
  const { body, ...request } = goodRequest(question, subject);
  return send(urlOf(at.apiRoot, question), {
    ...request,
    body: { ...(body as object), ...changes },
    ...(at.ca === undefined ? {} : { tls: { ca: at.ca } }),
  });
};

/** Has the mock send its callback. */
const revoke = (changes?: unknown, at: Mock = mock) =>
  send(`${at.apiRoot}/__mock/callbacks/securityInfoRevoked`, {
    method: "POST",
    ...(changes === undefined ? {} : { body: changes }),
    ...(at.ca === undefined ? {} : { tls: { ca: at.ca } }),
  });

/** A receiver of notifications without TLS, for the running test. */
const receiver = async (status = 204, headers = {}) => {
  const got: { request: IncomingMessage; body: unknown }[] = [];
  const server = createServer(async (request, response) => {
    got.push({ request, body: JSON.parse(await text(request)) });
    response.writeHead(status, headers).end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { got, port, url: `http://127.0.0.1:${port}/notify` };
};

describe("a callback", () => {
  test("goes out on request only, to the destination of the last request", async () => {
    const first = await receiver();
    const last = await receiver();
    await ask({ notificationDestination: first.url });
    await ask({ notificationDestination: last.url }, { apiInvokerId: "me", aefId: "my-aef" });
    await ask();
    expect([...first.got, ...last.got]).toEqual([]);

    const answer = await revoke();
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({ destination: last.url, status: 204 });
    expect(first.got).toEqual([]);
    const [{ request, body } = { request: undefined, body: undefined }] = last.got;
    expect(request).toMatchObject({ method: "POST", url: "/notify" });
    expect(request?.headers["content-type"]).toBe("application/json");
    expect(faultsOf("ccf-security-info", "SecurityInfoRevocation", body)).toEqual([]);
    const aefPskId = "3cc48b480160cd81";
    expect(body).toMatchObject({ ccfId: "ccf-b", apiInvokerId: "me", aefId: "my-aef", aefPskId });
  });

  test("says what the request for it changes", async () => {
    const { got, url } = await receiver(404);
    await ask({ notificationDestination: url });
    const answer = await revoke({ cause: "OVERLIMIT_USAGE", aefPskId: "00" });

    expect(answer.json).toMatchObject({ status: 404 });
    expect(got[0]?.body).toMatchObject({ cause: "OVERLIMIT_USAGE", aefPskId: "00" });
  });

  test("takes no changes that are no object", async () => {
    await ask({ notificationDestination: "http://127.0.0.1:9/" });
    for (const raw of ["{", "[]", "7"]) {
      const answer = await send(`${mock.apiRoot}/__mock/callbacks/securityInfoRevoked`, {
        method: "POST",
        raw,
      });
      expect(answer).toMatchObject({ status: 400, json: { cause: "INVALID_MSG_FORMAT" } });
    }
  });

  test("follows no redirect", async () => {
    const target = await receiver();
    const { url } = await receiver(307, { location: target.url });
    await ask({ notificationDestination: url });
    expect((await revoke()).json).toMatchObject({ status: 307 });
    expect(target.got).toEqual([]);
  });

  for (const destination of [
    "https://invoker.example.net/notify",
    "http://192.0.2.1/",
    "http://169.254.169.254/latest/meta-data",
    "http://127.0.0.1.example.net/",
    "http://localhost.example.net/",
    "http://127.0.0.1@192.0.2.1/",
    "http://[::ffff:192.0.2.1]/",
    "http://0.0.0.0/",
  ])
    test(`does not go to ${destination}`, async () => {
      await ask({ notificationDestination: destination });
      expect(await revoke()).toMatchObject({ status: 403 });
    });

  for (const destination of ["ftp://127.0.0.1/", "file:///etc/passwd", "urn:x:y"])
    test(`does not speak ${destination}`, async () => {
      await ask({ notificationDestination: destination });
      expect(await revoke()).toMatchObject({ status: 409 });
    });

  test("goes to a host that is allowed by name", async () => {
    const open = await startMock({ callbackHosts: ["Nowhere.Invalid"] });
    onTestFinished(open.close);
    await ask({ notificationDestination: "http://nowhere.invalid/" }, {}, open);
    const answer = await revoke(undefined, open);
    expect(answer.status).toBe(502); // tried: there is no such host
  });

  test("needs a request that named a destination", async () => {
    await ask();
    expect(await revoke()).toMatchObject({ status: 409 });
  });

  test("tells that nobody answered", async () => {
    await ask({ notificationDestination: "http://127.0.0.1:9/notify" });
    const answer = await revoke();
    expect(answer.status).toBe(502);
    expect(answer.json).toMatchObject({ detail: expect.stringContaining("http://127.0.0.1:9") });
  });

  test("goes over TLS with the mock's own certificate, to a receiver of its anchors", async () => {
    const authority = await createAuthority("Somebody's domain");
    const { cert, key } = await authority.issue({ commonName: "the mock", ...loopback });
    const secure = await startMock({ tls: { cert, key, ca: authority.cert } });
    onTestFinished(secure.close);
    const tls = { requestCert: true, rejectUnauthorized: true, ca: authority.cert };
    const [known, unknown] = [await fakeParty({ authority, tls }), await fakeParty({ tls })];
    for (const party of [known, unknown]) party.answer(answerJson(204, undefined));

    await ask({ notificationDestination: `${known.apiRoot}/notify` }, {}, secure);
    expect((await revoke(undefined, secure)).json).toMatchObject({ status: 204 });
    expect(known.asked[0]?.body).toMatchObject({ aefId: "aef-1" });
    await ask({ notificationDestination: `${unknown.apiRoot}/notify` }, {}, secure);
    expect(await revoke(undefined, secure)).toMatchObject({ status: 502 });
    expect(unknown.asked).toEqual([]);
  });
});
