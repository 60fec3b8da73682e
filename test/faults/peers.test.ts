import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FaultClass, faults, peerFaults } from "./table.js";
import { type Called, patience, startWorld, type World } from "./world.js";

const called = Object.keys(peerFaults) as Called[];
const classes = Object.keys(faults) as FaultClass[];
const calmMs = 1500;

/** Milliseconds that a caller waits for a party that does not answer. */
const waitMs: Record<Called, number> = {
  "CCF-B, by the invoker": patience.invoker * 1000,
  "CCF-B, by CCF-A": patience.relay * 1000,
  "CCF-A": patience.aef * 1000,
  AEF: patience.invoker * 1000,
};

describe("a party that is", { timeout: 60_000 }, () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  for (const name of called)
    for (const one of classes)
      for (const fault of faults[one])
        test(`${fault} (${name}) ends the run at its step in time, and not the next one`, async () => {
          const seen = peerFaults[name][one];
          await world.ways[name].break(fault);
          const broken = await world.run();
          await world.ways[name].mend();
          const after = await world.run();

          expect(broken.reason).toMatch(seen.reason);
          expect(broken.step).toBe(seen.step);
          const wait = one === "slow, half-open" ? waitMs[name] : 0;
          expect(broken.tookMs).toBeLessThan(wait + calmMs);
          expect(after).toMatchObject({ step: 0, reason: "200" });
        });
});
