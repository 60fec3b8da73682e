import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll } from "vitest";

const script = fileURLToPath(new URL("../../scripts/site.js", import.meta.url));

/** Builds the site for the tests of a file, into a folder that goes with them. */
export const builtSite = (): string => {
  const parent = mkdtempSync(join(tmpdir(), "capif-site-"));
  const site = join(parent, "site");
  beforeAll(() => {
    execFileSync(process.execPath, [script, "--out", site], {
      stdio: ["ignore", "ignore", "inherit"],
    });
  }, 120_000);
  afterAll(() => rmSync(parent, { recursive: true, force: true }));
  return site;
};
