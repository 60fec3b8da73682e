import { once } from "node:events";
import { connect as connectHttp2 } from "node:http2";
import { text } from "node:stream/consumers";
import type { ConnectionOptions } from "node:tls";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Interconnect, startInterconnect } from "../support/interconnect.js";
import { handshake } from "../tls/peers.js";
import { answerIn, documented, requestText } from "./answers.js";
import { callByNode } from "./node-client.js";
import { nodePsk, type Ready, readyAef } from "./ready.js";
import { identifyCaller } from "./requests.js";

const misdirected = { status: 421, cause: "PSK_CONNECTION_REQUIRED" };

describe("a certificate connection to a service route", () => {
  let interconnect: Interconnect;
  let ready: Ready;
  let port: number;
  beforeAll(async () => {
    interconnect = await startInterconnect();
    ready = await readyAef(interconnect);
    port = Number(new URL(ready.whoami).port);
  });
  afterAll(() => interconnect.close());

  for (const version of ["TLSv1.2", "TLSv1.3"] as const) {
    const profile = (): ConnectionOptions => ({
      ca: interconnect.ca,
      minVersion: version,
      maxVersion: version,
    });

    test(`is refused with 421, ${version}, with a client certificate too`, async () => {
      const { cert, key } = interconnect.identity("invoker");
      for (const own of [{}, { cert, key }]) {
        const { answer } = await callByNode(ready.whoami, { ...profile(), ...own });

        expect(await documented(identifyCaller, answer)).toMatchObject(misdirected);
      }
    });

    test(`is refused before the body is read, ${version}, HTTP/1.1`, async () => {
      const socket = await handshake(port, profile());
      const announced = "Content-Type: application/json\r\nContent-Length: 60000\r\n\r\n";
      socket.write(requestText("GET", ready.whoami).replace("\r\n\r\n", `\r\n${announced}`));
      const [octets]: Buffer[] = await once(socket, "data");

      expect(await documented(identifyCaller, answerIn(`${octets}`))).toMatchObject(misdirected);
    });

    test(`is refused before the body is read, ${version}, HTTP/2`, async () => {
      const socket = await handshake(port, { ...profile(), ALPNProtocols: ["h2"] });
      const session = connectHttp2(new URL(ready.whoami).origin, {
        createConnection: () => socket,
      });
      const headers = { ":path": new URL(ready.whoami).pathname, "content-length": "60000" };
      const stream = session.request(headers, { endStream: false });
      const [answered] = await once(stream, "response");

      expect(answered[":status"]).toBe(421);
      expect(JSON.parse(await text(stream))).toMatchObject(misdirected);
      session.destroy();
    });

    test(`takes nothing from a PSK connection beside it, ${version}`, async () => {
      const suites = {
        "TLSv1.2": "DHE-PSK-AES128-GCM-SHA256",
        "TLSv1.3": "TLS_AES_128_GCM_SHA256",
      };
      const served = await callByNode(ready.whoami, nodePsk(ready, version, suites[version]));
      const refused = await callByNode(ready.whoami, profile());

      expect([served.answer?.status, refused.answer?.status]).toEqual([200, 421]);
    });
  }

  test("says nothing else to a path or method that the service lacks", async () => {
    const origin = new URL(ready.whoami).origin;
    const path = await interconnect.call(undefined, `${origin}/sample-service/v1/whoareyou`);
    const method = await interconnect.call(undefined, ready.whoami, { method: "POST" });

    expect(path).toMatchObject({
      status: 404,
      json: { cause: "RESOURCE_URI_STRUCTURE_NOT_FOUND" },
    });
    expect(method).toMatchObject({ status: 405, headers: { allow: "GET" } });
  });
});
