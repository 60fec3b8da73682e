import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { writeReports } from "../../src/conformance/report/write.js";
import { command as main } from "../cli/command.js";
import { temporaryDirectory } from "../support/pki.js";
import { type RunResult, run } from "../support/run.js";
import { passing, runOf } from "./report/sample-run.js";

const code = (name: string): string => `
  import { ${name}Command } from ${JSON.stringify(
    pathToFileURL(`${process.cwd()}/dist/cli/conformance/${name}.js`),
  )};
  await ${name}Command().parseAsync(process.argv.slice(1), { from: "user" });`;

/** Runs one of the commands by itself, its stdin being no terminal. */
const command = (name: string, args: readonly string[]): Promise<RunResult> =>
  run(process.execPath, ["--input-type=module", "-e", code(name), "--", ...args]);

describe("the help of", () => {
  const codes = {
    run: [0, 1, 2, 3, 4, 5, 130],
    list: [0, 2],
    init: [0, 2],
    doctor: [0, 2, 3],
    ics: [0, 2],
    verify: [0, 1, 2],
    diff: [0, 1, 2],
    matrix: [0, 2],
  };

  for (const [name, all] of Object.entries(codes))
    test(`conformance ${name} has its exit codes, in no more than 80 columns`, async () => {
      const { code: exit, stdout } = await main(["conformance", name, "--help"]);
      const [, told = ""] = stdout.split("Exit codes:");

      expect([...told.matchAll(/(?:^|[ ,\n])(\d+) /g)].map(([, one]) => Number(one))).toEqual(all);
      expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
      expect(exit).toBe(0);
    });
});

describe("conformance list", () => {
  test("shows each case's clause, which profile it is of, and that there are others", async () => {
    const { stdout } = await main(["conformance", "list", "--only", "AEF-001"]);

    expect(stdout).toMatch(/AEF-001 {2}MUST .* \[.*TS? 3?.*\]\n/);
    expect(stdout).toMatch(/\n1 of the \d+ cases of profile solution-13 \S+\n/);
    expect(stdout).toMatch(/--profile ts-29222 has \d+ others/);
  });
});

describe("conformance matrix and verify", () => {
  test("count a report once that is given twice, and say that a run was interrupted", async () => {
    const directory = temporaryDirectory();
    const [, interrupted] = await Promise.all([
      writeReports(passing(), directory),
      writeReports(runOf([], { interrupted: true, exitCode: 130 }), join(directory, "ended")),
    ]);
    const file = join(directory, "report.json");
    const matrix = await main(["conformance", "matrix", file, file]);
    const verified = await main(["conformance", "verify", interrupted[0] ?? ""]);

    expect(matrix.stderr).toBe(`${file} is the same run as ${file}: it counts once\n`);
    expect(matrix.code).toBe(0);
    expect(verified.stdout).toContain("note: the run was interrupted");
    expect(verified.code).toBe(0);
  });
});

describe("conformance ics", () => {
  test("prints the statement, or writes it to a new file", async () => {
    const { stdout, code: exit } = await command("ics", []);
    expect(exit).toBe(0);
    expect(parse(stdout).features["psk-tls-1.2"]).toBe(true);
    const out = join(temporaryDirectory(), "statement.yaml");
    expect(await command("ics", ["--out", out])).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(readFileSync(out, "utf8")).toBe(stdout);
    const again = await command("ics", ["--out", out]);
    expect(again).toEqual({
      code: 2,
      stdout: "",
      stderr: `error: ${out} exists already; --force replaces it\n`,
    });
  });

  test("answers as the target does, in JSON too", async () => {
    const file = join(temporaryDirectory(), "target.yaml");
    writeFileSync(file, "name: a product\nfeatures: { http2: false }\n");
    const { stdout } = await command("ics", ["--target", file, "--json"]);
    const { items } = JSON.parse(stdout);
    expect(items).toContainEqual(expect.objectContaining({ id: "http2", answer: false }));
  });
});

describe("conformance init and doctor", () => {
  test("write a file that the other reads; a target that is away is exit code 3", async () => {
    const directory = temporaryDirectory();
    const out = join(directory, "target.yaml");
    const pki = join(directory, "pki");
    const args = ["--role", "ccf-home", "--api-root", "https://127.0.0.1:1", "--id", "ccf-b"];
    const made = await command("init", [...args, "--pki", pki, "--out", out]);
    expect(made.stderr).toBe("");
    expect(made.code).toBe(0);
    expect(made.stdout).toContain("onboard these API invokers");
    expect(readFileSync(join(pki, "onboard.txt"), "utf8")).toContain("onboard these API invokers");
    const looked = await command("doctor", ["--target", out, "--quiet"]);
    expect(looked.stdout).toContain("127.0.0.1:1 cannot be reached (ECONNREFUSED)");
    expect(looked.code).toBe(3);
    const again = await command("init", [...args, "--pki", pki, "--out", out]);
    expect(again.stderr).toBe(`error: ${out} exists already; --force replaces it\n`);
    expect((await command("init", [...args, "--pki", pki, "--out", out, "--force"])).code).toBe(0);
  });

  test("need flags where there is no terminal, and say so in one line", async () => {
    const { code: exit, stderr } = await command("init", ["--role", "aef"]);
    expect(exit).toBe(2);
    expect(stderr).toBe(
      "error: --role and --out are needed where there is no terminal to ask on\n",
    );
  });

  test("tell of a file that is not there with exit code 2, in JSON too", async () => {
    const { code: exit, stdout } = await command("doctor", ["--target", "no-such.yaml", "--json"]);
    expect(exit).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      exitCode: 2,
      findings: [{ level: "problem", topic: "file", where: "no-such.yaml" }],
    });
  });
});
