import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hasChromium, violations, withPage } from "../support/chromium.js";
import { command, newDirectory } from "./command.js";
import { startLab } from "./started-lab.js";

const steps = Array.from({ length: 11 }, (_, index) => index + 1);

/** What a key log has of each session that may stand in no report, in the forms it could take. */
const secretsOf = (keylog: string): string[] =>
  readFileSync(keylog, "utf8")
    .trim()
    .split("\n")
    .map((line) => Buffer.from(line.split(" ")[2] ?? "", "hex"))
    .flatMap((secret) => [
      secret.toString("hex"),
      secret.toString("base64"),
      secret.toString("base64url"),
    ]);

describe("--report", { timeout: 120_000 }, () => {
  const directory = newDirectory();
  const file = join(directory, "run.html");
  const keylog = join(directory, "keys.log");

  test("shows every step of a demo with its messages, and no secret", async () => {
    const { code } = await command(["demo", "--report", file, "--keylog", keylog]);
    const page = readFileSync(file, "utf8");
    const secrets = secretsOf(keylog);

    expect(code).toBe(0);
    for (const step of steps) expect(page).toContain(`id="step-${step}"`);
    expect(page).toContain("&quot;aefPskId&quot;");
    expect(secrets.length).toBeGreaterThan(10);
    expect(secrets.filter((secret) => page.includes(secret))).toEqual([]);
    expect(page.match(/(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/gi)).toBeNull(); // as AEF_PSK is written
  });

  test("says at which step a run failed and why", async () => {
    const lab = startLab();
    await lab.ready();
    const config = join(lab.dir, "invoker.yaml");
    await lab.end("SIGTERM");
    const failed = join(directory, "failed.html");
    const { code } = await command(["invoke", "--config", config, "--report", failed]);

    expect(code).toBe(1);
    expect(readFileSync(failed, "utf8")).toMatch(/id="verdict"[^>]*>step 2 failed: .*ECONNREFUSED/);
    expect(readFileSync(failed, "utf8")).toMatch(/is-failed" id="step-2"/);
  });

  test("replaces a report and no other file, and says so before the run", async () => {
    const other = join(directory, "notes.html");
    writeFileSync(other, "notes");
    const again = await command(["demo", "--report", file]);
    const refused = await command(["demo", "--report", other]);
    const nowhere = await command(["demo", "--report", join(directory, "none", "run.html")]);

    expect(again.code).toBe(0);
    expect([refused.code, nowhere.code]).toEqual([2, 2]);
    expect(refused.stderr.trim().split("\n")).toHaveLength(1);
    expect(refused.stdout).toBe("");
    expect(readFileSync(other, "utf8")).toBe("notes");
  });

  for (const colorScheme of ["light", "dark"] as const)
    test.skipIf(!hasChromium())(
      `is accessible, by keyboard too, and asks for nothing: ${colorScheme}`,
      async () => {
        await command(["demo", "--report", file]);
        await withPage(
          file,
          async ({ page, complaints }) => {
            await page.locator("a.sequence-arrow").nth(8).focus();
            await page.keyboard.press("Enter");
            await page.locator("details[open] .masked").first().waitFor();

            expect(await page.locator("a.sequence-arrow").count()).toBeGreaterThanOrEqual(11);
            expect(await violations(page)).toEqual([]);
            expect(complaints).toEqual([]);
          },
          { colorScheme },
        );
      },
    );
});
