import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunResult, run } from "../support/run.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const timeoutMs = 300_000;

/** A clean repository of the files that git knows here, as they are now. */
const cleanCopy = (directory: string): void => {
  const git = (cwd: string, ...args: string[]) =>
    execFileSync("git", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  const known = git(root, "ls-files", "--cached", "--others", "--exclude-standard").trim();
  const files = known.split("\n").filter((file) => file !== "node_modules");
  for (const file of files) cpSync(join(root, file), join(directory, file));
  git(directory, "init", "--quiet", "--initial-branch", "main");
  git(directory, "add", "--all");
  const author = ["-c", "user.name=Release", "-c", "user.email=release@example.com"];
  git(directory, ...author, "commit", "--quiet", "--no-verify", "--message", "all");
  symlinkSync(join(root, "node_modules"), join(directory, "node_modules"));
};

/** Name and version of everything that the lock file has for who installs the package. */
const locked = (): string[] => {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const shipped = Object.entries<{ version: string; dev?: boolean }>(packages).filter(
    ([path, { dev }]) => path !== "" && dev !== true,
  );
  const names = shipped.map(
    ([path, one]) => `${path.split("node_modules/").at(-1)}@${one.version}`,
  );
  return [...new Set(names)].sort();
};

describe("a dry run of the release", { timeout: timeoutMs }, () => {
  const parent = mkdtempSync(join(tmpdir(), "capif-release-"));
  const directory = join(parent, "another-name");
  const release = join(directory, "release");
  const tarball = `capif-interconnect-${version}.tgz`;
  let ended: RunResult;
  let files: string[];
  beforeAll(async () => {
    cleanCopy(directory);
    const args = ["run", "release", "--", "--dry-run", "--checked"];
    ended = await run("npm", args, { cwd: directory, timeoutMs });
    const listed = execFileSync("tar", ["tzf", tarball], { cwd: release, encoding: "utf8" });
    files = listed
      .trim()
      .split("\n")
      .map((file) => file.replace(/^package\//, ""));
  }, timeoutMs);
  afterAll(() => rmSync(parent, { recursive: true, force: true }));

  test("ends well, and says that nothing is released", () => {
    expect(ended.code, ended.stderr).toBe(0);
    expect(ended.stdout).toContain(`dry run: v${version} is not released`);
  });

  test("compiles once", () => {
    expect(`${ended.stdout}${ended.stderr}`.match(/^> tsc /gm)).toHaveLength(1);
  });

  test("leaves sums that somebody else's tool finds right, of every file", () => {
    const checked = execFileSync("sha256sum", ["--check", "SHA256SUMS"], {
      cwd: release,
      encoding: "utf8",
    });

    expect(checked.trim().split("\n").sort()).toEqual([
      "LICENSE: OK",
      `capif-interconnect-${version}.cdx.json: OK`,
      `${tarball}: OK`,
    ]);
  });

  test("lists in the SBOM all that the lock file has for who installs the package", () => {
    const file = join(release, `capif-interconnect-${version}.cdx.json`);
    const bill = JSON.parse(readFileSync(file, "utf8"));
    const references = bill.components.map((one: Record<string, string>) => one["bom-ref"]);

    expect(bill).toMatchObject({
      bomFormat: "CycloneDX",
      metadata: {
        component: {
          name: "capif-interconnect",
          version,
          purl: `pkg:npm/capif-interconnect@${version}`,
        },
      },
    });
    expect(references.sort()).toEqual(locked());
    expect(references.join()).toContain("@stoplight/prism-http@"); // also below a development dependency
  });

  test("packs the site with what it needs, licence, changelog, bundles and mocks", () => {
    const folders = [...new Set(files.map((file) => dirname(file)))];

    for (const file of ["LICENSE", "CHANGELOG.md", "site/index.html", "site/reference/redoc.js"])
      expect(files).toContain(file);
    expect(folders).toEqual(
      expect.arrayContaining(["dist/cli", "generated", "mocks", "openapi", "site/downloads"]),
    );
    const bundles = readdirSync(join(root, "generated")).filter((file) => file.endsWith(".yaml"));
    expect(bundles.filter((file) => !files.includes(`generated/${file}`))).toEqual([]);
  });

  test("packs no test, no key and no source in TypeScript", () => {
    const unwanted =
      /(^|\/)test\/|\.test\.|(?<!\.d)\.ts$|\.(pem|key|crt|p12|map|tgz)$|\.cdx\.json$/;

    expect(files.filter((file) => unwanted.test(file))).toEqual([]);
  });
});
