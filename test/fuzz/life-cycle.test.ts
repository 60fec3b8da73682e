import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  Call,
  clear,
  End,
  everyEnding,
  Negotiate,
  names,
  newModel,
  parties,
  type Real,
  Restart,
  startLasting,
} from "./life-cycle.js";
import { tellProgress } from "./progress.js";
import { expectHeld, isCampaign, patienceMs, repeated } from "./runs.js";

const few = 12;
/** A life has many requests: a campaign takes a tenth of its runs. */
const share = isCampaign ? 0.1 : 1;

describe("fuzz life-cycle", () => {
  const folder = mkdtempSync(join(tmpdir(), "capif-life-"));
  let real: Real;
  beforeAll(async () => {
    real = await startLasting(folder);
  });
  afterAll(async () => {
    for (const name of names) await real?.invokers[name].close();
    await real?.lab.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const who = fc.constantFrom(...names);
  const commands = [
    who.map((name) => new Negotiate(name)),
    who.map((name) => new Call(name)),
    who.map((name) => new Call(name)),
    fc.tuple(who, fc.constantFrom(...everyEnding)).map(([name, how]) => new End(name, how)),
    fc.constantFrom(...parties).map((party) => new Restart(party)),
  ];

  test(
    "a key holds until it is revoked, and never again, whatever restarts in between",
    async () => {
      const progress = tellProgress("life-cycle", "lives");
      const { path, numRuns: most, seed } = repeated(few);
      const lives = fc.commands(commands, {
        size: "+1",
        ...(path === undefined ? {} : { replayPath: path }),
      });
      const property = fc.asyncProperty(lives, async (life) => {
        await fc.asyncModelRun(() => ({ model: newModel(), real }), life);
        await clear(real);
        progress.count("held");
      });
      const runs = { seed, numRuns: Math.ceil(most * share) };
      const result = await fc.check(property, runs);
      progress.end(result.seed);
      expectHeld(result, runs);
      expect(progress.total()).toBeGreaterThan(0);
    },
    patienceMs,
  );
});
