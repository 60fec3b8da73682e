import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { temporaryDirectory } from "../support/pki.js";
import { run } from "../support/run.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const bundle = (version: string) => ({
  openapi: "3.0.3",
  info: { version },
  paths: { "/ask": {} },
});

/** A repository that is ready for the release of 1.2.0, until something in it is changed. */
const repository = () => {
  const directory = temporaryDirectory();
  const git = (...args: string[]) => execFileSync("git", args, { cwd: directory, stdio: "pipe" });
  const write = (file: string, content: string | object) => {
    mkdirSync(join(directory, file, ".."), { recursive: true });
    const text = typeof content === "string" ? content : JSON.stringify(content);
    writeFileSync(join(directory, file), text);
  };
  const commit = () => {
    git("add", "--all");
    const author = ["-c", "user.name=Release", "-c", "user.email=release@example.com"];
    git(...author, "commit", "--quiet", "--no-verify", "--message", "change");
  };
  cpSync(join(root, "scripts"), join(directory, "scripts"), { recursive: true });
  // What comes after the refusals: a check that ends the release here.
  const scripts = { check: "node -p \"'checked'\" && exit 3" };
  write("package.json", { name: "example", version: "1.2.0", type: "module", scripts });
  write("package-lock.json", { version: "1.2.0" });
  write(
    "CHANGELOG.md",
    "# Changelog\n\n## 1.2.0 (2026-01-31)\n\n- A thing.\n\n## 1.1.0 (2025-12-01)\n",
  );
  write("generated/api.json", bundle("1.0.0"));
  write("generated/api.yaml", "version: 1.0.0\n");
  write("generated/configuration.json", { openapi: "3.1.0", info: { version: "0" } });
  write("openapi/released/api/1.0.0.yaml", "version: 1.0.0\n");
  git("init", "--quiet", "--initial-branch", "main");
  commit();
  const release = async (...args: string[]) => {
    const command = [join(directory, "scripts/release.js"), ...args];
    return run(process.execPath, command, { cwd: directory, timeoutMs: 60_000 });
  };
  return { directory, git, write, commit, release };
};

describe("npm run release", { timeout: 60_000 }, () => {
  for (const args of [[], ["--dry-run"]]) {
    const name = ["release", ...args].join(" ");

    test(`${name} goes on to the checks where nothing is in its way`, async () => {
      const { stdout } = await repository().release(...args);

      expect(stdout).toContain("checked");
    });

    test(`${name} refuses a tree that is not clean`, async () => {
      const { write, release } = repository();
      write("left-over.txt", "something");
      const { code, stdout, stderr } = await release(...args);

      expect([code, stdout]).toEqual([1, ""]);
      expect(stderr).toMatch(/^not released: the tree is not clean.*\n\?\? left-over\.txt\n$/);
    });

    test(`${name} refuses a version that the lock file does not have`, async () => {
      const { write, commit, release } = repository();
      write("package-lock.json", { version: "1.1.0" });
      commit();

      expect(await release(...args)).toMatchObject({
        code: 1,
        stdout: "",
        stderr: "not released: package-lock.json is of 1.1.0, package.json of 1.2.0: npm install\n",
      });
    });

    for (const [what, changelog] of Object.entries({
      "without an entry": "# Changelog\n\n## 1.1.0 (2025-12-01)\n\n- A thing.\n",
      "whose entry has no day": "# Changelog\n\n## 1.2.0\n\n- A thing.\n",
      "whose entry is empty":
        "# Changelog\n\n## 1.2.0 (2026-01-31)\n\n## 1.1.0 (2025-12-01)\n\n- Old.\n",
    }))
      test(`${name} refuses a version ${what}`, async () => {
        const { write, commit, release } = repository();
        write("CHANGELOG.md", changelog);
        commit();
        const { code, stdout, stderr } = await release(...args);

        expect([code, stdout]).toEqual([1, ""]);
        expect(stderr).toMatch(/^not released: CHANGELOG\.md .*\n$/);
      });
  }

  test("refuses what is unreleased or not on main, unless it is a dry run", async () => {
    const { git, write, commit, release } = repository();
    write("CHANGELOG.md", "# Changelog\n\n## Unreleased\n\n- A thing.\n");
    commit();
    git("switch", "--quiet", "--create", "topic");
    const { code, stderr } = await release();

    expect(code).toBe(1);
    expect(stderr.match(/^not released: .*(on main|CHANGELOG)/gm)).toHaveLength(2);
    expect((await release("--dry-run")).stdout).toContain("checked");
  });

  test("keeps a document's new version among the released, to be committed", async () => {
    const { directory, write, commit, release } = repository();
    const released = join(directory, "openapi/released/api/1.1.0.yaml");
    write("generated/api.json", bundle("1.1.0"));
    write("generated/api.yaml", "version: 1.1.0\n");
    commit();
    expect((await release("--dry-run")).stdout).toContain(
      "a release adds openapi/released/api/1.1.0",
    );
    const refused = await release();

    expect(refused).toMatchObject({ code: 1, stdout: "" });
    expect(refused.stderr).toContain("openapi/released/api/1.1.0.yaml is new: commit it");
    expect(readFileSync(released, "utf8")).toBe("version: 1.1.0\n");
    commit();
    expect((await release()).stdout).toContain("checked");
  });

  test("refuses a document that has changed under a released version", async () => {
    const { write, commit, release } = repository();
    write("generated/api.yaml", "version: 1.0.0\nchanged: true\n");
    commit();

    expect(await release()).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("1.0.0.yaml is released and differs: raise info.version"),
    });
  });
});
