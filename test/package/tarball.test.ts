import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { publint } from "publint";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../support/run.js";
import { manifestOf, type Packed, pack, packageRoot, timeoutMs } from "./packed.js";

const { exports: entries } = manifestOf();

describe("the tarball", { timeout: timeoutMs }, () => {
  const directory = mkdtempSync(join(tmpdir(), "capif-tarball-"));
  let packed: Packed;
  beforeAll(async () => {
    packed = await pack(directory);
  }, timeoutMs);
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  test("holds built code, documents, bundles, types, mocks, dashboard and the site; nothing else", () => {
    const expected =
      /^(dist|generated|mocks|monitoring|openapi|site)\/|^((README|CHANGELOG)\.md|LICENSE|package\.json|src\/conformance\/requirements\.yaml)$/;
    const hasSource = (file: string) =>
      existsSync(
        file.replace(/^dist\//, join(packageRoot, "src/")).replace(/(\.d\.ts|\.js)$/, ".ts"),
      );
    const compiled = packed.files.filter((file) => file.startsWith("dist/"));

    expect(packed.files.filter((file) => !expected.test(file))).toEqual([]);
    expect(compiled.filter((file) => !hasSource(file))).toEqual([]); // else: dist is stale
    expect(
      packed.files.filter((file) => /test|\.(map|pem|key|crt|p12|tgz)$|lint/.test(file)),
    ).toEqual([]);
  });

  test("has something of everything that it is meant to hold", () => {
    const { files } = packed;

    for (const name of ["ccf", "aef", "invoker", "lab"])
      expect(files).toContain(`openapi/samples/${name}.yaml`);
    for (const file of ["CHANGELOG.md", "LICENSE", "README.md", "mocks/scenarios.yaml"])
      expect(files).toContain(file);
    for (const file of ["ccf-security-info.yaml", "ccf-security-info.d.ts"])
      expect(files).toContain(`generated/${file}`);
    for (const file of ["cli/main.js", "contract/index.d.ts"])
      expect(files).toContain(`dist/${file}`);
  });

  test("holds no private key", async () => {
    const { code, stdout } = await run("tar", ["xzOf", packed.tarball], { timeoutMs });

    expect(code).toBe(0);
    expect(stdout).toContain("capif-interconnect");
    expect(stdout).not.toMatch(/-----BEGIN [A-Z ]*PRIVATE KEY/);
  });

  test("leaves publint nothing to say", async () => {
    const tarball = new Uint8Array(readFileSync(packed.tarball)).buffer;
    const { messages } = await publint({ pack: { tarball }, strict: true });

    expect(messages).toEqual([]);
  });

  // ES modules only: require() of them is Node.js 20.19's, which a test of the installed package tries.
  test("has types that resolve as its modules do", async () => {
    const attw = join(packageRoot, "node_modules", ".bin", "attw");
    const options = ["--profile", "esm-only", "--no-definitely-typed", "--format", "json"];
    const { code, stdout } = await run(attw, [packed.tarball, ...options], { timeoutMs });
    const { analysis, problems } = JSON.parse(stdout);
    const found = Object.values(problems).flat() as { resolutionKind: string }[];

    expect(Object.keys(analysis.entrypoints).sort()).toEqual(Object.keys(entries).sort());
    expect(
      found.filter(({ resolutionKind }) => !["node10", "node16-cjs"].includes(resolutionKind)),
    ).toEqual([]);
    expect(code).toBe(0);
  });
});
