import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { temporaryDirectory } from "../support/pki.js";
import { run } from "../support/run.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What the check says of the documents with a change in one of them. */
const checked = async (change: (bundle: string) => string) => {
  const generated = temporaryDirectory();
  cpSync(join(root, "generated"), generated, { recursive: true });
  const file = join(generated, "ccf-security-info.yaml");
  const bundle = readFileSync(file, "utf8");
  writeFileSync(file, change(bundle));
  const script = join(root, "scripts", "compatibility.js");
  return run(process.execPath, [script, generated], { timeoutMs: 60_000 });
};

const renamed = (bundle: string) => bundle.replace("/request-security-info:", "/ask-for-info:");

describe("the check against the released documents", { timeout: 60_000 }, () => {
  test("passes documents that break nothing", async () => {
    const { code, stdout } = await checked((bundle) => bundle.replace("Ask a CCF", "Ask any CCF"));

    expect(stdout).toMatch(/ccf-security-info .*: 0 breaking, 0 new, 1 other/);
    expect(code).toBe(0);
  });

  test("refuses a breaking change under the same major version, and says where", async () => {
    const { code, stderr } = await checked(renamed);

    expect(stderr).toContain("raise the major version");
    expect(stderr).toContain("#/paths/");
    expect(code).toBe(1);
  });

  test("passes it under the next one", async () => {
    const { code } = await checked((bundle) =>
      renamed(bundle).replace(/version: 1\.0\.0\S*/, "version: 2.0.0"),
    );

    expect(code).toBe(0);
  });
});
