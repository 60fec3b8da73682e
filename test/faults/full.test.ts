import { afterEach, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { isMissing } from "../interop/tools.js";
import { type Processes, parties, prepareProcesses } from "./processes.js";
import { runOf } from "./run-of.js";
import { seconds, storeFaults } from "./table.js";

const isWithout = isMissing("prlimit", "util-linux");

/** As many octets as LMDB's file has when it is empty. */
const noRoom = 8192;

describe.skipIf(isWithout)("a disk that is", { timeout: 60_000 }, () => {
  let processes: Processes;
  beforeAll(async () => {
    processes = await prepareProcesses();
  }, 120_000);
  afterEach(() => processes.clear());

  for (const { party, fault, step, reason, withinMs } of storeFaults.filter(
    ({ driver }) => driver === "lmdb",
  ))
    test(`${fault} (${party}) ends the run with 503 in time, and neither the process nor the next run`, async () => {
      for (const name of parties) await processes.start(name);
      expect(await runOf(processes.invoker)).toMatchObject({ step: 0 });
      processes.limitFiles(party, noRoom);
      const broken = await runOf(processes.invoker);
      const again = await runOf(processes.invoker);
      processes.limitFiles(party, "unlimited");

      expect(broken.reason).toMatch(reason);
      expect(broken.retryAfter).toMatch(seconds);
      expect(broken.step).toBe(step);
      expect(again).toMatchObject({ step, reason: broken.reason });
      expect(broken.tookMs).toBeLessThan(withinMs);
      expect(processes.of(party)?.exitCode).toBeNull();
      expect(await runOf(processes.invoker)).toMatchObject({ step: 0 });
    });

  test("full (ccf-b) keeps what was acknowledged before", async () => {
    for (const name of parties) await processes.start(name);
    const earlier = processes.invoker();
    onTestFinished(() => earlier.close());
    const security = await earlier.obtainSecurityMethod();
    processes.limitFiles("ccf-b", noRoom);
    expect(await runOf(processes.invoker)).toMatchObject({ step: 1 });
    processes.limitFiles("ccf-b", "unlimited");

    await earlier.initiateAuthentication(security);
  });
});
