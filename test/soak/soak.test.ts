import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { temporaryDirectory } from "../support/pki.js";
import { run } from "../support/run.js";

const own = (file: string) => import(new URL(file, import.meta.url).href);
const main = fileURLToPath(new URL("main.js", import.meta.url));

const childrenOf = (pid = 0): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").map(Number);

const isAlive = (pid: number): boolean => existsSync(`/proc/${pid}`);

interface Result {
  flows: number;
  keys: number;
  revocations: number;
  restarts: number;
  violations: string[];
  memory: Record<string, { startMib: number; fileMib: number; slopeMibPerMinute?: number }>;
}

describe("npm run soak", { timeout: 120_000 }, () => {
  test("ends with flows, revocations and restarts of which nothing was lost", async () => {
    const directory = temporaryDirectory();
    const args = ["--minutes", "0.25", "--concurrency", "3", "--restart-seconds", "2", "--json"];
    const { code, stdout, stderr } = await run(process.execPath, [main, ...args], {
      timeoutMs: 100_000,
      env: { TMPDIR: directory },
    });
    const result: Result = JSON.parse(stdout);

    expect(result.violations).toEqual([]);
    expect(code).toBe(0);
    expect(result.flows).toBeGreaterThan(10);
    expect(result.revocations).toBeGreaterThan(0);
    expect(result.restarts).toBeGreaterThan(0);
    for (const party of ["ccf-a", "ccf-b", "aef"]) {
      expect(result.memory[party]?.startMib).toBeGreaterThan(20);
      expect(result.memory[party]?.fileMib).toBeGreaterThan(20);
      expect(result.memory[party]).not.toHaveProperty("slopeMibPerMinute");
    }
    expect(stderr).toMatch(/^\d+ s: \d+ flows/m);
    expect(readdirSync(directory)).toEqual([]);
  });

  test("ends early at Ctrl-C, with its summary, and leaves nothing behind", async () => {
    const directory = temporaryDirectory();
    const child = spawn(process.execPath, [main, "--minutes", "5", "--restart-seconds", "0"], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, TMPDIR: directory },
    });
    const said = text(child.stdout);
    let told = "";
    child.stderr.setEncoding("utf8").on("data", (chunk) => {
      told += chunk;
    });
    const ended = once(child, "exit");
    await vi.waitFor(() => expect(told).toMatch(/s: [1-9]\d* flows/), 60_000);
    child.kill("SIGINT");

    expect(await ended).toEqual([0, null]);
    expect(await said).toMatch(/^\d+ flows in \d+ s[\s\S]*0 restarts[\s\S]*nothing lost/);
    expect(readdirSync(directory)).toEqual([]);
  });

  test("leaves no party behind when it is killed", async () => {
    const child = spawn(process.execPath, [main, "--minutes", "5", "--restart-seconds", "0"], {
      stdio: ["ignore", "ignore", "pipe"],
      env: { ...process.env, TMPDIR: temporaryDirectory() },
    });
    let told = "";
    child.stderr.setEncoding("utf8").on("data", (chunk) => {
      told += chunk;
    });
    await vi.waitFor(() => expect(told).toMatch(/s: [1-9]\d* flows/), 60_000);
    const parties = childrenOf(child.pid);
    child.kill("SIGKILL");

    expect(parties.length).toBe(3);
    await vi.waitFor(() => expect(parties.filter(isAlive)).toEqual([]), 10_000);
  });

  test.each([["--minutes", "0"], ["--minutes", "long"], ["--what"]])(
    "refuses %s %s in a line",
    async (...args) => {
      const { code, stderr } = await run(process.execPath, [main, ...args], { timeoutMs: 20_000 });

      expect([code, stderr.trim().split("\n").length]).toEqual([2, 1]);
    },
  );
});

describe("the tally of a soak", async () => {
  const { Tally } = await own("tally.js");
  const { slopeOf, growthOf, growthsIn } = await own("memory.js");

  test("takes a failure that no restart explains for a violation", () => {
    const tally = new Tally();
    tally.failed(new Error("connect ECONNREFUSED 127.0.0.1:4711"), performance.now());

    expect(tally.result()).toMatchObject({
      failures: [{ cause: "connect ECONNREFUSED ADDRESS", duringRestarts: 0, otherwise: 1 }],
      violations: ["nothing was restarted, and connect ECONNREFUSED ADDRESS"],
    });
  });

  test("lets a restart explain what began before it was over, and nothing later", () => {
    const tally = new Tally();
    const since = performance.now();
    const isBack = tally.disturbed();
    tally.failed(new Error("reset"), since);
    isBack();

    expect(tally.result()).toMatchObject({ restarts: 1, violations: [] });
    expect(tally.wasDisturbed(since + 10_000, since + 11_000)).toBe(false);
  });

  test("excuses a revoked key until a second after what kept others from hearing of it", () => {
    const tally = new Tally();
    const since = performance.now();
    const disturb = (lastsMs: number) => {
      const isBack = tally.disturbed();
      vi.advanceTimersByTime(lastsMs);
      isBack(); // its traces are there for another three seconds
    };
    vi.useFakeTimers({ now: since });
    onTestFinished(() => void vi.useRealTimers());
    const start = performance.now();
    vi.advanceTimersByTime(10_000);
    disturb(1000);
    vi.advanceTimersByTime(30_000);
    disturb(1000);
    const may = (revokedAt: number, at: number) =>
      tally.mayStillBeTaken(start + revokedAt, start + at);

    expect([may(0, 999), may(0, 1001), may(0, 10_500), may(0, 41_500)]).toEqual([
      true,
      false, // it was to be dead before anything happened, and no restart brings it back
      false,
      false,
    ]);
    expect([may(9500, 14_900), may(9500, 15_100), may(9500, 41_500)]).toEqual([true, false, false]);
    expect([may(10_500, 14_900), may(13_900, 14_900), may(10_500, 600_000)]).toEqual([
      true,
      true,
      false,
    ]);
  });

  const grows = (count: number, mibPerMinute: number) =>
    Array.from({ length: count }, (_, seconds) => ({
      seconds,
      anonMib: seconds < 90 ? seconds * 10 : 900 + (seconds / 60) * mibPerMinute,
      fileMib: seconds,
    }));

  test("tells a slope by what comes after the warm-up, and none of a short series", () => {
    expect(slopeOf(grows(400, 10))).toBeCloseTo(10, 5);
    expect(slopeOf(grows(400, 10), 250)).toBeCloseTo(10, 5);
    expect(slopeOf(grows(200, 10))).toBeUndefined();
    expect(slopeOf(grows(400, 10), 300)).toBeUndefined();
  });

  test("takes memory that grows on in the last third for a violation, and no swing of the heap", () => {
    const swings = grows(600, 0).map((one, n) => ({ ...one, anonMib: one.anonMib + (n % 40) * 3 }));
    const memory = (samples: typeof swings) => ({ aef: { growthMib: growthOf(samples, 400) } });

    expect(growthsIn(memory(grows(600, 40)))).toEqual(["aef grew by 100 MiB in the last third"]);
    expect(growthsIn(memory(grows(600, 10)))).toEqual([]);
    expect(growthsIn(memory(swings))).toEqual([]);
    expect(growthsIn(memory(grows(300, 1000)))).toEqual([]); // too short to tell
  });
});
