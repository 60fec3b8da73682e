import { connect as connectHttp2 } from "node:http2";
import { setTimeout as delay } from "node:timers/promises";
import { connect } from "node:tls";
import { describe, expect, onTestFinished, test } from "vitest";
import { pskClient } from "../../src/tls/client-profiles.js";
import { callerOn, expectNoHandshake, newKey, startAefLab, whoami } from "./aef-lab.js";

const validity = 2;

/** An AEF with a key of two seconds, counted from now. */
const holding = async () => {
  const lab = await startAefLab();
  const key = newKey();
  lab.confirm(key, { remainingValidity: validity });
  const startedAt = performance.now();
  const { json: ready } = await lab.initiate();
  const untilExpiry = () => delay(startedAt + validity * 1000 - performance.now() + 50);
  return { lab, key, identity: String(ready.pskIdentity), untilExpiry };
};

for (const tlsVersion of ["1.2", "1.3"] as const)
  describe(`a key that expires, in TLS ${tlsVersion}`, () => {
    test("ends its running connections within a second, and opens none", async () => {
      const { lab, key, identity, untilExpiry } = await holding();
      const { port } = new URL(lab.apiRoot);
      const profile = pskClient({ identity, aefPsk: key.aefPsk, tlsVersion });
      const socket = connect({ host: "127.0.0.1", port: Number(port), ...profile });
      socket.on("error", () => {});
      onTestFinished(() => void socket.destroy());
      const closed = new Promise<number>((resolve) =>
        socket.once("close", () => resolve(performance.now())),
      );
      await callerOn(lab.connect(identity, key, lab.apiRoot, tlsVersion));
      expect(socket.closed).toBe(false);
      await untilExpiry();
      const expiredAt = performance.now();

      expect((await closed) - expiredAt).toBeLessThan(1000);
      await expectNoHandshake(lab.connect(identity, key, lab.apiRoot, tlsVersion));
    });
  });

describe("a key that expires", () => {
  test("ends an HTTP/2 connection and its requests", async () => {
    const { lab, key, identity } = await holding();
    const profile = pskClient({ identity, aefPsk: key.aefPsk, tlsVersion: "1.3" });
    const session = connectHttp2(lab.apiRoot, {
      createConnection: (url) =>
        connect({ host: "127.0.0.1", port: Number(url.port), ...profile, ALPNProtocols: ["h2"] }),
    });
    session.on("error", () => {});
    onTestFinished(() => session.destroy());
    await new Promise((resolve) => session.once("connect", resolve));
    const startedAt = performance.now();
    await new Promise((resolve) => session.once("close", resolve));

    expect(performance.now() - startedAt).toBeLessThan((validity + 1) * 1000);
  });

  test("is asked for again at the next step 4", async () => {
    const { lab, untilExpiry } = await holding();
    await untilExpiry();
    const fresh = newKey();
    lab.confirm(fresh);
    const { json: ready } = await lab.initiate();

    expect(lab.ccf.asked.length).toBe(2);
    expect(await callerOn(lab.connect(ready.pskIdentity, fresh))).toMatchObject({
      apiInvokerId: "I-1",
    });
  });

  test("ends no connection of the key after it", async () => {
    const { lab, untilExpiry } = await holding();
    const fresh = newKey();
    lab.confirm(fresh);
    const { json: ready } = await lab.initiate({ aefPskId: fresh.id });
    const running = lab.connect(ready.pskIdentity, fresh);
    await callerOn(running);
    await untilExpiry();

    expect((await running.fetch(whoami)).status).toBe(200);
  });
});
