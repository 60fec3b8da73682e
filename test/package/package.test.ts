import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startCommand } from "../cli/command.js";
import type { RunResult } from "../support/run.js";
import { type Installed, install } from "./installed.js";

const timeoutMs = 300_000;
const aefPskId = "3cc48b480160cd81"; // of the contract's own check value

describe("the packed package", { timeout: timeoutMs }, () => {
  const directory = mkdtempSync(join(tmpdir(), "capif-package-"));
  let installed: Installed;
  let compiled: RunResult;
  beforeAll(async () => {
    installed = await install(directory);
    compiled = await installed.run(process.execPath, [
      join("node_modules", "typescript", "bin", "tsc"),
    ]);
  }, timeoutMs);
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  /** What a compiled program of the consumer prints, as JSON. */
  const outputOf = async (program: string, ...args: string[]) => {
    const { code, stdout, stderr } = await installed.run(process.execPath, [
      join("out", `${program}.js`),
      ...args,
    ]);
    expect(stderr).toBe("");
    expect(code).toBe(0);
    return JSON.parse(stdout);
  };

  test("holds compiled sources, generated files, documents, samples and mocks; nothing else", () => {
    const expected =
      /^(dist|generated|mocks|openapi)\/|^(README\.md|CHANGELOG\.md|LICENSE|package\.json|src\/conformance\/requirements\.yaml)$/;
    const sources = fileURLToPath(new URL("../../src/", import.meta.url));
    const hasSource = (file: string) =>
      existsSync(file.replace(/^dist\//, sources).replace(/(\.d\.ts|\.js)$/, ".ts"));
    const compiled = installed.files.filter((file) => file.startsWith("dist/"));

    expect(installed.files.filter((file) => !expected.test(file))).toEqual([]);
    expect(compiled.filter((file) => !hasSource(file))).toEqual([]); // else: dist is stale
    expect(
      installed.files.filter((file) => /test|\.(map|pem|key|crt|p12|tgz)$|lint/.test(file)),
    ).toEqual([]);
    for (const name of ["ccf", "aef", "invoker", "lab"])
      expect(installed.files).toContain(`openapi/samples/${name}.yaml`);
  });

  test("holds no private key", () => {
    const root = join(installed.directory, "node_modules", "capif-interconnect");
    const texts = installed.files.map((file) => readFileSync(join(root, file), "utf8"));

    expect(texts.filter((text) => /-----BEGIN [A-Z ]*PRIVATE KEY/.test(text))).toEqual([]);
  });

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
    const started = performance.now();
    const demo = await installed.run("npx", ["--no", "--", "capif-interconnect", "demo"]);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`npx capif-interconnect demo took ${seconds} s`);

    expect(demo.stdout.trim().split("\n").at(-1)).toBe("11 of 11 steps passed");
    expect(demo.code).toBe(0);
  });

  test("runs the parties from the library, on a lab's configurations", async () => {
    const main = join("node_modules", "capif-interconnect", "dist", "cli", "main.js");
    const lab = startCommand(["lab", "--dir", "lab"], { cwd: installed.directory, main });
    await lab.ready();
    await lab.end("SIGTERM"); // its files stay

    expect(await outputOf("parties", "lab")).toMatchObject({
      apiInvokerId: "API-INVOKER-1",
      ccfId: "ccf-b",
      aefId: "aef-1",
    });
  });

  test("runs the conformance suite with nothing but npx", async () => {
    const main = join("node_modules", "capif-interconnect", "dist", "cli", "main.js");
    const options = { cwd: installed.directory, main };
    const lab = startCommand(["lab", "--dir", "target"], options);
    await lab.ready();
    const args = ["--target", "target/target.yaml", "--report", "report", "--role", "ccf-home"];
    const suite = await installed.run("npx", [
      ...["--no", "--", "capif-interconnect", "conformance", "run", ...args],
    ]);
    await lab.end("SIGTERM");

    expect(suite).toMatchObject({ code: 0 });
    expect(existsSync(join(installed.directory, "report", "report.html"))).toBe(true);
  });

  test("loads no server with its own entry", async () => {
    const copy = join(directory, "without-server");
    const servers = /node_modules\/(hono|@hono|pino|@peculiar|commander)(\/|$)/;
    const parties = /capif-interconnect\/dist\/(http|ccf|aef|lab|cli|tls)(\/|$)/;
    cpSync(installed.directory, copy, {
      recursive: true,
      filter: (file) => !servers.test(file) && !parties.test(file),
    });
    const entry = await installed.run(process.execPath, [join("out", "contract.js")], {
      cwd: copy,
    });
    const server = await installed.run(process.execPath, [join("out", "parties.js")], {
      cwd: copy,
    });

    expect(entry.stderr).toBe("");
    expect(entry.code).toBe(0);
    expect(server.stderr).toContain("ERR_MODULE_NOT_FOUND");
  });
});
