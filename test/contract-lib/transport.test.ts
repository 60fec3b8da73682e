import { setTimeout as delay } from "node:timers/promises";
import type { TLSSocket } from "node:tls";
import { gzipSync } from "node:zlib";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import {
  openTransport,
  type Transport,
  type TransportOptions,
  TransportRequest,
} from "../../src/contract/transport.js";
import { certificateClient } from "../../src/tls/client-profiles.js";
import { type Behaviour, type FakeParty, fakeParty, silent } from "../support/fake-party.js";

const start = async (behaviour: Behaviour, changes: Partial<TransportOptions> = {}) => {
  const party = await fakeParty();
  party.answer(behaviour);
  const transport = openTransport({
    tls: certificateClient({ ca: party.ca }),
    timeoutMs: 5000,
    ...changes,
  });
  onTestFinished(() => transport.close());
  return { party, transport };
};

const get = ({ fetch }: Transport, { apiRoot }: FakeParty, init: RequestInit = {}) =>
  fetch(new TransportRequest(`${apiRoot}/path?query=1`, init));

const sending =
  (body: string | Buffer, headers: Record<string, string> = {}): Behaviour =>
  (_, response) =>
    response.writeHead(200, headers).end(body);

const noneOpen = (party: FakeParty) =>
  vi.waitFor(() => expect(party.open()).toBe(0), { timeout: 1000 });

describe("a transport's timeout", () => {
  const cases: [title: string, behaviour: Behaviour, silentTcp: boolean][] = [
    ["without TLS", silent, true],
    ["without an answer", silent, false],
    ["within an answer", (_, response) => response.writeHead(200).write("{"), false],
  ];

  for (const [title, behaviour, silentTcp] of cases)
    test(`${title} ends the exchange and its socket`, async () => {
      const { party, transport } = await start(behaviour, { timeoutMs: 300 });
      party.accept(silentTcp ? () => {} : undefined);
      const startedAt = performance.now();

      await expect(get(transport, party)).rejects.toMatchObject({ failure: "timeout" });
      expect(performance.now() - startedAt).toBeLessThan(1500);
      await noneOpen(party);
      await delay(100);
      expect(party.connections()).toBe(1);
    });

  test("is one for a request and its redirect", async () => {
    const { party, transport } = await start(
      ({ path }, response) =>
        void setTimeout(() => {
          if (path === "/slow") response.writeHead(200).end();
          else response.writeHead(307, { location: "/slow" }).end();
        }, 600),
      { timeoutMs: 1000 },
    );

    await expect(get(transport, party)).rejects.toMatchObject({ failure: "timeout" });
    expect(party.asked.map(({ path }) => path)).toEqual(["/path?query=1", "/slow"]);
  });

  test("leaves the way open for the next exchange", async () => {
    const { party, transport } = await start(silent, { timeoutMs: 400, connections: 1 });
    await expect(get(transport, party)).rejects.toMatchObject({ failure: "timeout" });
    party.answer(sending("{}"));

    expect((await get(transport, party)).status).toBe(200);
  });
});

describe("a transport's close", () => {
  test("ends a handshake that is under way", async () => {
    const { party, transport } = await start(silent, { timeoutMs: 60_000 });
    party.accept(() => {});
    const answer = get(transport, party);
    const ended = expect(answer).rejects.toMatchObject({ failure: "broken" });
    await vi.waitFor(() => expect(party.open()).toBe(1));
    await transport.close();

    await ended;
    await noneOpen(party);
  });

  test("ends a request that is under way, and a connection that is idle", async () => {
    const { party, transport } = await start(sending("{}"));
    await get(transport, party);
    expect(party.open()).toBe(1);
    party.answer(silent);
    const ended = expect(get(transport, party)).rejects.toMatchObject({ failure: "broken" });
    await vi.waitFor(() => expect(party.asked.length).toBe(2));
    await transport.close();

    await ended;
    await noneOpen(party);
  });
});

describe("a transport reads", () => {
  test("64 KiB and no more", async () => {
    const { party, transport } = await start(sending("x".repeat(65_536)));
    expect((await (await get(transport, party)).text()).length).toBe(65_536);
    party.answer(sending("x".repeat(65_537)));

    await expect(get(transport, party)).rejects.toMatchObject({ failure: "broken" });
  });

  test("64 KiB of a body without length and no more", async () => {
    const { party, transport } = await start((_, response) => {
      response.writeHead(200);
      for (let i = 0; i < 66; i++) response.write("x".repeat(1000));
    });

    await expect(get(transport, party)).rejects.toMatchObject({ failure: "broken" });
    await noneOpen(party);
  });

  test("a compressed body as it is, and does not blow it up", async () => {
    const small = gzipSync(Buffer.alloc(8_000_000));
    const { party, transport } = await start(sending(small, { "content-encoding": "gzip" }));
    const body = await (await get(transport, party)).arrayBuffer();

    expect(party.asked[0]?.headers["accept-encoding"]).toBeUndefined();
    expect(body.byteLength).toBe(small.byteLength);
  });
});

describe("a transport sends", () => {
  test("method, path, headers and octets as they are", async () => {
    const { party, transport } = await start((_, response) =>
      response
        .writeHead(
          200,
          [
            ["x-one", "1"],
            ["set-cookie", "a=1"],
            ["set-cookie", "b=2"],
          ].flat(),
        )
        .end(),
    );
    const answer = await get(transport, party, {
      method: "PATCH",
      headers: { "x-own": "value" },
      body: Buffer.from("zażółć", "utf8"),
    });

    expect(party.asked[0]).toMatchObject({
      method: "PATCH",
      path: "/path?query=1",
      text: "zażółć",
    });
    expect(party.asked[0]?.headers).toMatchObject({ "x-own": "value", "content-length": "10" });
    expect(answer.headers.get("x-one")).toBe("1");
    expect(answer.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  });

  test("on the connection that it has", async () => {
    const { party, transport } = await start(sending("{}"));
    await get(transport, party);
    await delay(20); // for undici the connection is free a little after the answer
    await get(transport, party);

    expect(party.connections()).toBe(1);
  });

  test("on no more connections than it may have", async () => {
    const { party, transport } = await start(
      (_, response) => void setTimeout(() => response.writeHead(200).end(), 50),
      { connections: 2 },
    );
    await Promise.all(Array.from({ length: 6 }, () => get(transport, party)));

    expect(party.asked.length).toBe(6);
    expect(party.connections()).toBe(2);
  });

  test("nothing before `onConnect` has seen the connection, and nothing if it throws", async () => {
    const seen: (string | null)[] = [];
    const { party, transport } = await start(sending("{}"), {
      onConnect: (socket: TLSSocket) => {
        seen.push(socket.getProtocol());
        throw new Error("not this one");
      },
    });

    await expect(get(transport, party)).rejects.toMatchObject({
      failure: "unreachable",
      message: "not this one",
    });
    await noneOpen(party);
    await delay(50);
    expect(seen).toEqual(["TLSv1.3"]);
    expect(party.asked).toEqual([]);
  });

  test("to any port, also to those that fetch never calls", async () => {
    const { transport } = await start(silent);
    const request = new TransportRequest("https://127.0.0.1:1/");

    await expect(transport.fetch(request)).rejects.toMatchObject({ failure: "unreachable" });
  });
});
