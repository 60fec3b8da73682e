import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { redocly } from "../redocly.js";

// In a folder of its own: our redocly.yaml has no rules of compatibility, and without them a newly
// required member would be a patch.
const configuration = "extends:\n  - diff-recommended\n";

/** Redocly's report on what one bundle, as YAML, changes in another: `summary` and `changes`. */
export const diffOf = async (base, revision) => {
  const folder = mkdtempSync(join(tmpdir(), "capif-diff-"));
  try {
    writeFileSync(join(folder, "redocly.yaml"), configuration);
    writeFileSync(join(folder, "base.yaml"), base);
    writeFileSync(join(folder, "revision.yaml"), revision);
    const options = ["--format", "json", "--fail-on", "none"];
    return JSON.parse(await redocly(folder, "diff", "base.yaml", "revision.yaml", ...options));
  } finally {
    rmSync(folder, { recursive: true });
  }
};
