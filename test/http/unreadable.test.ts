import { EventEmitter, once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { startLimited, untilClosed } from "./limited-listener.js";

describe("octets behind a request that ends its connection", () => {
  for (const method of ["HEAD", "POST"])
    test(`get no answer of their own: ${method}`, async () => {
      const at = await startLimited({ answer: async () => new Response("only") });
      const socket = await at.tls();
      const said = untilClosed(socket);
      socket.write(`${method} / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n{"a":1}\r\n\r\n`);

      expect((await said).match(/HTTP\/1\.1 \d+/g)).toEqual(["HTTP/1.1 200"]);
    });
});

describe("octets behind a request that are none", () => {
  for (const method of ["HEAD", "POST"])
    test(`are refused behind its own answer, however long that takes: ${method}`, async () => {
      const answer = async () => {
        await delay(100);
        return new Response(null, { status: 204 });
      };
      const at = await startLimited({ answer });
      const socket = await at.tls();
      const said = untilClosed(socket);
      const lines = [`${method} / HTTP/1.1`, "host: x", "content-length: 0", "", ""];
      socket.write(`${lines.join("\r\n")}{"a":1}\r\n\r\n`);

      expect((await said).match(/HTTP\/1\.1 \d+/g)).toEqual(["HTTP/1.1 204", "HTTP/1.1 400"]);
    });

  test("are one error, however many they are, and nothing waits on each", async () => {
    const warned: Error[] = [];
    const warn = (warning: Error) => void warned.push(warning);
    process.on("warning", warn);
    onTestFinished(() => void process.off("warning", warn));
    const held = new EventEmitter();
    const answer = async () => {
      await once(held, "end");
      return new Response(null, { status: 204 });
    };
    const at = await startLimited({ answer });
    const socket = await at.tls();
    const said = untilClosed(socket);
    socket.write("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n");
    for (let n = 0; n < 20; n++) {
      socket.write("no HTTP at all");
      await delay(5);
    }
    held.emit("end");

    expect((await said).match(/HTTP\/1\.1 \d+/g)).toEqual(["HTTP/1.1 204", "HTTP/1.1 400"]);
    expect(warned).toEqual([]); // such as of too many listeners of one answer
  });

  for (const [rest, refusal] of [
    ["GETS / HTTP/1.1\r\n", 400],
    ["GET /b HTT", 408],
  ] as const)
    test(`end no answer that is awaited when their own time is up: ${refusal}`, async () => {
      const answer = async () => {
        await delay(1500);
        return new Response(null, { status: 204 });
      };
      const at = await startLimited({ answer, limits: { headersSeconds: 0.2 } });
      const socket = await at.tls();
      const said = untilClosed(socket);
      socket.write(`GET / HTTP/1.1\r\nhost: x\r\n\r\n${rest}`);

      const answers = ["HTTP/1.1 204", `HTTP/1.1 ${refusal}`];
      expect((await said).match(/HTTP\/1\.1 \d+/g)).toEqual(answers);
    });
});

test("a caller that sends on hears that its request has no host, and its connection ends", async () => {
  const at = await startLimited({});
  const socket = await at.tls();
  socket.write("POST / HTTP/1.1\r\ncontent-length: 300000\r\n\r\n");
  for (let n = 0; n < 6; n++) {
    socket.write(Buffer.alloc(50_000));
    await delay(30);
  }

  expect(await untilClosed(socket)).toMatch(/^HTTP\/1.1 400 /);
});
