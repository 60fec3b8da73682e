import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { run } from "../support/run.js";
import { command, packageRoot } from "./command.js";

/** Runs a module of a user of the package. */
const runModule = (source: string) =>
  promisify(execFile)(process.execPath, ["--input-type=module", "-e", source], {
    cwd: packageRoot,
  });

describe("the package", { timeout: 60_000 }, () => {
  test("has startMock in capif-interconnect/mocks", async () => {
    const { stdout } = await runModule(`
      import { startMock } from "capif-interconnect/mocks";
      const mock = await startMock({ apis: ["ccf-security-info"], scenarios: [], tls: true });
      console.log(mock.apiRoot.replace(/\\d+$/, ""), mock.operations.length);
      await mock.close();`);
    expect(stdout).toBe("https://127.0.0.1: 1\n");
  });

  const preload = `
    import { Module } from "node:module";
    const load = Module._load;
    const loaded = [];
    Module._load = (name, ...rest) => (loaded.push(name), load(name, ...rest));
    process.on("exit", () => console.log("loaded", loaded.join(" ")));`;

  for (const args of [["--help"], ["mock", "--help"], ["mock", "--list-scenarios"]])
    test(`does not load Prism for ${args.join(" ")}`, async () => {
      const recorder = `data:text/javascript,${encodeURIComponent(preload)}`;
      const { stdout } = await run(process.execPath, ["--import", recorder, command, ...args]);
      expect(stdout).toMatch(/^loaded .*commander/m);
      expect(stdout).not.toContain("stoplight");
    });

  test("loads Prism without Faker, and Faker when somebody needs it", async () => {
    const { stdout } = await runModule(`
      import { createRequire } from "node:module";
      import { loadPrism } from ${JSON.stringify(`${packageRoot}dist/mocks/load-prism.js`)};
      const require = createRequire(${JSON.stringify(command)});
      const isLoaded = () => Object.keys(require.cache).some((file) => /faker.dist.cjs/.test(file));
      const { generateHttpParam } = loadPrism();
      const before = isLoaded();
      const { value } = generateHttpParam({ name: "x", style: "simple", schema: { type: "string" } });
      console.log(before, isLoaded(), typeof value, loadPrism() === require("@stoplight/prism-http"));`);
    expect(stdout).toBe("false true string true\n");
  });
});
