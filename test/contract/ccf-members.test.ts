import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ServiceSecurity } from "../../src/contract/types.js";
import { withMember } from "./body.js";
import { del, get, put, putAtCcfB, update } from "./sites.js";
import { expectServed } from "./verdict.js";
import { startWorld, type World } from "./world.js";

/** Members that only a CCF may say, each with a lie of the right type. */
const ccfMembers: [pointer: string, lie: unknown][] = [
  ["/ccfInformation", { ccfId: "ccf-lie", ccfAddress: { fqdn: "lie.example.com" } }],
  ["/securityInfo/0/selSecurityMethod", "OAUTH"],
  ["/securityInfo/0/aefInterfaces", [{ fqdn: "lie.example.com" }]],
  ["/securityInfo/0/keyDerivation", "LIE"],
  ["/securityInfo/0/remainingValidity", 77_777],
  ["/securityInfo/0/authenticationInfo", "1e".repeat(32)],
  ["/securityInfo/0/authorizationInfo", "lie"],
];

const otherTypes = [7, "lie", true, null, [], ["lie"], {}, { lie: {} }];

describe("what only a CCF may say", () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world?.close());

  const nameOf = (pointer: string) => pointer.split("/").at(-1) ?? "";
  /** Without what time and chance change. */
  const steady = (json: unknown) =>
    JSON.stringify(json).replaceAll(/"remainingValidity":(3[56]\d\d)/g, '"remainingValidity":"~"');

  for (const site of [put, putAtCcfB, update])
    for (const [pointer, lie] of ccfMembers)
      test(`is ignored in ${site.name}, of whatever type: ${nameOf(pointer)}`, async () => {
        await site.prepare?.(world);
        const good = site.good(world);
        const expected = steady((await world.send(good)).json);

        for (const value of [lie, ...otherTypes]) {
          const body = withMember(good.body, pointer, value);
          const answer = await world.send({ ...good, body });
          await expectServed(site.operation, answer);
          expect(steady(answer.json)).toBe(expected);
        }
      });

  test("is neither stored", async () => {
    const good = put.good(world);
    const lies = ccfMembers.reduce(
      (body, [pointer, lie]) => withMember(body, pointer, lie),
      good.body,
    );
    await expectServed("obtainSecurityMethod", await world.send({ ...good, body: lies }));

    for (const request of [get.good(world), { ...get.good(world), as: "aef" }]) {
      const answer = await world.send(request);
      await expectServed("obtainApiInvokerInfo", answer);
      expect(answer.text).not.toMatch(/lie|OAUTH|77777|1e1e/i);
      const { securityInfo } = answer.json as ServiceSecurity;
      expect(securityInfo.flatMap(Object.keys)).not.toContain("authenticationInfo");
    }
  });

  test("nor is a member that nobody knows", async () => {
    const good = put.good(world);
    const known = withMember(good.body, "/securityInfo/0/unknown", "lie");
    await expectServed(
      "obtainSecurityMethod",
      await world.send({ ...good, body: withMember(known, "/unknown", "lie") }),
    );
    expect((await world.send(get.good(world))).text).not.toContain("lie");
    await del.prepare?.(world);
  });
});
