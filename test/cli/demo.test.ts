import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { steps } from "../../src/contract/steps.js";
import { command, newDirectory, partyPids } from "./command.js";

const sequence = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe("demo", { timeout: 120_000 }, () => {
  test("prints a line a step, then that all passed", async () => {
    const { code, stdout, stderr } = await command(["demo"]);
    const lines = stdout.trimEnd().split("\n");

    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(lines.pop()).toBe("11 of 11 steps passed");
    expect(lines.map((line) => Number.parseInt(line, 10))).toEqual(sequence(11));
    for (const [index, { from, to, referencePoint, operation }] of steps.entries()) {
      const line = lines[index] ?? "";
      expect(line).toContain(`${from} -> ${to} `);
      expect(line).toContain(` ${referencePoint} `);
      expect(line).toContain(` ${operation} `);
      expect(line).toMatch(/ \d+\.\d ms {2}\S/);
    }
  });

  test("says TLS version and suite of every handshake, and of nothing else", async () => {
    const { stdout } = await command(["demo"]);
    const handshakes = stdout.split("\n").filter((line) => /\[TLSv1\.[23] TLS_\w+\]$/.test(line));

    expect(handshakes.map((line) => Number.parseInt(line, 10))).toEqual([2, 4, 5, 7, 11]);
    expect(handshakes[0]).toContain("[TLSv1.2 ");
  });

  test("prints no colours where nobody can see them", async () => {
    const { stdout } = await command(["demo"], { env: { FORCE_COLOR: "1" } });

    expect(stdout).not.toContain("\u001b");
  });

  for (const [version, suite] of [
    ["1.2", "TLS_DHE_PSK_WITH_AES_128_GCM_SHA256"],
    ["1.3", "TLS_AES_128_GCM_SHA256"],
  ] as const)
    test(`prints JSON, step 11 in TLS ${version}`, async () => {
      const { code, stdout, stderr } = await command(["demo", "--json", "--tls", version]);
      const result = JSON.parse(stdout);

      expect(stderr).toBe("");
      expect(code).toBe(0);
      expect(Object.keys(result)).toEqual(expect.arrayContaining(["passed", "steps", "tls"]));
      expect(result.passed).toBe(true);
      expect(result.steps.map(({ step }: { step: number }) => step)).toEqual(sequence(11));
      for (const step of result.steps) {
        const { outcome, durationMs, ...described } = step;
        expect(steps).toContainEqual(described);
        expect(outcome).toMatch(/\S/);
        expect(durationMs).toBeGreaterThanOrEqual(0);
      }
      expect(result.tls["11"]).toEqual({ version: `TLSv${version}`, suite });
      expect(result.tls["2"].version).toBe("TLSv1.2");
    });

  test("runs every party in a process of its own", async () => {
    const { code, stderr } = await command(["demo", "--log-level", "info"]);
    const pids = partyPids(stderr);

    expect(code).toBe(0);
    expect(Object.keys(pids).sort()).toEqual(["aef", "ccf-a", "ccf-b"]);
    expect(new Set([...Object.values(pids), process.pid]).size).toBe(4);
  });

  test("tells no secret, not even at debug level; the key log does, to its owner", async () => {
    const keylog = join(newDirectory(), "keys.log");
    const options = ["--json", "--log-level", "debug", "--keylog", keylog];
    const { code, stdout, stderr } = await command(["demo", ...options]);
    const secrets = readFileSync(keylog, "utf8").match(/[0-9a-f]{64,}(?=\n)/g) ?? [];

    expect(code).toBe(0);
    expect(stderr).toContain(`warning: ${keylog} will hold TLS secrets`);
    expect(readFileSync(keylog, "utf8")).toMatch(/^CLIENT_RANDOM /m);
    expect(secrets.length).toBeGreaterThan(10);
    for (const secret of secrets) {
      expect(stdout + stderr).not.toContain(secret);
      expect(stdout + stderr).not.toContain(Buffer.from(secret, "hex").toString("base64"));
    }
    expect(stdout + stderr).not.toMatch(/[0-9a-f]{64}/i); // neither AEF_PSK, whatever it was
  });

  test("leaves nothing in the folder for temporary files", async () => {
    const TMPDIR = newDirectory();
    const { code } = await command(["demo"], { env: { TMPDIR } });

    expect(code).toBe(0);
    expect(readdirSync(TMPDIR)).toEqual([]);
  });
});
