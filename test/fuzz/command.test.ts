import { describe, expect, test } from "vitest";
import { run } from "../support/run.js";

describe("npm run fuzz", () => {
  const refused = [
    ...["abc", "10k", "0", "-1", "1.5", "1e3", ""].map((runs) => [`--runs=${runs}`]),
    ["--seed=abc"],
    ["--what"],
  ];
  for (const args of refused)
    test(`refuses ${args.join(" ")} in a line, and tries nothing`, async () => {
      const { code, stdout, stderr } = await run(process.execPath, ["scripts/fuzz.js", ...args]);

      expect(stderr).toMatch(/^error: [^\n]+\n$/);
      expect([code, stdout]).toEqual([2, ""]);
    });
});
