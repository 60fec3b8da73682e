import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { openFolder } from "../../src/http/folder.js";
import { builtSite } from "../support/built-site.js";
import { hasChromium, openUrl, withBrowser } from "../support/chromium.js";

describe.skipIf(!hasChromium())("the site served by docs", { timeout: 240_000 }, () => {
  const site = builtSite();

  test("works on every page under its policy, and complains of nothing", async () => {
    const folder = await openFolder(site, { host: "127.0.0.1", port: 0 });
    const origin = `http://127.0.0.1:${folder.port}/`;
    const paths = readdirSync(site, { recursive: true, encoding: "utf8" });
    const found: string[] = [];
    try {
      await withBrowser(async (context) => {
        for (const path of paths.filter((one) => one.endsWith(".html"))) {
          const { page, complaints } = await openUrl(context, `${origin}${path}`);
          await page.locator("h1").first().waitFor();
          if (path.startsWith("reference/"))
            await page.getByRole("navigation", { name: "Operations" }).waitFor();
          await page.waitForLoadState("networkidle");
          found.push(...complaints.map((what) => `${path}: ${what}`));
          await page.close();
        }
      });
    } finally {
      await folder.close();
    }

    expect(found).toEqual([]);
  });
});
