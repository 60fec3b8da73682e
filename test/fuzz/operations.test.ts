import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CcfOptions } from "../../src/ccf/options.js";
import { serve } from "../contract/run-rows.js";
import {
  getByAef,
  noticeSites,
  peerQuestion,
  putAtCcfB,
  type Site,
  sites,
} from "../contract/sites.js";
import { type Request, startWorld, type World } from "../contract/world.js";
import { faultsIn } from "./judge.js";
import { type KeptConnections, keepConnections, learn } from "./kept-connections.js";
import { keyAtStake } from "./key-at-stake.js";
import { tellProgress } from "./progress.js";
import { changesAt } from "./requests.js";
import { resourcesOf } from "./resources.js";
import { expectHeld, isCampaign, patienceMs, repeated } from "./runs.js";
import { gatherSecrets } from "./secrets.js";

const few = 80;
const checkEvery = 250;

/** The invoker whose keys are revoked again and again: 2000 that would still be valid are as many as it may have. */
const soonEnding =
  (apiInvokerId: string) =>
  ({ invokers }: CcfOptions): Partial<CcfOptions> => ({
    invokers: invokers.map((one) =>
      one.apiInvokerId === apiInvokerId ? { ...one, keyValiditySeconds: 8 } : one,
    ),
  });

describe("fuzz operations", () => {
  const secrets = gatherSecrets();
  let world: World;
  let kept: KeptConnections;
  beforeAll(async () => {
    world = await startWorld({
      changes: { "ccf-a": soonEnding("API-INVOKER-4") },
      onConnected: (socket) => learn(socket, secrets, world),
    });
    secrets.add(world.aefPsk);
    kept = keepConnections(world, secrets);
  });
  afterAll(async () => {
    kept?.close();
    await world?.close();
  });

  const attempt = async (site: Site, change: Partial<Request>): Promise<number> => {
    const request = { ...site.good(world), ...change };
    const answer = await kept.send(request);
    expect(faultsIn(world, request, answer, secrets), answer.text.slice(0, 500)).toEqual([]);
    // What the good request needs may be used up.
    if (answer.status < 300) await site.prepare?.(world);
    return answer.status;
  };

  /** The good request is served, and an answer that showed its key would be seen to. */
  const settle = async (site: Site): Promise<void> => {
    await serve(world, site);
    expect(secrets.areIn(await keyAtStake(world, site))).toBe(true);
  };

  for (const site of [...sites, getByAef, peerQuestion, putAtCcfB, ...noticeSites])
    test(
      `${site.name}: every answer is the contract's, without a key`,
      async () => {
        const progress = tellProgress(site.name);
        const before = await resourcesOf();
        await settle(site);
        const property = fc.asyncProperty(changesAt(site, world), async (change) => {
          progress.count(await attempt(site, change));
          if (progress.total() % checkEvery === 0) await settle(site);
        });
        const runs = repeated(few);
        const result = await fc.check(property, runs);
        progress.end(result.seed);
        expectHeld(result, runs);
        await settle(site);
        expect(secrets.areIn(world.interconnect.log())).toBe(false);
        if (isCampaign) before.expectNoGrowth(await resourcesOf());
      },
      patienceMs,
    );
});
