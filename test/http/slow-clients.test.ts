import { once } from "node:events";
import { connect as tcpConnect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { connect as tlsConnect } from "node:tls";
import { describe, expect, test } from "vitest";
import { dribble, type LimitedListener, startLimited, untilClosed } from "./limited-listener.js";

const limits = { handshakeSeconds: 1, headersSeconds: 1, requestSeconds: 1, idleSeconds: 1 };

/** Two ticks a second, for so long. */
const slowly = (seconds: number): ReadableStream<Uint8Array> => {
  let left = seconds * 2;
  return new ReadableStream({
    async pull(controller) {
      await wait(500);
      controller.enqueue(Buffer.from("tick"));
      if (--left === 0) controller.close();
    },
  });
};

const head = "POST / HTTP/1.1\r\nhost: x\r\n";

/** Each takes a connection and keeps it; what the server says before it ends it, if anything. */
const attacks: Record<string, (at: LimitedListener) => Promise<string>> = {
  "never begins its handshake": async ({ tcp }) => untilClosed(await tcp()),
  "gives its handshake octet by octet": async ({ tcp }) => {
    const socket = await tcp();
    socket.write(Buffer.from("160301010001000100", "hex"));
    dribble(socket, () => socket.write(Buffer.alloc(1)));
    return untilClosed(socket);
  },
  "says nothing after its handshake": async ({ tls }) => untilClosed(await tls()),
  "gives its headers line by line": async ({ tls }) => {
    const socket = await tls();
    socket.write(head);
    dribble(socket, () => socket.write("x: y\r\n"));
    return untilClosed(socket);
  },
  "gives its body octet by octet": async ({ tls }) => {
    const socket = await tls();
    socket.write(`${head}content-length: 5000\r\n\r\n`);
    dribble(socket, () => socket.write("x"));
    return untilClosed(socket);
  },
  "gives its chunks octet by octet": async ({ tls }) => {
    const socket = await tls();
    socket.write(`${head}transfer-encoding: chunked\r\n\r\n`);
    dribble(socket, () => socket.write("1\r\nx\r\n"));
    return untilClosed(socket);
  },
  "stays after its request": async ({ tls }) => {
    const socket = await tls();
    socket.write(`${head}content-length: 2\r\n\r\nhi`);
    return untilClosed(socket);
  },
};

const said: Record<string, RegExp> = {
  "gives its headers line by line": /^HTTP\/1.1 408 .*application\/problem\+json/s,
  "gives its body octet by octet": /^HTTP\/1.1 408 .*application\/problem\+json/s,
  "gives its chunks octet by octet": /^HTTP\/1.1 408 .*application\/problem\+json/s,
  "stays after its request": /^HTTP\/1.1 200 .*\r\n\r\nhi$/s,
};

describe("a client of HTTP/1.1 that", () => {
  for (const [title, attack] of Object.entries(attacks))
    test(`${title} is ended, and others are served meanwhile`, async () => {
      const at = await startLimited({ limits });
      const ended = attack(at);
      await at.expectService();

      expect(await ended).toMatch(said[title] ?? /(?:)/);
      await at.expectNobody();
    });

  test("leaves its end open after it was told 408 keeps no connection", async () => {
    const at = await startLimited({ limits });
    const tcp = tcpConnect({ host: "127.0.0.1", port: at.listener.port, allowHalfOpen: true });
    const socket = tlsConnect({ socket: tcp, ca: at.ca });
    await once(socket, "secureConnect");
    socket.on("error", () => {}).write(head);

    await at.expectNobody();
    socket.destroy();
  });

  test("takes an answer that goes on for long is not ended", async () => {
    const seconds = 4 * limits.idleSeconds;
    const at = await startLimited({
      limits,
      answer: async () => new Response(slowly(seconds)),
    });
    const socket = await at.tls();
    const said = untilClosed(socket);
    socket.write(`${head.replace("\r\n", "\r\nconnection: close\r\n")}content-length: 0\r\n\r\n`);

    expect((await said).match(/tick/g)).toHaveLength(seconds * 2);
  });

  test("does not take its answer is ended", async () => {
    const at = await startLimited({
      limits,
      answer: async () => new Response("x".repeat(64 * 1024 * 1024)),
    });
    const socket = await at.tls();
    socket.pause();
    socket.write(`${head}content-length: 0\r\n\r\n`);

    await at.expectNobody();
  });
});
