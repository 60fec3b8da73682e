import { type EventEmitter, once } from "node:events";
import { type ClientHttp2Session, connect, constants } from "node:http2";
import { describe, expect, test } from "vitest";
import { dribble, type LimitedListener, startLimited, untilClosed } from "./limited-listener.js";

const limits = { headersSeconds: 1, requestSeconds: 1, idleSeconds: 1 };
const post = { ":method": "POST", ":path": "/" };

const ping = (session: ClientHttp2Session) => () =>
  void (session.destroyed || session.ping(() => {}));

/** RFC 9113 4.1: length, type, flags, stream; then the payload. */
const frame = (type: number, flags: number, stream: number, payload = ""): Buffer => {
  const body = Buffer.from(payload, "hex");
  const header = Buffer.alloc(9);
  header.writeUIntBE(body.length, 0, 3);
  header.writeUInt8(type, 3);
  header.writeUInt8(flags, 4);
  header.writeUInt32BE(stream, 5);
  return Buffer.concat([header, body]);
};

const preface = Buffer.concat([
  Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
  frame(4, 0, 0), // SETTINGS
]);

/** Not `once`, which takes the error that usually comes before for its own. */
const closed = (ending: EventEmitter): Promise<void> =>
  new Promise((resolve) => void ending.once("close", () => resolve()));

const streamEnd = (session: ClientHttp2Session, body: (write: (text: string) => void) => void) => {
  const stream = session.request(post).on("error", () => {});
  body((text) => void (stream.closed || stream.write(text)));
  return closed(stream).then(() => stream.rstCode);
};

const attacks: Record<string, (at: LimitedListener) => Promise<unknown>> = {
  "asks nothing": async ({ http2 }) => closed(await http2()),
  "only pings": async ({ http2 }) => {
    const session = await http2();
    dribble(session, ping(session));
    return closed(session);
  },
  "begins no HTTP/2 after its handshake": async ({ tls }) => untilClosed(await tls("h2")),
  "never ends its headers": async ({ tls }) => {
    const socket = await tls("h2");
    socket.write(preface);
    socket.write(frame(1, 0, 1, "83"));
    dribble(socket, () => socket.write(frame(9, 0, 1, "00017801" + "79")));
    return untilClosed(socket);
  },
};

describe("a client of HTTP/2 that", () => {
  for (const [title, attack] of Object.entries(attacks))
    test(`${title} is ended, and others are served meanwhile`, async () => {
      const at = await startLimited({ limits });
      const ended = attack(at);
      await at.expectService();

      await ended;
      await at.expectNobody();
    });

  test("gives its body octet by octet loses that request, then its connection", async () => {
    const at = await startLimited({ limits });
    const session = await at.http2();
    const code = await streamEnd(session, (write) => dribble(session, () => write("x")));

    expect(code).toBe(constants.NGHTTP2_ENHANCE_YOUR_CALM);
    await at.expectService();
    await at.expectNobody();
  });

  test("takes no octet of its answers, and pings, is ended", async () => {
    const at = await startLimited({ limits });
    const { ca } = at;
    const session = connect(`https://127.0.0.1:${at.listener.port}`, {
      ca,
      settings: { initialWindowSize: 0 },
    });
    await once(session, "connect");
    dribble(session, ping(session));
    const stream = session.request(post).on("error", () => {});
    stream.end("hello");
    await at.expectService();
    await closed(stream);

    expect(stream.rstCode).not.toBe(constants.NGHTTP2_NO_ERROR);
    await at.expectNobody();
  });

  test("resets its requests as fast as it makes them is ended", async () => {
    const at = await startLimited({});
    const session = await at.http2();
    const ended = closed(session);
    const reset = () => {
      for (let i = 0; i < 500 && !session.closed && !session.destroyed; i++)
        session
          .request(post)
          .on("error", () => {})
          .close(constants.NGHTTP2_CANCEL);
    };
    dribble(session, reset);
    await ended;

    await at.expectService();
  });

  test("has more requests at a time than it may waits with the rest", async () => {
    let atOnce = 0;
    let most = 0;
    const answer = async (request: Request) => {
      most = Math.max(most, ++atOnce);
      await new Promise((resolve) => setImmediate(resolve));
      const text = await request.text();
      atOnce--;
      return new Response(text);
    };
    const at = await startLimited({ limits: { streams: 3 }, answer });
    const session = await at.http2();
    if (session.remoteSettings.maxConcurrentStreams !== 3) await once(session, "remoteSettings");
    const streams = Array.from({ length: 20 }, () => session.request(post).end("hello").resume());
    await Promise.all(streams.map((stream) => once(stream, "end")));

    expect(most).toBeLessThanOrEqual(3);
    expect(session.remoteSettings.maxConcurrentStreams).toBe(3);
  });
});
