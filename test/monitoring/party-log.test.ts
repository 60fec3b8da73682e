import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { run } from "../support/run.js";

const script = `
  import { partyLog } from "./dist/http/party-log.js";
  const [hex, base64] = process.argv.slice(1);
  const log = partyLog("test", "info");
  log.info({ aefPsk: "short", held: { aefPsk: "short", aefPskId: "shown" } }, "by name");
  log.info({ text: \`the key is \${hex}, or \${base64}.\` }, "by form");
  log.info({ text: \`on a line of its own:\\n\${base64}\\n\` }, "by form");
  log.error({ err: new Error(\`no \${hex}\`, { cause: new Error(base64) }) }, \`for \${hex}\`);
  log.debug("not at this level");`;

test("a process's log masks what is secret, by its name and by its form", async () => {
  const key = randomBytes(32);
  const forms = [key.toString("hex"), key.toString("base64url")];
  const args = ["--input-type=module", "-e", script, ...forms];
  const { code, stderr } = await run(process.execPath, args, { timeoutMs: 20_000 });
  const [byName, byForm, ownLine, failed, ...more] = stderr
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

  expect(code).toBe(0);
  expect(byName).toMatchObject({
    name: "test",
    aefPsk: "(redacted)",
    held: { aefPsk: "(redacted)", aefPskId: "shown" },
  });
  expect(byForm.text).toBe("the key is (redacted), or (redacted).");
  expect(ownLine.text).toBe("on a line of its own:\n(redacted)\n");
  expect(failed.err.message).toContain("(redacted)");
  expect(failed.msg).toBe("for (redacted)");
  expect(more).toEqual([]);
  for (const form of forms) expect(stderr).not.toContain(form);
});
