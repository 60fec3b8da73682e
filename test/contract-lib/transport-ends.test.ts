import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, test, vi } from "vitest";
import { type Behaviour, silent } from "../support/fake-party.js";
import { get, noneOpen, sending, start } from "./started-transport.js";

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

  test("counts for a request that waits for a connection as well", async () => {
    const { party, transport } = await start(silent, { timeoutMs: 2000, connections: 1 });
    const first = get(transport, party).catch(() => {});
    const startedAt = performance.now();
    const waiting = get(transport, party, { timeoutMs: 200 });

    await expect(waiting).rejects.toMatchObject({ failure: "timeout" });
    expect(performance.now() - startedAt).toBeLessThan(1000);
    await first;
    await delay(100);
    expect(party.asked.length).toBe(1);
  });

  test("is never longer than that of its request", async () => {
    const { party, transport } = await start(silent, { timeoutMs: 300 });
    const answer = get(transport, party, { timeoutMs: 60_000 });

    await expect(answer).rejects.toMatchObject({ failure: "timeout" });
  });

  test("leaves the way open for the next exchange", async () => {
    const { party, transport } = await start(silent, { timeoutMs: 400, connections: 1 });
    await expect(get(transport, party)).rejects.toMatchObject({ failure: "timeout" });
    party.answer(sending("{}"));

    expect((await get(transport, party)).status).toBe(200);
  });
});

describe("a request's signal", () => {
  test("ends an exchange that is under way, and its connection", async () => {
    const { party, transport } = await start(silent);
    const controller = new AbortController();
    const answer = get(transport, party, { signal: controller.signal });
    const ended = expect(answer).rejects.toMatchObject({ failure: "broken" });
    await vi.waitFor(() => expect(party.asked.length).toBe(1));
    controller.abort();

    await ended;
    await noneOpen(party);
  });

  test("that was given before lets nothing be sent", async () => {
    const { party, transport } = await start(sending("{}"));
    const answer = get(transport, party, { signal: AbortSignal.abort() });

    await expect(answer).rejects.toMatchObject({ failure: "broken" });
    expect(party.connections()).toBe(0);
  });

  test("that is a timeout is one", async () => {
    const { party, transport } = await start(silent);
    const answer = get(transport, party, { signal: AbortSignal.timeout(100) });

    await expect(answer).rejects.toMatchObject({ failure: "timeout" });
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
