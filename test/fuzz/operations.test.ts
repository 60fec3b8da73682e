import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serve } from "../contract/run-rows.js";
import { peerQuestion, putAtCcfB, type Site, sites } from "../contract/sites.js";
import { type Request, startWorld, type World } from "../contract/world.js";
import { faultsIn } from "./judge.js";
import { type KeptConnections, keepConnections } from "./kept-connections.js";
import { tellProgress } from "./progress.js";
import { changesAt } from "./requests.js";
import { resourcesOf } from "./resources.js";
import { isCampaign, patienceMs, repeated } from "./runs.js";
import { gatherSecrets } from "./secrets.js";

const few = 80;
const checkEvery = 250;

describe("fuzz operations", () => {
  const secrets = gatherSecrets();
  let world: World;
  let kept: KeptConnections;
  beforeAll(async () => {
    world = await startWorld();
    kept = keepConnections(world, secrets);
  });
  afterAll(async () => {
    kept?.close();
    await world?.close();
  });

  const attempt = async (site: Site, change: Partial<Request>): Promise<number> => {
    const request = { ...site.good(world), ...change };
    const answer = await kept.send(request);
    expect(faultsIn(request, answer, secrets), answer.text.slice(0, 500)).toEqual([]);
    // What the good request needs may be used up.
    if (answer.status < 300) await site.prepare?.(world);
    return answer.status;
  };

  for (const site of [...sites, peerQuestion, putAtCcfB])
    test(
      `${site.name}: every answer is the contract's, without a key`,
      async () => {
        const progress = tellProgress(site.name);
        const before = await resourcesOf();
        await serve(world, site);
        const property = fc.asyncProperty(changesAt(site, world), async (change) => {
          progress.count(await attempt(site, change));
          if (progress.total() % checkEvery === 0) await serve(world, site);
        });
        const result = await fc.check(property, repeated(few));
        progress.end(result.seed);
        if (result.failed)
          throw new Error(fc.defaultReportMessage(result), { cause: result.errorInstance });
        await serve(world, site);
        expect(secrets.areIn(world.interconnect.log())).toBe(false);
        if (isCampaign) before.expectNoGrowth(await resourcesOf());
      },
      patienceMs,
    );
});
