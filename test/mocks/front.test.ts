import { connect as connectHttp2 } from "node:http2";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { faultsOf } from "../../src/contract/faults.js";
import { type Mock, startMock } from "../../src/mocks/index.js";
import { statelessRows } from "./contract-rows.js";
import { goodRequest, operationNamed, urlOf } from "./requests.js";
import { send } from "./send.js";

let mock: Mock;
let secure: Mock;
beforeAll(async () => {
  [mock, secure] = await Promise.all([startMock(), startMock({ tls: true })]);
});
afterAll(() => Promise.all([mock.close(), secure.close()]));

const question = operationNamed("requestSecurityInfo");

/** Octets on a plain connection, and what comes back. */
const exchange = async (octets: string): Promise<string> => {
  const socket = connect(Number(new URL(mock.apiRoot).port), "127.0.0.1");
  socket.write(octets);
  return text(socket);
};

/** The lines of a request; the last header closes the connection. */
const lines = (...head: string[]) => `${[...head, "connection: close"].join("\r\n")}\r\n\r\n`;

describe("every answer says X-Mock: prism", () => {
  for (const { operationId, title, outcome, change } of statelessRows)
    test(`${outcome.status}, where ${operationId} ${title}`, async () => {
      const operation = operationNamed(operationId);
      const good = goodRequest(operation);
      const { suffix = "", ...changes } = change(good);
      const url = `${urlOf(mock.apiRoot, operation)}${suffix}`;
      const answer = await send(url, { ...good, ...changes });
      expect(answer).toMatchObject({ status: outcome.status, headers: { "x-mock": "prism" } });
    });

  for (const [title, octets, status] of [
    ["is not HTTP", "nonsense\r\n\r\n", 400],
    ["has no Host", lines("GET / HTTP/1.1"), 400],
    ["has a Host that is none", lines("GET / HTTP/1.1", "host: no host"), 400],
    ["has endless headers", lines("GET / HTTP/1.1", `x: ${"x".repeat(20_000)}`), 431],
    ["expects the unknown", lines("GET / HTTP/1.1", "host: mock", "expect: the-unknown"), 404],
    ["has a path that is none", lines("GET /%zz%E0 HTTP/1.1", "host: mock"), 404],
    ["asks for all", lines("OPTIONS * HTTP/1.1", "host: mock"), 400],
  ] as const)
    test(`${status}, where a request ${title}`, async () => {
      const answer = await exchange(octets);
      const [head = "", body = ""] = answer.split("\r\n\r\n");
      expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
      expect(head.toLowerCase()).toContain("x-mock: prism");
      expect(head.toLowerCase()).toContain("content-type: application/problem+json");
      const problem: unknown = JSON.parse(
        body.replace(/^[0-9a-f]+\r\n/, "").split("\r\n")[0] ?? "",
      );
      expect(faultsOf("ccf-security-info", "ProblemDetails", problem)).toEqual([]);
    });

  test("over HTTP/2 too", async () => {
    const session = connectHttp2(secure.apiRoot, { ca: secure.ca });
    for (const path of ["/nowhere", "/__mock/requests"]) {
      const stream = session.request({ ":path": path });
      const headers = await new Promise((resolve) => stream.once("response", resolve));
      expect(headers).toMatchObject({ "x-mock": "prism" });
      stream.close();
    }
    session.destroy();
  });
});

describe("malformed JSON", () => {
  test("is answered at once, with the contract's cause", async () => {
    const startedAt = performance.now();
    const answer = await send(urlOf(mock.apiRoot, question), { method: "POST", raw: "{" });

    expect(performance.now() - startedAt).toBeLessThan(1000);
    expect(answer).toMatchObject({ status: 400, json: { cause: "INVALID_MSG_FORMAT" } });
  });
});

test("a connection dropped over HTTP/2 ends with all its streams", async () => {
  const session = connectHttp2(secure.apiRoot, { ca: secure.ca });
  const closed = new Promise<void>((resolve) => session.once("close", resolve));
  session.on("error", () => {});
  const { body } = goodRequest(question, { apiInvokerId: "MOCK-DROPPED" });
  const path = new URL(urlOf(secure.apiRoot, question)).pathname;
  const type = { "content-type": "application/json" };
  const stream = session.request({ ":method": "POST", ":path": path, ...type });
  let answered = false;
  stream
    .on("error", () => {})
    .once("response", () => {
      answered = true;
    });
  stream.end(JSON.stringify(body));
  await closed;
  expect(answered).toBe(false);
});
