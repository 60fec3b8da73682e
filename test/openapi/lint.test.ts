import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { configuration, root } from "./documents.js";
import { lint } from "./redocly.js";

test("every document passes the lint without an error or a warning", async () => {
  const { status, findings, stderr } = await lint(fileURLToPath(root));

  expect(findings.flat()).toEqual([]);
  expect(findings).toHaveLength(Object.keys(configuration.apis).length);
  expect(status, stderr).toBe(0);
});
