import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { loadConfiguration } from "../../src/contract/configuration.js";
import type { StepEvent } from "../../src/contract/steps.js";
import {
  type AgreedSecurity,
  ApiInvoker,
  invokerOptions,
  StepFailed,
} from "../../src/invoker/index.js";
import { endedLab } from "../cli/refusal.js";
import { type KillRow, killRows, type Victim } from "./table.js";

const script = fileURLToPath(new URL("party.js", import.meta.url));
const kinds = { "ccf-a": "ccf", "ccf-b": "ccf", aef: "aef" } as const;
const victims = ["ccf-a", "ccf-b", "aef"] as const satisfies readonly Victim[];

describe("a process killed at a step", { timeout: 60_000 }, () => {
  let directory: string;
  let files: Record<Victim, string>;
  const running = new Map<Victim, ChildProcess>();
  beforeAll(async () => {
    const lab = await endedLab();
    directory = lab.directory;
    // Without a memory of failures: the next run asks again at once.
    const more = { aef: { failureMemorySeconds: 0 }, "ccf-a": {}, "ccf-b": {} };
    const kept = (name: Victim) => {
      const store = { driver: "lmdb", path: `${name}.store` };
      return lab.changed(name, (own) => ({ ...own, ...more[name], store }), name);
    };
    files = { "ccf-a": kept("ccf-a"), "ccf-b": kept("ccf-b"), aef: kept("aef") };
  }, 120_000);

  const start = async (name: Victim, fatalStep?: number): Promise<void> => {
    const args = [script, kinds[name], files[name], ...(fatalStep ? [String(fatalStep)] : [])];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    running.set(name, child);
    await once(child.stdout, "data");
  };

  const kill = async (name: Victim): Promise<void> => {
    const child = running.get(name);
    running.delete(name);
    if (child === undefined || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  };

  beforeEach(() => {
    for (const name of victims)
      rmSync(join(directory, `${name}.store`), { recursive: true, force: true });
  });
  afterEach(async () => void (await Promise.all(victims.map(kill))));

  const invoker = (onStep: (event: StepEvent) => void = () => {}): ApiInvoker => {
    const loaded = loadConfiguration("InvokerConfiguration", join(directory, "invoker.yaml"));
    return new ApiInvoker({ ...invokerOptions(loaded), timeoutSeconds: 8 }, { onStep });
  };

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
    const caller = invoker(({ step }) => {
      if (toldBy === "invoker" && step === at) running.get(victim)?.kill("SIGKILL");
    });
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
      for (const name of victims)
        await start(name, name === row.victim && row.toldBy === "itself" ? row.at : undefined);
      const startedAt = performance.now();
      const { security, ended } = await firstRun(row);
      const tookMs = performance.now() - startedAt;
      const victim = running.get(row.victim);
      if (victim?.signalCode === null) await once(victim, "exit");
      await start(row.victim);
      const caller = invoker();

      expect(ended.step).toBe(row.endsAt);
      expect(ended.reason).toMatch(row.reason);
      expect(tookMs).toBeLessThan(8000);
      expect(security !== undefined).toBe(row.keeps);
      expect(await goOn(caller, security ?? (await caller.obtainSecurityMethod()))).toBe(200);
      await caller.close();
    });
});
