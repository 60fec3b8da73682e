import { connect as connectHttp2 } from "node:http2";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Interconnect, startInterconnect } from "../support/interconnect.js";
import { handshake } from "../tls/peers.js";
import { nodePsk, type Ready, readyAef } from "./ready.js";
import { labInvoker } from "./requests.js";

const suites = {
  "TLSv1.2": "DHE-PSK-AES128-GCM-SHA256",
  "TLSv1.3": "TLS_AES_128_GCM_SHA256",
} as const;

describe("HTTP/2 inside TLS-PSK", () => {
  let interconnect: Interconnect;
  let ready: Ready;
  let other: Ready;
  beforeAll(async () => {
    interconnect = await startInterconnect();
    const { id, cert, key } = interconnect.identity("other-invoker");
    ready = await readyAef(interconnect);
    other = await readyAef(interconnect, { apiInvokerId: id, tls: { cert, key } });
  });
  afterAll(() => interconnect.close());

  const open = async (key: Ready, version: keyof typeof suites) => {
    const { origin, pathname, port } = new URL(key.whoami);
    const profile = { ...nodePsk(key, version, suites[version]), ALPNProtocols: ["h2"] };
    const socket = await handshake(Number(port), profile);
    const session = connectHttp2(origin, { createConnection: () => socket });
    const whoami = async () => JSON.parse(await text(session.request({ ":path": pathname })));
    return { socket, session, whoami };
  };

  for (const version of ["TLSv1.2", "TLSv1.3"] as const) {
    test(`binds every stream of a connection to its identity, ${version}`, async () => {
      const { socket, session, whoami } = await open(ready, version);
      const callers = await Promise.all(Array.from({ length: 50 }, whoami));

      expect(socket.alpnProtocol).toBe("h2");
      expect(socket.getPeerX509Certificate()).toBeUndefined();
      for (const caller of callers) expect(caller).toMatchObject(labInvoker);
      session.close();
    });

    test(`keeps two connections' streams apart, ${version}`, async () => {
      const connections = await Promise.all([open(ready, version), open(other, version)]);
      const asked = Array.from({ length: 40 }, (_, index) => connections[index % 2]);
      const callers = await Promise.all(asked.map((connection) => connection?.whoami()));

      expect(callers.map(({ apiInvokerId }) => apiInvokerId)).toEqual(
        asked.map((_, index) => (index % 2 === 0 ? "API-INVOKER-1" : "API-INVOKER-2")),
      );
      for (const { session } of connections) session.close();
    });

    test(`does not end with a stream that the caller gives up, ${version}`, async () => {
      const { session, whoami } = await open(ready, version);
      for (let round = 0; round < 5; round++) {
        const stream = session.request({ ":path": new URL(ready.whoami).pathname });
        stream.on("error", () => {});
        stream.destroy();
      }

      expect(await whoami()).toMatchObject(labInvoker);
      session.close();
    });
  }
});
