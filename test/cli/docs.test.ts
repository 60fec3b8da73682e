import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { run } from "../support/run.js";
import { command, freePorts, newDirectory, startCommand } from "./command.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const page = "<!doctype html><title>the site</title>";

/** An installation whose site is this one page, or that has none. */
const installation = (site?: string): string => {
  const directory = newDirectory();
  for (const name of ["dist", "generated", "package.json"])
    cpSync(join(root, name), join(directory, name), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(directory, "node_modules"));
  if (site !== undefined) {
    mkdirSync(join(directory, "site"));
    writeFileSync(join(directory, "site", "index.html"), site);
  }
  return join(directory, "dist", "cli", "main.js");
};

describe("docs", { timeout: 60_000 }, () => {
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    test(`serves the site on loopback until ${signal}`, async () => {
      const docs = startCommand(["docs", "--port", "0"], { main: installation(page) });
      await docs.ready();
      const [url = ""] = docs.stdout().split("\n");

      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
      const response = await fetch(url);
      expect([response.status, await response.text()]).toEqual([200, page]);
      expect(await docs.end(signal)).toBe(0);
      expect(docs.stderr()).toBe("");
      await expect(fetch(url)).rejects.toThrow();
    });

  test("says how a checkout gets its site", async () => {
    const args = [installation(), "docs"];
    const { code, stdout, stderr } = await run(process.execPath, args, { timeoutMs: 60_000 });

    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toBe("error: this checkout has no site yet: `npm run site` builds it\n");
  });

  test("ends with 2 and one line for a port that is taken", async () => {
    const main = installation(page);
    const [port = 0] = await freePorts(1);
    const first = startCommand(["docs", "--port", String(port)], { main });
    await first.ready();
    const args = [main, "docs", "--port", String(port)];
    const second = await run(process.execPath, args, { timeoutMs: 60_000 });

    expect([second.code, second.stdout]).toEqual([2, ""]);
    expect(second.stderr).toMatch(/^error: .*in use.*\n$/);
    await first.end("SIGTERM");
  });

  for (const port of ["-1", "65536", "http", "1.5"])
    test(`ends with 2 for port ${port}`, async () => {
      const { code, stderr } = await command(["docs", "--port", port]);

      expect(code).toBe(2);
      expect(stderr).toMatch(/^error: .*port.*\n$/);
    });
});
