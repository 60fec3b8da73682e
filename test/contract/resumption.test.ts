import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import type { ConnectionOptions } from "node:tls";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readTlsSession } from "../../src/psk/index.js";
import { connectTo } from "./connection.js";
import { startResumingCcf } from "./resuming-ccf.js";
import { refusal } from "./rows.js";
import { get, put } from "./sites.js";
import { expectRefused, expectServed } from "./verdict.js";
import { type HttpVersion, startWorld, type World } from "./world.js";

const soon = 3000;

describe("an old session offered again", () => {
  let world: World;
  let resuming: Awaited<ReturnType<typeof startResumingCcf>>;
  beforeAll(async () => {
    world = await startWorld();
    resuming = await startResumingCcf(world);
  });
  afterAll(async () => {
    await resuming?.close();
    await world?.close();
  });

  const profile = (): ConnectionOptions => ({
    ca: world.interconnect.ca,
    maxVersion: "TLSv1.2",
    ...world.credentials("local-invoker"),
  });

  /** A first connection that did step 1, and a second that offers its session. */
  const again = async (apiRoot: string, http?: HttpVersion) => {
    const first = await connectTo(apiRoot, profile());
    await expectServed("obtainSecurityMethod", await first.send(put.good(world)));
    const session = first.socket.getSession();
    first.close();
    return {
      first: session,
      second: await connectTo(apiRoot, { ...profile(), ...(session && { session }) }, http),
    };
  };

  test("gets a full handshake, and step 1 is served", async () => {
    const { first, second } = await again(world.apiRoot("ccf-a"));
    const secrets = [readTlsSession(first), readTlsSession(second.socket.getSession())];

    expect(second.socket.isSessionReused()).toBe(false);
    expect(secrets[0]?.sessionId.equals(secrets[1]?.sessionId ?? Buffer.of())).toBe(false);
    expect(secrets[0]?.masterSecret.equals(secrets[1]?.masterSecret ?? Buffer.of())).toBe(false);
    await expectServed("obtainSecurityMethod", await second.send(put.good(world)));
    second.close();
  });

  for (const party of ["ccf-a", "ccf-b", "aef"] as const)
    for (const maxVersion of ["TLSv1.2", "TLSv1.3"] as const)
      test(`is not resumed by ${party} in ${maxVersion}`, async () => {
        const tls = { ...profile(), maxVersion };
        const first = await connectTo(world.apiRoot(party), tls);
        const given = once(first.socket, "session").then(([session]) => session as Buffer);
        const ticketed = Promise.race([given, delay(1000, undefined)]);
        await first.send({ to: party, operation: "obtainApiInvokerInfo", path: "/nowhere" });
        const session = maxVersion === "TLSv1.2" ? first.socket.getSession() : await ticketed;
        if (maxVersion === "TLSv1.2") expect(first.socket.getTLSTicket()).toBeUndefined();
        first.close();

        const { socket, close } = await connectTo(world.apiRoot(party), {
          ...tls,
          ...(session && { session }),
        });
        expect(socket.isSessionReused()).toBe(false);
        close();
      });

  for (const [name, http] of Object.entries({ "HTTP/1.1": 1, "HTTP/2": 2 } as const))
    test(`where it is resumed, gives no key over ${name}`, async () => {
      const { second } = await again(resuming.apiRoot, http);
      expect(second.socket.isSessionReused()).toBe(true);
      await expectServed("obtainApiInvokerInfo", await second.send(get.good(world)));

      const answer = await second.send(put.good(world));

      await expectRefused("obtainSecurityMethod", answer, refusal.fullHandshakeRequired);
      expect(await Promise.race([second.ended, delay(soon, "still open")])).not.toBe("still open");
    });
});
