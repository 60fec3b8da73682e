import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { pino } from "pino";
import { describe, expect, test } from "vitest";
import { createApp } from "../../src/http/app.js";
import { PartyMetrics } from "../../src/http/metrics.js";
import { bindNotices } from "../../src/http/notices.js";
import { silentLog } from "../../src/http/silent-log.js";
import { samples } from "../monitoring/operator.js";
import { type LimitedOptions, startLimited, untilClosed } from "./limited-listener.js";

const address = "127.0.0.1";

/** A listener, what its port told, and what it counted. */
const start = async (options: LimitedOptions = {}) => {
  const lines: Record<string, unknown>[] = [];
  const log = pino(
    { base: null, timestamp: false },
    { write: (one) => lines.push(JSON.parse(one)) },
  );
  const metrics = new PartyMetrics();
  const at = await startLimited({ ...options, reported: { name: "own", log, metrics } });
  return {
    at,
    lines,
    counted: async (name: string) => samples(await metrics.registry.metrics(), name),
  };
};

const unread: [what: string, request: string, status: number, cause?: string][] = [
  ["no HTTP", "GARBAGE", 400, "INVALID_MSG_FORMAT"],
  ["no Host", "GET / HTTP/1.1\r\nconnection: close", 400, "INVALID_MSG_FORMAT"],
  ["no target", "OPTIONS * HTTP/1.1\r\nhost: x\r\nconnection: close", 400, "INVALID_MSG_FORMAT"],
  ["too large headers", `GET / HTTP/1.1\r\nhost: x\r\nx: ${"x".repeat(5000)}`, 431],
];

describe("a request that no application gets", () => {
  for (const [what, request, status, cause] of unread)
    test(`has one line, and is counted: ${what}`, async () => {
      const { at, lines, counted } = await start({ limits: { headerBytes: 4096 } });
      const socket = await at.tls();
      socket.write(`${request}\r\n\r\n`);
      expect(await untilClosed(socket)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));

      expect(lines).toMatchObject([{ level: 30, status, address, msg: "request" }]);
      expect(lines[0]?.cause).toBe(cause);
      const labels = `{operation="none",status="${status}",cause="${cause ?? ""}"}`;
      expect(await counted("capif_requests_total")).toEqual({ [labels]: 1 });
      expect(await counted("capif_failed_handshakes_total")).toEqual({ '{port="own"}': 0 });
    });

  test("has one line, and is counted: nothing in time", async () => {
    const { at, lines, counted } = await start({ limits: { headersSeconds: 0.2 } });
    const socket = await at.tls();
    expect(await untilClosed(socket)).toMatch(/^HTTP\/1.1 408 /);

    expect(lines).toMatchObject([{ status: 408, address, msg: "request" }]);
    const labels = '{operation="none",status="408",cause=""}';
    expect(await counted("capif_requests_total")).toEqual({ [labels]: 1 });
  });

  test("has one line in HTTP/2", async () => {
    const { at, lines } = await start({ limits: { headerBytes: 4096 } });
    const stream = (await at.http2()).request({ ":path": "/", x: "y".repeat(5000) });
    await once(stream, "response");

    expect(lines).toMatchObject([{ status: 431, address, msg: "request" }]);
  });

  test("is told by its application where one has begun with it", async () => {
    const notices = bindNotices(async () => {});
    const callerOf = () => undefined;
    const options = { prefix: "", log: silentLog, callerOf };
    const { at, lines } = await start({ app: createApp([notices], options) });
    const socket = await at.tls();
    const head = "POST /notifications HTTP/1.1\r\nhost: x\r\ncontent-type: application/json";
    socket.write(`${head}\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n`);
    expect(await untilClosed(socket)).toMatch(/^HTTP\/1.1 400 /);

    expect(lines).toEqual([]);
  });
});

describe("a handshake that comes to nothing", () => {
  for (const [what, code, spoil] of [
    ["no TLS", "ERR_SSL_HTTP_REQUEST", (socket) => socket.write("GET / HTTP/1.1\r\n\r\n")],
    ["an end", "ECONNRESET", (socket) => socket.end()],
    ["silence", "ERR_TLS_HANDSHAKE_TIMEOUT", () => {}],
  ] as [string, string, (socket: import("node:net").Socket) => void][])
    test(`has a line with address and code: ${what}`, async () => {
      const { at, lines, counted } = await start({ limits: { handshakeSeconds: 0.3 } });
      const socket = await at.tcp();
      spoil(socket);
      await untilClosed(socket);

      const line = { level: 30, port: "own", code, address, msg: "failed handshake" };
      await expect.poll(() => lines).toEqual([line]);
      expect(await counted("capif_failed_handshakes_total")).toEqual({ '{port="own"}': 1 });
      expect(await counted("capif_requests_total")).toEqual({});
    });
});

describe("requests that no application gets", () => {
  test("have a few lines a second, and each ends its connection", async () => {
    const { at, lines, counted } = await start();
    for (let n = 0; n < 5; n++) {
      const socket = await at.tls();
      socket.write("GET /a HTTP/1.1\r\n\r\n");
      expect(await untilClosed(socket)).toMatch(/^HTTP\/1.1 400 [\s\S]*\r\nconnection: close\r\n/i);
    }

    expect(lines).toHaveLength(3);
    await expect
      .poll(() => lines.slice(3), { timeout: 3000 })
      .toEqual([{ level: 30, leftOut: 2, msg: "request: more of these" }]);
    const labels = '{operation="none",status="400",cause="INVALID_MSG_FORMAT"}';
    expect(await counted("capif_requests_total")).toEqual({ [labels]: 5 });
  });

  test("end an HTTP/2 session as well", async () => {
    const { at } = await start({ limits: { headerBytes: 4096 } });
    const session = await at.http2();
    const stream = session.request({ ":path": "/", x: "y".repeat(5000) });
    const ended = once(session, "close");
    expect((await once(stream, "response"))[0][":status"]).toBe(431);

    await ended;
  });
});

describe("connections beyond a limit", () => {
  test("have a few lines a second with limit and address, and the number of the others", async () => {
    const { at, lines } = await start({ limits: { connectionsPerAddress: 1 } });
    await at.tls();
    for (let n = 0; n < 5; n++) await untilClosed(await at.tcp());
    const refused = { level: 30, port: "own", limit: "connectionsPerAddress", address };
    const told = { ...refused, msg: "refused connection" };
    const rest = { level: 30, leftOut: 2, msg: "refused connection: more of these" };

    expect(lines).toEqual([told, told, told]);
    await expect.poll(() => lines, { timeout: 3000 }).toEqual([told, told, told, rest]);
    await delay(1100);
    await untilClosed(await at.tcp());
    expect(lines.slice(4)).toEqual([told]);
  });
});
