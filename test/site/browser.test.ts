import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BrowserContext } from "playwright-core";
import { describe, expect, test } from "vitest";
import { builtSite } from "../support/built-site.js";
import { hasChromium, openFile, violations, withBrowser } from "../support/chromium.js";

const artefacts = fileURLToPath(new URL("../../test-artifacts/site/", import.meta.url));

const looks = {
  light: { colorScheme: "light", viewport: { width: 1280, height: 900 } },
  dark: { colorScheme: "dark", viewport: { width: 1280, height: 900 } },
  phone: { colorScheme: "light", viewport: { width: 390, height: 800 } },
} as const;

const widerThanWindow =
  "document.documentElement.scrollWidth > document.documentElement.clientWidth";

describe.skipIf(!hasChromium())("the site in a browser", { timeout: 240_000 }, () => {
  const site = builtSite();
  const everyPage = () =>
    readdirSync(site, { recursive: true, encoding: "utf8" }).filter((path) =>
      path.endsWith(".html"),
    );

  const look = async (context: BrowserContext, path: string, name: string): Promise<string[]> => {
    const { page, complaints } = await openFile(context, join(site, path), { folder: site });
    await page.locator("h1").first().waitFor();
    const found = [...complaints, ...(await violations(page))];
    if (await page.evaluate(widerThanWindow)) found.push("is wider than its window");
    await page.screenshot({ path: join(artefacts, `${name}-${path.replaceAll("/", "-")}.png`) });
    await page.close();
    return found.map((what) => `${path}: ${what}`);
  };

  for (const [name, options] of Object.entries(looks))
    test(`every page opens from disk, complains of nothing and is accessible: ${name}`, async () => {
      mkdirSync(artefacts, { recursive: true });
      await withBrowser(async (context) => {
        const found: string[] = [];
        for (const path of everyPage()) found.push(...(await look(context, path, name)));

        expect(found).toEqual([]);
      }, options);
    });

  test("links into a reference open the operation and the schema", async () => {
    const reference = readdirSync(join(site, "reference")).find((file) =>
      /^ccf-security-info-.*html$/.test(file),
    );
    await withBrowser(async (context) => {
      for (const hash of ["#operation/requestSecurityInfo", "#/schemas/securityinforeq"]) {
        const file = join(site, "reference", reference ?? "");
        const { page } = await openFile(context, file, { hash, folder: site });
        await expect
          .poll(() => page.evaluate<number>("scrollY"), { timeout: 30_000 })
          .toBeGreaterThan(100);
        await page.close();
      }
    });
  });

  test("the start page shows the eleven steps, and the keyboard reaches them", async () => {
    await withBrowser(async (context) => {
      const { page } = await openFile(context, join(site, "index.html"));
      const arrows = await page.locator("svg a").count();
      const reached = new Set<string>();
      for (let press = 0; press < 150; press += 1) {
        await page.keyboard.press("Tab");
        reached.add(
          await page.evaluate(
            "document.activeElement?.closest('svg a, nav a, main a')?.outerHTML ?? ''",
          ),
        );
      }

      expect(arrows).toBeGreaterThanOrEqual(11);
      expect([...reached].filter((html) => html.includes("<text")).length).toBe(arrows);
    });
  });
});
