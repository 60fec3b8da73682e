import { afterAll, beforeAll, describe, test } from "vitest";
import { member, withMember } from "./body.js";
import { refusal } from "./rows.js";
import { initiation } from "./sites.js";
import { expectRefused, expectServed } from "./verdict.js";
import { type Request, startWorld, type World } from "./world.js";

const operation = "initiateAuthentication";

describe("an AEF that wants to be told which key", () => {
  let world: World;
  let good: Request;
  beforeAll(async () => {
    world = await startWorld({
      changes: { aef: { requireAefPskId: true, failureMemorySeconds: 0 } },
    });
    const invoker = world.interconnect.invoker();
    const { interfaces } = await invoker.obtainSecurityMethod();
    await invoker.close();
    const plain = initiation.good(world);
    good = { ...plain, ...member("/aefPskId", interfaces[0].aefPskId)(plain) };
  });
  afterAll(() => world?.close());

  test("is ready for the key that its CCF has", async () => {
    await expectServed(operation, await world.send(good));
  });

  test("takes a request without aefPskId for one that lacks a member", async () => {
    const answer = await world.send({ ...good, ...member("/aefPskId", undefined)(good) });
    await expectRefused(operation, answer, refusal.missing("/aefPskId"));
  });

  test("says so before it looks whose interface is meant", async () => {
    const body = withMember(good.body, "/interfaceDetails", { fqdn: "nobody.example.com" });
    const answer = await world.send({ ...good, body: withMember(body, "/aefPskId", undefined) });
    await expectRefused(operation, answer, refusal.missing("/aefPskId"));
  });

  test("refuses any other key, and stays ready for the right one", async () => {
    const answer = await world.send({ ...good, ...member("/aefPskId", "0123456789abcdef")(good) });
    await expectRefused(operation, answer, refusal.rejected);
    await expectServed(operation, await world.send(good));
  });
});
