import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ServiceSecurity } from "../../src/contract/types.js";
import { readTlsSession } from "../../src/psk/index.js";
import { identityUri } from "../../src/tls/identity-uri.js";
import { withMember } from "./body.js";
import { openConnection } from "./connection.js";
import { handshakeRows, noExtendedMasterSecret } from "./rows/handshake.js";
import { refusal } from "./rows.js";
import { serve, testRows } from "./run-rows.js";
import { del, get, put, revocation, securityMethodRequest } from "./sites.js";
import { expectRefused, expectServed } from "./verdict.js";
import { startWorld, type World } from "./world.js";

const versions = { "HTTP/1.1": 1, "HTTP/2": 2 } as const;
const soon = 3000;

describe("the handshake under step 1", () => {
  testRows(handshakeRows, { http: [1, 2] });
});

describe("a request from whose connection no key can come", () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world?.close());

  const idOf = (as: string) => world.id(as);
  const getOf = (as: string) => ({ ...get.good(world), as, apiInvokerId: idOf(as) });

  for (const [name, http] of Object.entries(versions)) {
    test(`ends its connection over ${name}`, async () => {
      const tls = { minVersion: "TLSv1.3", maxVersion: "TLSv1.3" } as const;
      const connection = await openConnection(world, {
        to: "ccf-a",
        as: "local-invoker",
        tls,
        http,
      });
      await expectServed("obtainSecurityMethod", await world.send(put.good(world)));
      await expectServed("obtainApiInvokerInfo", await connection.send(get.good(world)));

      const answer = await connection.send(put.good(world));

      await expectRefused("obtainSecurityMethod", answer, refusal.fullHandshakeRequired);
      expect(await Promise.race([connection.ended, delay(soon, "still open")])).not.toBe(
        "still open",
      );
      await serve(world, put, http);
    });

    test(`stores nothing over ${name}`, async () => {
      const tls = { minVersion: "TLSv1.3", maxVersion: "TLSv1.3" } as const;
      const refused = { ...securityMethodRequest(world, "ccf-a", "empty-invoker"), tls };
      await expectRefused(
        "obtainSecurityMethod",
        await world.send(refused, http),
        refusal.fullHandshakeRequired,
      );

      const answer = await world.send(getOf("empty-invoker"), http);
      await expectRefused("obtainApiInvokerInfo", answer, refusal.contextNotFound);
    });

    test(`leaves an earlier context as it is over ${name}`, async () => {
      await expectServed("obtainSecurityMethod", await world.send(put.good(world), http));
      const changed = withMember(
        put.good(world).body,
        "/notificationDestination",
        "https://x.example/",
      );
      const tls = { minVersion: "TLSv1.3", maxVersion: "TLSv1.3" } as const;

      await world.send({ ...put.good(world), body: changed, tls }, http);

      const { json } = await world.send(get.good(world), http);
      expect(json).toMatchObject({
        notificationDestination: "https://invoker.example.net/notifications",
        securityInfo: [{ remainingValidity: expect.any(Number) }],
      });
    });
  }

  test("is one without extended master secret, as both ends see it", async () => {
    const tls = { secureOptions: noExtendedMasterSecret };
    const { socket, send, close } = await openConnection(world, {
      to: "ccf-a",
      as: "local-invoker",
      tls,
    });
    expect(readTlsSession(socket.getSession())).toMatchObject({
      protocolVersion: 0x0303,
      extendedMasterSecret: false,
    });
    const answer = await send(put.good(world));
    await expectRefused("obtainSecurityMethod", answer, refusal.fullHandshakeRequired);
    close();
  });

  test("derives the same key again on the same connection, and a new one on another", async () => {
    const { send, close } = await openConnection(world, { to: "ccf-a", as: "local-invoker" });
    const keyOf = async () => {
      const request = { ...get.good(world), as: "aef", query: "?authenticationInfo=true" };
      return ((await world.send(request)).json as ServiceSecurity).securityInfo[0]
        ?.authenticationInfo;
    };
    await send(put.good(world));
    const first = await keyOf();
    await send(put.good(world));
    const again = await keyOf();
    await world.send(put.good(world));
    const another = await keyOf();
    close();

    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(again === first).toBe(true);
    expect(another === first).toBe(false);
  });

  test("gives no key for longer than the invoker's certificate", async () => {
    const { cert, key } = await world.issue({
      commonName: "API-INVOKER-3",
      uris: [identityUri("invoker", "API-INVOKER-3")],
      notAfter: new Date(Date.now() + 100_000),
    });
    const { as: _, ...step1 } = put.good(world);
    const { json } = await world.send({ ...step1, tls: { ...step1.tls, cert, key } });
    expect((json as ServiceSecurity).securityInfo[0]?.remainingValidity).toBeLessThan(100);
  });

  const endings = [
    { title: "its invoker has deleted the context", site: del },
    { title: "the AEF has deleted its entries", site: { ...del, good: asAef } },
    { title: "the AEF has revoked", site: revocation },
  ];
  function asAef(of: World) {
    return { ...del.good(of), as: "aef" };
  }

  for (const { title, site } of endings)
    for (const [name, http] of Object.entries(versions))
      test(`is one on which ${title}, over ${name}`, async () => {
        const connection = await openConnection(world, { to: "ccf-a", as: "spare-invoker", http });
        const step1 = securityMethodRequest(world, "ccf-a", "spare-invoker");
        await expectServed("obtainSecurityMethod", await connection.send(step1));
        await expectServed(site.operation, await world.send(site.good(world)));

        const answer = await connection.send(step1);

        await expectRefused("obtainSecurityMethod", answer, refusal.fullHandshakeRequired);
        await expectRefused(
          "obtainApiInvokerInfo",
          await world.send(getOf("spare-invoker")),
          refusal.contextNotFound,
        );
        await expectServed("obtainSecurityMethod", await world.send(step1));
      });
});
