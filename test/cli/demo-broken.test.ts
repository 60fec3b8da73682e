import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  command,
  isAlive,
  newDirectory,
  partyPids,
  preloading,
  recordingPids,
  startCommand,
} from "./command.js";

/** A party that is told this name ends as soon as it has said that it is ready. */
const endingWhenReady = (party: string) =>
  preloading(`
    let name;
    process.on("message", (order) => { name = order.name; });
    const send = process.send?.bind(process);
    if (send) process.send = (message, ...rest) => {
      const leave = message.type === "ready" && name === ${JSON.stringify(party)};
      return leave ? send(message, () => process.exit(7)) : send(message, ...rest);
    };`);

describe("demo, when something goes wrong,", { timeout: 120_000 }, () => {
  for (const [party, step] of [
    ["ccf-b", 2],
    ["aef", 4],
    ["ccf-a", 5],
  ] as const)
    test(`names step ${step} and why, if ${party} is gone`, async () => {
      const TMPDIR = newDirectory();
      const env = { ...endingWhenReady(party), TMPDIR };
      const { code, stdout } = await command(["demo"], { env });
      const last = stdout.trimEnd().split("\n").at(-1);

      expect(last).toMatch(new RegExp(`^step ${step} failed: \\S`));
      expect(code).toBe(1);
      expect(readdirSync(TMPDIR)).toEqual([]);
    });

  test("says so in JSON too", async () => {
    const { code, stdout } = await command(["demo", "--json"], { env: endingWhenReady("ccf-a") });
    const result = JSON.parse(stdout);

    expect(code).toBe(1);
    expect(result.passed).toBe(false);
    expect(result.failure).toMatchObject({ step: 5, reason: expect.stringMatching(/504|502/) });
  });

  test("says in one line that a party did not start", async () => {
    const TMPDIR = newDirectory();
    const env = preloading(`
      if (process.send) process.on("message", () => process.exit(9));`);
    const { code, stdout, stderr } = await command(["demo"], { env: { ...env, TMPDIR } });

    expect(stderr).toMatch(/^error: (ccf-a|ccf-b|aef): ended with exit code 9 .*\n$/);
    expect(stdout).toBe("");
    expect(code).toBe(1);
    expect(readdirSync(TMPDIR)).toEqual([]);
  });

  test("leaves no process and no folder after Ctrl-C in the middle", async () => {
    const TMPDIR = newDirectory();
    const { env, pids } = recordingPids();
    const demo = startCommand(["demo", "--log-level", "info"], { env: { ...env, TMPDIR } });
    await demo.said(/"listening"/);
    const code = await demo.end("SIGINT");

    expect(code).toBe(130);
    expect(pids().length).toBe(4);
    await expect.poll(() => pids().filter(isAlive), { timeout: 10_000 }).toEqual([]);
    expect(readdirSync(TMPDIR)).toEqual([]);
    expect(demo.stdout()).toBe("");
  });

  for (const signal of ["SIGINT", "SIGKILL"] as const)
    test(`leaves no process after ${signal} while the parties load`, async () => {
      const TMPDIR = newDirectory();
      const { env, pids } = recordingPids();
      const demo = startCommand(["demo"], { env: { ...env, TMPDIR } });
      await expect.poll(() => pids().length, { timeout: 60_000, interval: 5 }).toBe(4);
      await demo.end(signal);

      await expect.poll(() => pids().filter(isAlive), { timeout: 10_000 }).toEqual([]);
      expect(demo.stderr()).toBe("");
      if (signal === "SIGINT") expect(readdirSync(TMPDIR)).toEqual([]);
    });

  test("ends with its parties when nobody reads on", async () => {
    const { env, pids } = recordingPids();
    const demo = startCommand(["demo", "--log-level", "info"], { env });
    demo.closeStdout();
    expect(await demo.ended).toBe(141);

    expect(Object.keys(partyPids(demo.stderr())).length).toBe(3);
    await expect.poll(() => pids().filter(isAlive), { timeout: 10_000 }).toEqual([]);
  });
});
