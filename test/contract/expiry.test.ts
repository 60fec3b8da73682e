import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SecurityInfoRsp, ServiceSecurity } from "../../src/contract/types.js";
import { identityUri } from "../../src/tls/identity-uri.js";
import type { Answer } from "../support/interconnect.js";
import { type Connection, openConnection } from "./connection.js";
import { type Refusal, refusal } from "./rows.js";
import {
  get,
  getByAef,
  initiation,
  peerQuestion,
  put,
  putAtCcfB,
  question,
  type Site,
} from "./sites.js";
import { expectRefused, expectServed } from "./verdict.js";
import { startWorld, type World } from "./world.js";

/** Seconds; each of the three who count them rounds down. */
const keyValiditySeconds = 6;

const afterwards: [Site, Refusal][] = [
  [question, refusal.contextNotFound],
  [peerQuestion, refusal.contextNotFound],
  [initiation, refusal.rejected],
];

describe("a context whose key has expired", () => {
  let world: World;
  let connection: Connection;
  let shortLived: Connection;
  const before = new Map<Site, Answer>();
  beforeAll(async () => {
    world = await startWorld({ lab: { keyValiditySeconds } });
    await world.send(putAtCcfB.good(world));
    connection = await openConnection(world, { to: "ccf-a", as: "local-invoker" });
    await expectServed("obtainSecurityMethod", await connection.send(put.good(world)));
    shortLived = await openConnection(world, { to: "ccf-a", tls: await issueShortLived() });
    await expectServed("obtainApiInvokerInfo", await shortLived.send(get.good(world)));
    for (const site of [initiation, peerQuestion, question, getByAef])
      before.set(site, await world.send(site.good(world)));
    await delay(keyValiditySeconds * 1000);
  });
  afterAll(() => world?.close());

  const issueShortLived = () =>
    world.issue({
      commonName: "API-INVOKER-3",
      uris: [identityUri("invoker", "API-INVOKER-3")],
      notAfter: new Date(Date.now() + keyValiditySeconds * 1000),
    });

  for (const [site, refused] of afterwards)
    test(`is none for ${site.name}, until the next handshake`, async () => {
      await expectServed(site.operation, before.get(site) as Answer);
      const answer = await world.send(site.good(world));
      await expectRefused(site.operation, answer, refused);
    });

  test("is no longer told to the AEF", async () => {
    const early = before.get(getByAef)?.json as ServiceSecurity;
    const late = await world.send(getByAef.good(world));

    expect(early.securityInfo[0]?.remainingValidity).toBeLessThan(keyValiditySeconds);
    expect(early.securityInfo[0]).toHaveProperty("authenticationInfo");
    await expectRefused("obtainApiInvokerInfo", late, {
      status: 404,
      cause: "SECURITY_CONTEXT_NOT_FOUND",
    });
  });

  test("had less validity at each relay, never more", () => {
    const [home = 0, relayed = 0] = [peerQuestion, question].map((site) => {
      const { json } = before.get(site) as Answer;
      return (json as SecurityInfoRsp).remainingValidity;
    });
    expect(home).toBeLessThan(keyValiditySeconds);
    expect(relayed).toBeLessThan(home);
  });

  test("cannot be renewed on its own connection, which ends", async () => {
    const answer = await connection.send(put.good(world));

    await expectRefused("obtainSecurityMethod", answer, refusal.fullHandshakeRequired);
    expect(await Promise.race([connection.ended, delay(3000, "open")])).not.toBe("open");
  });

  test("does not outlive its invoker's certificate, on an open connection either", async () => {
    const answer = await shortLived.send(get.good(world));
    await expectRefused("obtainApiInvokerInfo", answer, refusal.unauthenticated);
  });

  test("is renewed on another connection", async () => {
    for (const site of [putAtCcfB, question, initiation])
      await expectServed(site.operation, await world.send(site.good(world)));
  });
});
