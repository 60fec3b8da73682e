import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { refuse } from "../../src/http/answer.js";
import type { App } from "../../src/http/app.js";
import { Problem } from "../../src/http/problem.js";
import { startLimited, untilClosed } from "./limited-listener.js";

/** Refuses by the headers alone, as it does whom it does not know. */
const app: App = (incoming, outgoing) => refuse(incoming, outgoing, new Problem(403));

const head = (length: number) =>
  `POST / HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`;

const statuses = (said: string): string[] => said.match(/HTTP\/1\.1 \d+/g) ?? [];

describe("a request that is refused before its end", () => {
  test("has the rest of its body taken: its connection serves the next", async () => {
    const socket = await (await startLimited({ app })).tls();
    let said = "";
    socket.setEncoding("latin1").on("data", (chunk: string) => {
      said += chunk;
    });
    socket.write(head(4));
    await expect.poll(() => statuses(said).length).toBe(1);
    socket.write(`body${head(0)}`);

    await expect.poll(() => statuses(said)).toEqual(["HTTP/1.1 403", "HTTP/1.1 403"]);
  });

  test("is cut off if its body does not end", async () => {
    const socket = await (await startLimited({ app })).tls();
    const said = untilClosed(socket);
    socket.write(head(1_000_000));

    expect(statuses(await said)).toEqual(["HTTP/1.1 403"]);
  });

  test("ends with its answer in HTTP/2, and the others go on", async () => {
    const session = await (await startLimited({ app })).http2();
    const first = session.request({ ":method": "POST", ":path": "/" }, { endStream: false });
    const [headers] = await once(first, "response");
    first.resume();
    await once(first, "close");
    await wait(50);
    const second = session.request({ ":method": "POST", ":path": "/" });
    const [others] = await once(second.end(), "response");

    expect([headers[":status"], first.rstCode, others[":status"]]).toEqual([403, 0, 403]);
  });
});
