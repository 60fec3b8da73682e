import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { command, newDirectory, startCommand } from "../cli/command.js";

const report = (directory: string) =>
  JSON.parse(readFileSync(join(directory, "report.json"), "utf8"));

describe("conformance run", () => {
  const dir = newDirectory();
  const target = join(dir, "target.yaml");
  beforeAll(async () => {
    await startCommand(["lab", "--dir", dir]).ready();
  });

  /** The lab's target file with a change in it, beside it. */
  const changed = (name: string, change: (file: ReturnType<typeof parse>) => void): string => {
    const file = parse(readFileSync(target, "utf8"));
    change(file);
    writeFileSync(join(dir, name), stringify(file));
    return join(dir, name);
  };
  const one = ["--only", "CCF-HOME-001"];
  const runOf = (...args: string[]) => command(["conformance", "run", ...args]);

  test("ends with 0 and the summary when the target conforms", async () => {
    const { code, stdout, stderr } = await runOf("--target", target, ...one);

    expect(stdout).toMatch(/1 case,/);
    expect(stderr).toContain("CCF-HOME-001");
    expect(code).toBe(0);
  });

  test("ends with 1 when it does not, the failure last, with the way to repeat it", async () => {
    const wrong = changed("wrong.yaml", (file) => {
      file["ccf-home"].ccfId = "ccf-elsewhere"; // whom the CCF under test is not
    });
    const { code, stdout } = await runOf("--target", wrong, ...one);

    expect(stdout.trim().split("\n").at(-1)).toContain("CCF-HOME-001");
    expect(stdout).toContain(`run --target ${wrong} --only ID --trace ID`);
    expect(code).toBe(1);
  });

  test("ends with 1 when a prerequisite is missing, and names it", async () => {
    const without = changed("without.yaml", (file) => {
      delete file["ccf-home"].peer;
    });
    const { code, stdout } = await runOf("--target", without, ...one);

    expect(stdout).toContain("ccf-home.peer");
    expect(code).toBe(1);
  });

  test.each<[title: string, args: string[], says: RegExp]>([
    ["no target file", ["--target", "nowhere.yaml"], /nowhere\.yaml: cannot be read/],
    ["an unknown case", ["--only", "AEF-999"], /no theme AEF-999/],
    ["an unknown role", ["--role", "amf"], /Roles are/],
    ["no case at all", ["--role", "aef", ...one], /no case/],
    ["a trace of nothing", [...one, "--trace", "nosuch"], /--trace takes/],
    ["a folder that nobody can make", [...one, "--report", "/proc/x"], /into \/proc\/x \(ENOENT/],
    [
      "a file above it",
      [...one, "--report", `${target}/x`],
      /cannot write into .* \((ENOTDIR|EEXIST)/,
    ],
    ["a file that is there", [...one, "--write-baseline", target], /exists already; --force/],
    ["a file in no folder", [...one, "--write-baseline", "/nosuch/x"], /cannot write \/nosuch/],
    ["force of nothing", [...one, "--force"], /--force says that --write-baseline may/],
    ["two baselines", ["--baseline", "a", "--write-baseline", "b"], /baseline/],
  ])("ends with 2 for %s", async (_, args, says) => {
    const { code, stderr } = await runOf("--target", target, ...args);

    expect(stderr).toMatch(says);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1); // no case has run
    expect(code).toBe(2);
  });

  test("ends with 2 for an expected failure of a case that there is not", async () => {
    const baseline = join(dir, "unknown.yaml");
    writeFileSync(baseline, stringify([{ id: "AEF-999", reason: "none", until: "2099-01-01" }]));
    const { code, stderr } = await runOf("--target", target, ...one, "--baseline", baseline);

    expect(stderr).toContain("has no case AEF-999");
    expect(code).toBe(2);
  });

  test("takes the profile that has the case, as the command to repeat one needs it", async () => {
    const { code, stdout } = await runOf("--target", target, "--only", "TS29222-001");

    expect(stdout).toContain("profile  ts-29222");
    expect(code).toBe(0);
  });

  test("ends with 3 when nobody is there", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as { port: number }; // a TCP server has no other address
    await new Promise((resolve) => server.close(resolve));
    const gone = changed("gone.yaml", (file) => {
      file["ccf-home"].apiRoot = `https://127.0.0.1:${port}`;
    });
    const { code, stdout } = await runOf("--target", gone, ...one);

    expect(stdout).toContain("cannot be reached");
    expect(code).toBe(3);
  });

  test("writes the expected failures of a run, which then passes with them, until it is mended", async () => {
    const wrong = changed("known.yaml", (file) => {
      delete file["ccf-home"].peer;
    });
    const baseline = join(dir, "expected.yaml");
    expect((await runOf("--target", wrong, ...one, "--write-baseline", baseline)).code).toBe(1);
    expect(parse(readFileSync(baseline, "utf8"))).toMatchObject([{ id: "CCF-HOME-001" }]);
    const again = ["--write-baseline", baseline, "--force"];
    expect((await runOf("--target", wrong, ...one, ...again)).code).toBe(1);
    expect(parse(readFileSync(baseline, "utf8"))).toMatchObject([{ id: "CCF-HOME-001" }]);
    expect((await runOf("--target", wrong, ...one, "--baseline", baseline)).code).toBe(0);

    const { code, stderr } = await runOf("--target", target, ...one, "--baseline", baseline);
    expect(stderr).toContain("CCF-HOME-001 is expected to fail, and passes");
    expect(code).toBe(5);
  }, 60_000); // four runs, one after the other

  test("prints the report as JSON, and nothing else on stdout", async () => {
    const { stdout } = await runOf("--target", target, ...one, "--json");

    expect(JSON.parse(stdout)).toMatchObject({
      manifest: { selection: { ids: ["CCF-HOME-001"] }, exitCode: 0 },
      results: [{ id: "CCF-HOME-001", outcome: "pass" }],
    });
  });

  test("traces the exchange of a case, without the key", async () => {
    const { stderr } = await runOf("--target", target, ...one, "--trace", "all");

    expect(stderr).toContain("/ccf-security-info/v1/request-security-info");
    expect(stderr).toContain("(redacted)");
    expect(stderr).not.toMatch(/[0-9a-f]{64}/i);
  });

  test("writes a report of what there is at SIGINT", async () => {
    const directory = join(newDirectory(), "report");
    const baseline = join(newDirectory(), "expected.yaml");
    const files = ["--report", directory, "--write-baseline", baseline];
    const args = ["conformance", "run", "--target", target, ...files];
    const running = startCommand([...args, "--role", "ccf-home"]);
    await running.said(/CCF-HOME-/);
    expect(await running.end("SIGINT")).toBe(130);
    expect(running.stderr()).toContain("is not written: the run was interrupted");
    expect(existsSync(baseline)).toBe(false);

    const { manifest, results } = report(directory);
    expect(manifest).toMatchObject({ interrupted: true, exitCode: 130 });
    expect(results.length).toBeGreaterThan(0);
    expect(results.length).toBeLessThan(manifest.selection.ids.length);
    expect(existsSync(join(directory, "report.html"))).toBe(true);
  });
});
