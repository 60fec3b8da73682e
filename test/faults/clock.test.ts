import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { isMissing } from "../interop/tools.js";
import { type Processes, parties, prepareProcesses } from "./processes.js";
import { runOf } from "./run-of.js";
import { clockRows } from "./table.js";

const isWithout = isMissing("faketime", "faketime");

describe.skipIf(isWithout)("a clock that is an hour off", { timeout: 60_000 }, () => {
  let processes: Processes;
  beforeAll(async () => {
    processes = await prepareProcesses();
  }, 120_000);
  afterEach(() => processes.clear());

  for (const { party, clock, step, reason } of clockRows)
    test(`${clock} (${party}) ends the run at step ${step}, certificates being what they are`, async () => {
      for (const name of parties) await processes.start(name, name === party ? { clock } : {});
      const outcome = await runOf(processes.invoker);

      expect(outcome.reason).toMatch(reason);
      expect(outcome.step).toBe(step);
      expect(outcome.tookMs).toBeLessThan(5000);
    });
});
