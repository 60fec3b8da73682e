import { afterAll, beforeAll, describe, test } from "vitest";
import { type Row, served } from "./rows.js";
import type { Site } from "./sites.js";
import { expectRefused, expectServed } from "./verdict.js";
import { type HttpVersion, startWorld, type World, type WorldOptions } from "./world.js";

/** The good request of a site is served, and what it uses up is there again. */
export const serve = async (world: World, site: Site, http?: HttpVersion): Promise<void> => {
  await site.prepare?.(world);
  await expectServed(site.operation, await world.send(site.good(world), http));
  await site.prepare?.(world);
};

const runRow = async (world: World, { site, change, refused }: Row, http?: HttpVersion) => {
  const good = site.good(world);
  const answer = await world.send({ ...good, ...change(good, world) }, http);
  if (refused !== served) return expectRefused(site.operation, answer, refused);
  await expectServed(site.operation, answer);
  await site.prepare?.(world);
};

export interface RunOptions {
  world?: WorldOptions;
  /** What to test; our parties if absent. */
  start?: (options?: WorldOptions) => Promise<World>;
  http?: readonly HttpVersion[];
}

/** Tests each row in one world; before and after those of a site the good request is served. */
export const testRows = (
  rows: readonly Row[],
  { world: options, start = startWorld, http = [1] }: RunOptions = {},
) => {
  let world: World;
  beforeAll(async () => {
    world = await start(options);
  });
  afterAll(() => world?.close());

  for (const version of http)
    for (const site of new Set(rows.map((row) => row.site)))
      describe(version === 2 ? `${site.name} over HTTP/2` : site.name, () => {
        beforeAll(() => serve(world, site, version));
        for (const row of rows.filter((candidate) => candidate.site === site))
          test(row.title, () => runRow(world, row, version));
        afterAll(() => serve(world, site, version));
      });
};
