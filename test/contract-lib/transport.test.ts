import { setTimeout as delay } from "node:timers/promises";
import type { TLSSocket } from "node:tls";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { TransportRequest } from "../../src/contract/transport.js";
import { silent } from "../support/fake-party.js";
import { get, noneOpen, sending, start } from "./started-transport.js";

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
    const { content: body } = await get(transport, party);

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
    expect(answer.headers.get("set-cookie")).toBe("a=1, b=2");
    expect(answer.toResponse().headers.getSetCookie()).toEqual(["a=1", "b=2"]);
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
