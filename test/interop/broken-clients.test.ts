import { once } from "node:events";
import { connect as connectTcp, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { type ConnectionOptions, connect } from "node:tls";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Interconnect, startInterconnect } from "../support/interconnect.js";
import { requestText } from "./answers.js";
import { callByNode } from "./node-client.js";
import { nodePsk, type Ready, readyAef } from "./ready.js";
import { apiInvokerId, step1Body, urlsOf } from "./requests.js";

const clientHelloAlone = Buffer.from("16030100050100000100", "hex");
const settings = Buffer.from("000000040000000000", "hex");
const preface = Buffer.concat([Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), settings]);

const connectedTcp = async (port: number): Promise<Socket> => {
  const socket = connectTcp(port, "127.0.0.1").on("error", () => {});
  await once(socket, "connect");
  return socket;
};

/** Opens a connection, of bare TCP without a profile, writes, waits a little and resets it. */
const breakOff = async (port: number, octets: Buffer | string, profile?: ConnectionOptions) => {
  const tcp = await connectedTcp(port);
  if (profile === undefined) tcp.write(octets);
  else {
    const tls = connect({ socket: tcp, servername: "localhost", ...profile });
    tls.on("error", () => {});
    await once(tls, "secureConnect");
    tls.write(octets);
  }
  await delay(50);
  tcp.resetAndDestroy();
};

describe("a client that breaks off or breaks the rules", () => {
  let interconnect: Interconnect;
  let ready: Ready;
  let ways: Record<string, { url: string; profile: ConnectionOptions; status: number }>;
  beforeAll(async () => {
    interconnect = await startInterconnect();
    ready = await readyAef(interconnect);
    const { ca, plan, identity } = interconnect;
    const { cert, key } = identity("invoker");
    const { step1, whoami } = urlsOf(interconnect);
    const atCcfA = `${plan.ccfA.apiRoot}/capif-security/v1/trustedInvokers/${apiInvokerId}`;
    ways = {
      "CCF-A": { url: atCcfA, profile: { ca, cert, key }, status: 403 },
      "CCF-B": { url: step1, profile: { ca, cert, key }, status: 200 },
      "the AEF": { url: whoami, profile: { ca }, status: 421 },
      "the AEF, with PSK": {
        url: whoami,
        profile: nodePsk(ready, "TLSv1.3", "TLS_AES_128_GCM_SHA256"),
        status: 200,
      },
    };
  });
  afterAll(() => interconnect.close());

  for (const party of ["CCF-A", "CCF-B", "the AEF", "the AEF, with PSK"])
    test(`leaves ${party} serving`, async () => {
      const { url, profile, status } = ways[party] ?? { url: "", profile: {}, status: 0 };
      const port = Number(new URL(url).port);
      const http2 = { ...profile, ALPNProtocols: ["h2"] };
      const serves = async () => (await callByNode(url, profile)).answer?.status;
      const before = await serves();

      await breakOff(port, "");
      await breakOff(port, requestText("GET", url));
      await breakOff(port, clientHelloAlone);
      connect({ port, host: "127.0.0.1", ...profile })
        .on("error", () => {})
        .destroy();
      await breakOff(port, "not HTTP\r\n\r\n", profile);
      await breakOff(port, "GET / HTTP/1.1\r\nHost: x\r\n", profile);
      await breakOff(port, requestText("PUT", url, step1Body).slice(0, -20), profile);
      await breakOff(port, "not HTTP/2 at all, by far", http2);
      await breakOff(port, preface, http2);
      await breakOff(port, Buffer.concat([preface, Buffer.alloc(64, 0xff)]), http2);

      expect(before).toBe(status);
      expect(await serves()).toBe(status);
      expect(interconnect.log()).not.toContain('"level":50');
    });
});
