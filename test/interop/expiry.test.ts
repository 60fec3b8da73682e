import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AuthenticationInitiationRsp } from "../../src/contract/types.js";
import { type Interconnect, startInterconnect } from "../support/interconnect.js";
import { callByNode, type KeptConnection, keepHttp1, keepHttp2 } from "./node-client.js";
import { nodePsk, type Ready, readyAef } from "./ready.js";
import { labInvoker, urlsOf } from "./requests.js";

const keys = {
  "TLSv1.2": "DHE-PSK-AES128-GCM-SHA256",
  "TLSv1.3": "TLS_AES_128_GCM_SHA256",
} as const;
const ways = {
  "TLS 1.2, HTTP/1.1": (ready: Ready) =>
    keepHttp1(ready.whoami, nodePsk(ready, "TLSv1.2", keys["TLSv1.2"])),
  "TLS 1.3, HTTP/1.1": (ready: Ready) =>
    keepHttp1(ready.whoami, nodePsk(ready, "TLSv1.3", keys["TLSv1.3"])),
  "TLS 1.2, HTTP/2": (ready: Ready) =>
    keepHttp2(ready.whoami, nodePsk(ready, "TLSv1.2", keys["TLSv1.2"])),
  "TLS 1.3, HTTP/2": (ready: Ready) =>
    keepHttp2(ready.whoami, nodePsk(ready, "TLSv1.3", keys["TLSv1.3"])),
};

/** Asks every 100 ms until the connection is gone; gives every status answered. */
const askUntilClosed = async ({ get, closed }: KeptConnection): Promise<number[]> => {
  const statuses: number[] = [];
  let isOpen = true;
  void closed.then(() => {
    isOpen = false;
  });
  while (isOpen) {
    const answer = await Promise.race([get().catch(() => undefined), closed.then(() => undefined)]);
    if (answer !== undefined) statuses.push(answer.status);
    await delay(100);
  }
  return statuses;
};

describe("a key that expires", () => {
  let interconnect: Interconnect;
  beforeAll(async () => {
    interconnect = await startInterconnect({ lab: { keyValiditySeconds: 4 } });
  });
  afterAll(() => interconnect.close());

  /** What the AEF says now of the validity that is left, in seconds. */
  const validityLeft = async (): Promise<number> => {
    const { json } = await interconnect.call(undefined, urlsOf(interconnect).step4, {
      method: "POST",
      body: {
        apiInvokerId: labInvoker.apiInvokerId,
        ccfInformation: { ccfId: labInvoker.ccfId },
        supportedFeatures: "0",
      },
    });
    return (json as AuthenticationInitiationRsp).remainingValidity ?? Number.NaN;
  };

  test("closes its connections within a second, idle and busy, and opens no more", async () => {
    const ready = await readyAef(interconnect);
    const left = await validityLeft();
    const answeredAt = performance.now();
    const idle = await Promise.all(Object.values(ways).map((open) => open(ready)));
    const busy = await Promise.all(Object.values(ways).map((open) => open(ready)));
    for (const { get } of idle) expect(await get()).toMatchObject({ status: 200 });
    const statuses = await Promise.all(busy.map(askUntilClosed));
    const closedAt = await Promise.all([...idle, ...busy].map(({ closed }) => closed));

    expect(left).toBeGreaterThanOrEqual(1);
    for (const at of closedAt) {
      expect(at - answeredAt).toBeGreaterThanOrEqual(left * 1000 - 50);
      // A whole second is lost where `left` is rounded down, and another the AEF may take.
      expect(at - answeredAt).toBeLessThan(left * 1000 + 2000);
    }
    for (const each of statuses) expect(new Set(each)).toEqual(new Set([200]));
    const tls12 = await callByNode(ready.whoami, nodePsk(ready, "TLSv1.2", keys["TLSv1.2"]));
    const tls13 = await callByNode(ready.whoami, nodePsk(ready, "TLSv1.3", keys["TLSv1.3"]));
    expect(tls12.answer).toBeUndefined();
    expect(tls13.answer?.status).toBe(421);
  });

  test("leaves the AEF ready for a new one", async () => {
    const ready = await readyAef(interconnect);
    const { answer } = await callByNode(ready.whoami, nodePsk(ready, "TLSv1.3", keys["TLSv1.3"]));

    expect(JSON.parse(answer?.body ?? "null")).toMatchObject(labInvoker);
  });
});
