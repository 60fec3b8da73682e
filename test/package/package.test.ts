import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningCommand, startCommand } from "../cli/command.js";
import { blocksOf, commandsOf, staysUp } from "../readme/pages.js";
import type { RunResult } from "../support/run.js";
import { type Installed, install } from "./installed.js";
import { loadedBy } from "./loaded.js";
import { manifestOf, packageRoot, timeoutMs } from "./packed.js";

const aefPskId = "3cc48b480160cd81"; // of the contract's own check value

describe("the installed package", { timeout: timeoutMs }, () => {
  const directory = mkdtempSync(join(tmpdir(), "capif-package-"));
  let installed: Installed;
  let compiled: RunResult;
  beforeAll(async () => {
    installed = await install(directory);
    compiled = await installed.run(process.execPath, [
      join("node_modules", "typescript", "bin", "tsc"),
    ]);
  }, timeoutMs);
  afterAll(() => rmSync(directory, { recursive: true, force: true }), timeoutMs);

  const start = (args: readonly string[]): RunningCommand =>
    startCommand(args, { cwd: installed.directory, main: installed.main });

  /** What a compiled program of the consumer prints, as JSON. */
  const outputOf = async (program: string, ...args: string[]) => {
    const file = join("out", `${program}.js`);
    const { code, stdout, stderr } = await installed.run(process.execPath, [file, ...args]);
    expect(stderr).toBe("");
    expect(code).toBe(0);
    return JSON.parse(stdout);
  };

  test("compiles in a strict project that checks libraries too", () => {
    expect(compiled).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  test("has typed clients that check answers, and says where the documents are", async () => {
    const told = await outputOf("contract");

    expect(told).toMatchObject({
      bundle: true,
      documents: true,
      steps: 11,
      cause: "AEF_NOT_FOUND",
      violation: true,
    });
    expect(told.operations).toContain("obtainSecurityMethod");
    expect(told.vectors).toBeGreaterThanOrEqual(8);
    expect(existsSync(fileURLToPath(told.sample))).toBe(true);
  });

  test("derives keys", async () => {
    expect(await outputOf("psk")).toEqual({ aefPskId });
  });

  test("runs its command", async () => {
    const demo = await installed.run("npx", ["--no", "--", "capif-interconnect", "demo"]);

    expect(demo.stdout.trim().split("\n").at(-1)).toBe("11 of 11 steps passed");
    expect(demo.code).toBe(0);
  });

  test("runs the parties from the library, on a lab's configurations", async () => {
    const lab = start(["lab", "--dir", "files"]);
    await lab.ready();
    await lab.end("SIGTERM"); // its files stay

    expect(await outputOf("parties", "files")).toMatchObject({
      apiInvokerId: "API-INVOKER-1",
      ccfId: "ccf-b",
      aefId: "aef-1",
    });
  });

  describe("does what the README says", () => {
    const blocks = blocksOf("README.md").filter(({ runnable }) => runnable);
    const up: RunningCommand[] = [];
    afterAll(async () => {
      for (const running of up) await running.end("SIGTERM");
    });

    for (const line of blocks.filter(({ language }) => language === "sh").flatMap(commandsOf))
      test(line, async () => {
        const args = staysUp(line);
        if (args !== undefined) {
          const running = start(args);
          up.push(running);
          await running.ready();
          return;
        }
        const shell = ["-euo", "pipefail", "-c", line];
        const { code, stdout, stderr } = await installed.run("bash", shell);
        expect(stdout).not.toBe("");
        expect({ code, stderr }).toMatchObject({ code: 0 });
      });

    test("its recipe for the library, against the lab", async () => {
      const lab = join(installed.directory, "lab");
      const { parties } = JSON.parse(readFileSync(join(lab, "lab.json"), "utf8"));
      const recipe = readFileSync(join(installed.directory, "out", "recipe-1.js"), "utf8");
      const program = join(installed.directory, "recipe.js");
      // The one thing that a reader fills in; the files of the recipe have the names of the lab's.
      const filledIn = recipe.replace("https://ccf-b.example.net:8443", parties["ccf-b"].apiRoot);
      writeFileSync(program, filledIn);
      const called = await installed.run(process.execPath, [program], { cwd: join(lab, "pki") });

      expect(called).toMatchObject({ code: 0, stderr: "" });
      expect(called.stdout).toContain("API-INVOKER-1");
    });
  });

  describe("loads what is needed", () => {
    const loaded = (args: readonly string[]) =>
      loadedBy(args, { cwd: installed.directory, timeoutMs });
    const importing = (entry: string) =>
      loaded(["--input-type=module", "-e", `import "capif-interconnect${entry}"`]);
    const heavy =
      /stoplight|faker|vitest|^vite$|rolldown|redocly|hono|undici|pino|lmdb|redis|prom-client/;

    for (const args of [["--help"], ["mock", "--help"], ["conformance", "run", "--help"]])
      test(`and little for ${args.join(" ")}`, async () => {
        const { packages, modules } = await loaded([installed.main, ...args]);

        expect(packages).toContain("commander");
        expect(packages.filter((name) => heavy.test(name))).toEqual([]);
        expect(modules).toBeLessThan(100);
      });

    for (const [entry, folders] of [
      ["", ["contract"]],
      ["/invoker", ["contract", "invoker", "psk", "tls"]],
      ["/psk", ["psk"]],
    ] as const)
      test(`and no server with capif-interconnect${entry}`, async () => {
        const { packages, folders: ours } = await importing(entry);

        expect(ours).toEqual(folders);
        expect(packages.filter((name) => /hono|stoplight|pino|vitest/.test(name))).toEqual([]);
      });

    test("and one with the parties", async () => {
      const { packages } = await importing("/ccf");

      expect(packages).toContain("hono");
    });
  });

  test("can be required by CommonJS", async () => {
    const entries = Object.entries(manifestOf().exports).flatMap(([entry, target]) =>
      typeof target === "string" ? [] : [entry.replace(".", "capif-interconnect")],
    );
    const code = `console.log(${JSON.stringify(entries)}.every((name) => Object.keys(require(name)).length > 0))`;
    const { stdout } = await installed.run(process.execPath, ["-e", code]);

    expect(entries).toContain("capif-interconnect/ccf");
    expect(stdout).toBe("true\n");
  });

  test("takes the room that CONTRIBUTING gives it", async () => {
    const page = readFileSync(join(packageRoot, "CONTRIBUTING.md"), "utf8");
    const written = Number(/(\d+) MB installed/.exec(page)?.[1]);
    const { stdout } = await installed.run("du", [
      ...["-sm", "--exclude=typescript", "--exclude=.cache"],
      "node_modules",
    ]);

    expect(Math.abs(Number.parseInt(stdout, 10) - written)).toBeLessThan(written / 5);
  });
});
