import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SecurityInfoRsp, ServiceSecurity } from "../../src/contract/types.js";
import type { Answer } from "../support/interconnect.js";
import { withMember } from "./body.js";
import { refusal } from "./rows.js";
import { del, get, put, question, revocation, securityMethodRequest } from "./sites.js";
import { expectRefused, expectServed } from "./verdict.js";
import { type Request, startWorld, type World } from "./world.js";

const bothAefs = [
  { aefId: "aef-1", prefSecurityMethods: ["PSK"] },
  { aefId: "aef-2", prefSecurityMethods: ["PSK"] },
];

describe("an invoker's security context with two AEFs", () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world?.close());

  const agree = async () => {
    const good = securityMethodRequest(world, "ccf-a", "spare-invoker");
    const body = withMember(good.body, "/securityInfo", bothAefs);
    await expectServed("obtainSecurityMethod", await world.send({ ...good, body }));
  };
  const read = (as: string, query = "?authenticationInfo=true"): Promise<Answer> =>
    world.send({ ...get.good(world), as, apiInvokerId: world.id("spare-invoker"), query });
  const ending = (as: string, more: Partial<Request> = {}) =>
    world.send({ ...del.good(world), as, ...more });
  const aefIdsFor = async (as: string) => {
    const answer = await read(as);
    await expectServed("obtainApiInvokerInfo", answer);
    return (answer.json as ServiceSecurity).securityInfo.map(({ aefId }) => aefId);
  };

  for (const aef of ["aef", "other-aef"])
    test(`gives ${aef} its own entry, with the key and without notificationDestination`, async () => {
      await agree();
      const answer = await read(aef);
      const { securityInfo, ...rest } = answer.json as ServiceSecurity;

      await expectServed("obtainApiInvokerInfo", answer);
      expect(answer.headers["cache-control"]).toBe("no-store");
      expect(securityInfo.map(({ aefId }) => aefId)).toEqual([world.id(aef)]);
      expect(securityInfo[0]?.authenticationInfo).toMatch(/^[0-9a-f]{64}$/);
      expect(rest).not.toHaveProperty("notificationDestination");
    });

  test("gives the AEF the key that requestSecurityInfo gives", async () => {
    await agree();
    const { body, ...good } = question.good(world);
    const local = withMember(body, "/ccfInformation", { ccfId: "ccf-a" });
    const asked = await world.send({
      ...good,
      body: withMember(local, "/apiInvokerId", world.id("spare-invoker")),
    });
    const readByAef = (await read("aef")).json as ServiceSecurity;

    expect(asked.status).toBe(200);
    const { aefPsk } = asked.json as SecurityInfoRsp;
    expect(readByAef.securityInfo[0]?.authenticationInfo === aefPsk).toBe(true);
    expect(
      ((await read("other-aef")).json as ServiceSecurity).securityInfo[0]?.authenticationInfo ===
        aefPsk,
    ).toBe(false);
  });

  for (const query of ["", "?authenticationInfo=false", "?authorizationInfo=true"])
    test(`gives an AEF no key that it did not ask for: GET ${query}`, async () => {
      await agree();
      const answer = await read("aef", query);
      await expectServed("obtainApiInvokerInfo", answer);
      expect(answer.text).not.toMatch(/authenticationInfo|[0-9a-f]{64}/);
    });

  for (const query of ["", "?authenticationInfo=true"])
    test(`never gives the invoker a key: GET ${query}`, async () => {
      await agree();
      const answer = await read("spare-invoker", query);
      await expectServed("obtainApiInvokerInfo", answer);
      expect(answer.json).toMatchObject({
        notificationDestination: "https://invoker.example.net/notifications",
        ccfInformation: { ccfId: "ccf-a" },
        securityInfo: [{ aefId: "aef-1" }, { aefId: "aef-2" }],
      });
      expect(answer.text).not.toMatch(/authenticationInfo|[0-9a-f]{64}/);
    });

  test("is nothing that a peer CCF may read or end, at CCF-A or at CCF-B", async () => {
    await agree();
    for (const [to, as, invoker] of [
      ["ccf-a", "ccf-b", "spare-invoker"],
      ["ccf-b", "ccf-a", "invoker"],
    ] as const)
      for (const site of [get, del, revocation, put]) {
        const request = { ...site.good(world), to, as, apiInvokerId: world.id(invoker) };
        await expectRefused(site.operation, await world.send(request), refusal.notAuthorized);
      }
    expect(await aefIdsFor("spare-invoker")).toEqual(["aef-1", "aef-2"]);
  });

  test("is not about invokers of another CCF: nothing is relayed", async () => {
    const request = { ...get.good(world), as: "aef", apiInvokerId: world.id("invoker") };
    await expectRefused("obtainApiInvokerInfo", await world.send(request), refusal.invokerNotFound);
  });

  test("loses only the entry of the AEF that deletes", async () => {
    await agree();
    await expectServed("deleteSecurityContext", await ending("aef"));

    expect(await aefIdsFor("spare-invoker")).toEqual(["aef-2"]);
    expect(await aefIdsFor("other-aef")).toEqual(["aef-2"]);
    await expectRefused("obtainApiInvokerInfo", await read("aef"), refusal.contextNotFound);
    await expectRefused("deleteSecurityContext", await ending("aef"), refusal.contextNotFound);
    await expectServed("deleteSecurityContext", await ending("other-aef"));
    await expectRefused(
      "obtainApiInvokerInfo",
      await read("spare-invoker"),
      refusal.contextNotFound,
    );
  });

  test("loses only the entry of the AEF that revokes", async () => {
    await agree();
    await expectServed("revokeAuthorization", await world.send(revocation.good(world)));

    expect(await aefIdsFor("spare-invoker")).toEqual(["aef-2"]);
    const again = await world.send(revocation.good(world));
    await expectRefused("revokeAuthorization", again, refusal.contextNotFound);
  });

  test("ends when its invoker deletes, for every AEF", async () => {
    await agree();
    await expectServed("deleteSecurityContext", await ending("spare-invoker"));

    for (const as of ["aef", "other-aef", "spare-invoker"])
      await expectRefused("obtainApiInvokerInfo", await read(as), refusal.contextNotFound);
    await expectRefused(
      "deleteSecurityContext",
      await ending("spare-invoker"),
      refusal.contextNotFound,
    );
  });

  test("is replaced by a PUT, and answers 201 with its Location either way", async () => {
    const request = securityMethodRequest(world, "ccf-a", "spare-invoker");
    for (const expected of [["aef-1"], ["aef-1"]]) {
      const answer = await world.send(request);
      expect(answer.status).toBe(201);
      expect(answer.headers.location).toBe(
        `${world.apiRoot("ccf-a")}/capif-security/v1/trustedInvokers/${world.id("spare-invoker")}`,
      );
      expect(await aefIdsFor("spare-invoker")).toEqual(expected);
    }
  });
});
