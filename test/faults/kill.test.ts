import { once } from "node:events";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { type AgreedSecurity, type ApiInvoker, StepFailed } from "../../src/invoker/index.js";
import { type Processes, parties, prepareProcesses } from "./processes.js";
import { type KillRow, killRows } from "./table.js";

describe("a process killed at a step", { timeout: 60_000 }, () => {
  let processes: Processes;
  beforeAll(async () => {
    processes = await prepareProcesses();
  }, 120_000);
  afterEach(() => processes.clear());

  /** Steps 4 to 11. */
  const goOn = async (caller: ApiInvoker, security: AgreedSecurity): Promise<number> => {
    const ready = await caller.initiateAuthentication(security);
    const { response, connection } = await caller.call(
      security,
      ready,
      "/sample-service/v1/whoami",
    );
    await connection.close();
    return response.status;
  };

  /** How far the run came in which the victim is killed, and what the invoker has of it. */
  const firstRun = async ({ victim, at, toldBy }: KillRow) => {
    const onStep = ({ step }: { step: number }) => {
      if (toldBy === "invoker" && step === at) processes.of(victim)?.kill("SIGKILL");
    };
    const caller = processes.invoker({ onStep });
    let security: AgreedSecurity | undefined;
    try {
      security = await caller.obtainSecurityMethod();
      await goOn(caller, security);
      return { security, ended: { step: 0, reason: "" } };
    } catch (error) {
      if (!(error instanceof StepFailed)) throw error;
      return { security, ended: { step: error.step, reason: error.message } };
    } finally {
      await caller.close();
    }
  };

  for (const row of killRows)
    test(row.title, async () => {
      const { victim, at, toldBy } = row;
      for (const name of parties)
        await processes.start(
          name,
          name === victim && toldBy === "itself" ? { fatalStep: at } : {},
        );
      const startedAt = performance.now();
      const { security, ended } = await firstRun(row);
      const tookMs = performance.now() - startedAt;
      const process = processes.of(victim);
      if (process?.signalCode === null) await once(process, "exit");
      await processes.start(victim);
      const caller = processes.invoker();

      expect(ended.step).toBe(row.endsAt);
      expect(ended.reason).toMatch(row.reason);
      expect(tookMs).toBeLessThan(8000);
      expect(security !== undefined).toBe(row.keeps);
      expect(await goOn(caller, security ?? (await caller.obtainSecurityMethod()))).toBe(200);
      await caller.close();
    });
});
