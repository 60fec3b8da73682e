import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { member } from "./body.js";
import type { Row } from "./rows.js";
import { initiation, securityMethodRequest } from "./sites.js";
import { expectServed } from "./verdict.js";
import { startWorld, type World } from "./world.js";

const changes: [title: string, change: Row["change"]][] = [
  ["another interface", member("/interfaceDetails", { fqdn: "aef-2.example.com", port: 8443 })],
  ["an unknown CCF", member("/ccfInformation", { ccfId: "ccf-x" })],
  ["an unknown address", member("/ccfInformation", { ccfAddress: { fqdn: "x.example.com" } })],
  ["an invoker of another CCF", member("/ccfInformation", { ccfId: "ccf-a" })],
  ["an unknown invoker", member("/apiInvokerId", "API-INVOKER-77")],
  ["an invoker without context", member("/apiInvokerId", "API-INVOKER-2")],
  ["another key", member("/aefPskId", "0123456789abcdef")],
];

describe("what the AEF tells a stranger", () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world?.close());

  test("is the same to the octet, for whatever reason", async () => {
    const good = initiation.good(world);
    const texts = new Set<string>();
    for (const [title, change] of changes) {
      const answer = await world.send({ ...good, ...change(good, world) });
      expect([title, answer.status]).toEqual([title, 403]);
      const { date: _, ...headers } = answer.headers;
      texts.add(JSON.stringify([answer.text, headers]));
    }
    expect([...texts]).toHaveLength(1);
    await expectServed("initiateAuthentication", await world.send(good));
  });

  test("does not say that another method is selected", async () => {
    const asOther = securityMethodRequest(world, "ccf-b", "other-invoker");
    const pki = member("/securityInfo/0/prefSecurityMethods", ["PKI"]);
    await expectServed("obtainSecurityMethod", await world.send({ ...asOther, ...pki(asOther) }));
    const good = initiation.good(world);

    const notSelected = await world.send({
      ...good,
      ...member("/apiInvokerId", "API-INVOKER-2")(good),
    });
    const unknown = await world.send({
      ...good,
      ...member("/apiInvokerId", "API-INVOKER-77")(good),
    });
    expect(notSelected.text).toBe(unknown.text);
    expect(notSelected.status).toBe(403);
  });
});
