import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { run } from "../support/run.js";
import { command } from "./command.js";

const { version, scripts, bin } = JSON.parse(
  readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
);

/** What the help of each command has to name. */
const commands = {
  demo: ["--json", "--tls", "--keylog", "--log-level"],
  lab: ["--dir", "--config", "--keylog", "--log-level", "lab.json"],
  ccf: ["--config", "openapi/samples"],
  aef: ["--config", "openapi/samples"],
  invoke: ["--config", "--through", "--method", "--json", "--keylog", "[path]", "stderr"],
  psk: ["derive", "verify", "explain"],
  docs: ["--port", "site/index.html"],
};

describe("the command line", { timeout: 60_000 }, () => {
  test("lists its commands and exit codes", async () => {
    const { code, stdout, stderr } = await command(["--help"]);

    expect([code, stderr]).toEqual([0, ""]);
    for (const name of Object.keys(commands))
      expect(stdout).toMatch(new RegExp(`^  ${name} `, "m"));
    expect(stdout).toContain("Exit codes: 0 done, 1 something failed, 2 wrong usage");
  });

  for (const [name, words] of Object.entries(commands))
    test(`explains ${name}, in no more than 80 columns`, async () => {
      const { code, stdout, stderr } = await command([name, "--help"]);
      const lines = stdout.split("\n");

      expect([code, stderr]).toEqual([0, ""]);
      for (const word of words) expect(stdout).toContain(word);
      expect(lines.filter((line) => line.length > 80)).toEqual([]);
    });

  test("tells its version", async () => {
    expect(await command(["--version"])).toMatchObject({ code: 0, stdout: `${version}\n` });
  });

  for (const [what, args] of Object.entries({
    "an unknown command": ["dance"],
    "an unknown option": ["--dance"],
    "an unknown option of a command": ["demo", "--dance"],
    "an argument too many": ["demo", "now"],
    "an unknown TLS version": ["demo", "--tls", "1.1"],
    "a missing option": ["lab"],
    "a missing configuration": ["ccf"],
    "a step that does not exist": ["invoke", "--config", "x", "--through", "12"],
    "a method that is none": ["invoke", "--config", "x", "--method", "G T"],
    "an unknown log level": ["aef", "--config", "x", "--log-level", "loud"],
  }))
    test(`ends with 2 and one line for ${what}`, async () => {
      const { code, stdout, stderr } = await command(args);

      expect(stderr).toMatch(/^error: .*\n$/);
      expect([code, stdout]).toEqual([2, ""]);
    });

  test("ends with 2 and its help when nothing is asked", async () => {
    const { code, stdout, stderr } = await command([]);

    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("Usage: capif-interconnect");
  });

  test("runs through npx in the repository, and npm start is the demo", async () => {
    const cwd = new URL("../../", import.meta.url).pathname;
    const args = ["--no", "--", "capif-interconnect", "--help"];
    const { code, stdout } = await run("npx", args, { cwd, timeoutMs: 60_000 });

    expect([code, stdout.split("\n")[0]]).toEqual([
      0,
      "Usage: capif-interconnect [options] [command]",
    ]);
    expect(scripts.start).toBe(`node ${bin["capif-interconnect"]} demo`);
  });
});
