import type { ConnectionOptions } from "node:tls";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { ServiceSecurity } from "../../src/contract/types.js";
import { deriveAefPsk, readTlsSession } from "../../src/psk/index.js";
import { capif1eClient } from "../../src/tls/client-profiles.js";
import { type Interconnect, startInterconnect } from "../support/interconnect.js";
import { handshake } from "../tls/peers.js";
import { p0Of } from "./derivation.js";
import { callByNode, keepHttp1, keepHttp2 } from "./node-client.js";
import { nodePsk, type Ready, readyAef } from "./ready.js";
import { step1Body, step5Body, urlsOf } from "./requests.js";

const listeners = ["CCF-A", "CCF-B", "AEF, certificate", "AEF, PSK"] as const;
const versions = ["TLSv1.2", "TLSv1.3"] as const;
const pskSuites = {
  "TLSv1.2": "DHE-PSK-AES128-GCM-SHA256",
  "TLSv1.3": "TLS_AES_128_GCM_SHA256",
} as const;

describe("every listener", () => {
  let interconnect: Interconnect;
  let ready: Ready;
  beforeAll(async () => {
    interconnect = await startInterconnect();
    ready = await readyAef(interconnect);
  });
  afterAll(() => interconnect.close());

  /** A GET that each listener has an answer of its own to. */
  const targetOf = (listener: (typeof listeners)[number], version: (typeof versions)[number]) => {
    const { cert, key } = interconnect.identity("invoker");
    const tls: ConnectionOptions = {
      ca: interconnect.ca,
      minVersion: version,
      maxVersion: version,
    };
    const { step1, whoami } = urlsOf(interconnect);
    const atCcfA = `${interconnect.plan.ccfA.apiRoot}/capif-security/v1/trustedInvokers/x`;
    return {
      "CCF-A": { url: atCcfA, profile: { ...tls, cert, key }, status: 403 },
      "CCF-B": { url: step1, profile: { ...tls, cert, key }, status: 200 },
      "AEF, certificate": { url: whoami, profile: tls, status: 421 },
      "AEF, PSK": {
        url: whoami,
        profile: nodePsk(ready, version, pskSuites[version]),
        status: 200,
      },
    }[listener];
  };

  for (const listener of listeners)
    for (const version of versions) {
      test(`speaks HTTP/1.1 if offered, or if nothing is: ${listener}, ${version}`, async () => {
        const { url, profile, status } = targetOf(listener, version);
        const offered = await keepHttp1(url, { ...profile, ALPNProtocols: ["http/1.1"] });
        const silent = await keepHttp1(url, profile);

        expect(offered.socket.alpnProtocol).toBe("http/1.1");
        expect(silent.socket.alpnProtocol).toBe(false);
        for (const { socket, get } of [offered, silent]) {
          expect(await get()).toMatchObject({ status });
          expect(await get()).toMatchObject({ status });
          socket.destroy();
        }
      });

      test(`speaks HTTP/2 if offered: ${listener}, ${version}`, async () => {
        const { url, profile, status } = targetOf(listener, version);
        const { socket, get } = await keepHttp2(url, profile);

        expect(socket.alpnProtocol).toBe("h2");
        expect(socket.getProtocol()).toBe(version);
        expect(await get()).toMatchObject({ status });
        expect(await get()).toMatchObject({ status });
        socket.destroy();
      });

      test(`prefers HTTP/2 to HTTP/1.1: ${listener}, ${version}`, async () => {
        const { url, profile } = targetOf(listener, version);
        const socket = await handshake(Number(new URL(url).port), {
          ...profile,
          ALPNProtocols: ["http/1.1", "h2"],
        });

        expect(socket.alpnProtocol).toBe("h2");
        socket.destroy();
      });

      test(`has no other protocol: ${listener}, ${version}`, async () => {
        const { url, profile } = targetOf(listener, version);
        const result = await callByNode(url, { ...profile, ALPNProtocols: ["spdy/3"] });

        expect(result).toEqual({
          answer: undefined,
          error: "ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL",
        });
      });
    }
});

describe("step 1 over HTTP/2", () => {
  test("gives CCF-B the key that its connection holds", async () => {
    const interconnect = await startInterconnect();
    onTestFinished(() => interconnect.close());
    const { cert, key } = interconnect.identity("invoker");
    const { step1, step7 } = urlsOf(interconnect);
    const profile = capif1eClient({ cert, key, ca: interconnect.ca });
    const { socket, send } = await keepHttp2(step1, profile);
    const { securityInfo } = (await send("PUT", step1Body)).json as ServiceSecurity;
    const [details] = securityInfo[0]?.aefInterfaces ?? [];
    const { sessionId, masterSecret } = readTlsSession(socket.getSession());
    const p0 = p0Of(details ?? {});
    const aefPsk = deriveAefPsk({ sessionId, masterSecret, interfaceInformation: p0 });
    const { json } = await interconnect.call("ccf-a", step7, { method: "POST", body: step5Body });

    expect(json).toMatchObject({ aefPsk: aefPsk.toString("hex") });
  });
});
