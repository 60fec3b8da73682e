import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { loadScenarios } from "../../src/mocks/index.js";
import { temporaryDirectory } from "../support/pki.js";
import { run } from "../support/run.js";
import { command } from "./command.js";

const mock = (...args: string[]) =>
  run(process.execPath, [command, "mock", ...args], { timeoutMs: 30_000 });

describe("mock --list-scenarios", () => {
  test("prints a line each", async () => {
    const { code, stdout } = await mock("--list-scenarios");
    const lines = stdout.trim().split("\n");
    expect([code, lines.length]).toEqual([0, loadScenarios().length]);
    for (const [index, { name, apiInvokerId, aefId, title }] of loadScenarios().entries())
      expect(lines[index]?.split(/\s{2,}|(?<=^\S+) /).join(" ")).toBe(
        `${name} ${apiInvokerId} ${aefId} ${title}`,
      );
  });

  test("prints JSON that is a scenario file itself", async () => {
    const { stdout } = await mock("--list-scenarios", "--json");
    expect(JSON.parse(stdout)).toEqual({ scenarios: loadScenarios() });
    const file = join(temporaryDirectory(), "again.json");
    writeFileSync(file, stdout);
    expect(await mock("--list-scenarios", "--json", "--scenarios", file)).toMatchObject({ stdout });
  });
});

describe("mock ends with 2 and one line", () => {
  for (const [args, said] of [
    [["--tls", "--mtls"], "--mtls"],
    [["--http", "--tls"], "--tls"],
    [["--api", "nothing"], "aef-authentication, ccf-security-info, capif-security"],
    [["--api", "sample-service"], "Allowed choices"],
    [["--port", "70000"], "0 to 65535"],
    [["--tls", "--cert", "a.pem"], "--cert, --key and --ca go together"],
    [["--cert", "a", "--key", "b", "--ca", "c"], "--cert needs --tls or --mtls"],
    [["--tls", "--cert", "/no", "--key", "/no", "--ca", "/no"], "--cert names (ENOENT)"],
    [["--scenarios", "/no/such.yaml"], "/no/such.yaml"],
    [["nonsense"], "too many arguments"],
  ] as const)
    test(`for ${args.join(" ")}`, async () => {
      const { code, stdout, stderr } = await mock(...args);
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toMatch(/^error: .*\n$/);
      expect(stderr).toContain(said);
    });

  test("for a port that is taken", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => taken.once("listening", resolve));
    onTestFinished(() => void taken.close());
    const { port } = taken.address() as AddressInfo;
    const { code, stderr } = await mock("--port", String(port));
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^error: .*EADDRINUSE.*\n$/)]);
  });

  test("for the folder of a lab", async () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, "lab.json"), "{}");
    const { code, stderr } = await mock("--tls", "--dir", directory);
    expect([code, stderr]).toEqual([2, expect.stringContaining("belongs to a lab")]);
  });
});
