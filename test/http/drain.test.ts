import { EventEmitter, once } from "node:events";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { startLimited, untilClosed } from "./limited-listener.js";

const head = "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n";

/** A listener whose answers wait, and whoever asks is told to be there. */
const startHeld = async (drainSeconds: number) => {
  const events = new EventEmitter();
  const asked = once(events, "asked");
  const held = once(events, "answer");
  const at = await startLimited({
    limits: { drainSeconds },
    answer: async () => {
      events.emit("asked");
      await held;
      return new Response("whole");
    },
  });
  return { ...at, asked, answer: () => events.emit("answer") };
};

const isRefused = async (port: number): Promise<boolean> => {
  const socket = connect({ host: "127.0.0.1", port });
  const refused = once(socket, "connect").then(
    () => false,
    () => true,
  );
  return refused.finally(() => socket.destroy());
};

describe("a listener that is told to end", () => {
  test("answers who has asked by HTTP/1.1, says that the connection ends, and takes nobody new", async () => {
    const at = await startHeld(60);
    const socket = await at.tls();
    const said = untilClosed(socket);
    socket.write(head);
    await at.asked;
    const closed = at.listener.close();

    expect(await isRefused(at.listener.port)).toBe(true);
    at.answer();
    expect(await said).toMatch(/^HTTP\/1\.1 200 OK\r\n.*connection: close\r\n.*whole/is);
    await closed;
  });

  test("answers who has asked by HTTP/2, after GOAWAY", async () => {
    const at = await startHeld(60);
    const session = await at.http2();
    const stream = session.request({ ":method": "POST" });
    const goaway = once(session, "goaway");
    await at.asked;
    const closed = at.listener.close();

    await goaway;
    at.answer();
    expect(await text(stream)).toBe("whole");
    await closed;
  });

  test("waits for no idle connection", async () => {
    const at = await startHeld(60);
    const idle = [await at.tcp(), await at.tls(), await at.http2()];
    const ended = idle.map((one) => once(one, "close"));

    await at.listener.close();
    await Promise.all(ended);
  });

  test("waits no longer than drainSeconds", async () => {
    const at = await startHeld(0.2);
    const socket = await at.tls();
    const said = untilClosed(socket);
    socket.write(head);
    await at.asked;

    await at.listener.close();
    expect(await said).toBe("");
  });
});
