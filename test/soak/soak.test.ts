import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { describe, expect, test, vi } from "vitest";
import { temporaryDirectory } from "../support/pki.js";
import { run } from "../support/run.js";

const own = (file: string) => import(new URL(file, import.meta.url).href);
const main = fileURLToPath(new URL("main.js", import.meta.url));

interface Result {
  flows: number;
  keys: number;
  revocations: number;
  restarts: number;
  violations: string[];
  memory: Record<string, { startMib: number; slopeMibPerHour?: number }>;
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
      expect(result.memory[party]?.startMib).toBeGreaterThan(30);
      expect(result.memory[party]).not.toHaveProperty("slopeMibPerHour");
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
  const { slopeOf } = await own("memory.js");

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
    expect(tally.mayStillBeTaken(since - 20_000, since - 18_000)).toBe(false);
    expect(tally.mayStillBeTaken(since - 20_000, since + 1)).toBe(true);
  });

  test("tells a slope by what comes after the warm-up, and none of a short series", () => {
    const grows = (count: number) =>
      Array.from({ length: count }, (_, seconds) => ({
        seconds,
        mib: seconds < 60 ? seconds * 10 : 600 + seconds / 360,
      }));

    expect(slopeOf(grows(400))).toBeCloseTo(10, 5);
    expect(slopeOf(grows(150))).toBeUndefined();
  });
});
