import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { hasChromium, openUrl, violations, withBrowser } from "../support/chromium.js";
import { startLiveLab } from "./live-lab.js";

const artefacts = fileURLToPath(new URL("../../test-artifacts/lab/", import.meta.url));
const looks = {
  light: { colorScheme: "light", viewport: { width: 1280, height: 900 } },
  dark: { colorScheme: "dark", viewport: { width: 1280, height: 900 } },
  phone: { colorScheme: "light", viewport: { width: 390, height: 800 } },
} as const;
const wider = "document.documentElement.scrollWidth > document.documentElement.clientWidth";

describe.skipIf(!hasChromium())("the live lab in a browser", { timeout: 240_000 }, () => {
  for (const [name, options] of Object.entries(looks))
    test(`runs by keyboard, shows eleven arrows and a failure: ${name}`, async () => {
      mkdirSync(artefacts, { recursive: true });
      const { lab, url } = await startLiveLab();
      await withBrowser(async (context) => {
        const { page, complaints } = await openUrl(context, url);
        const look = async (state: string) => {
          expect(await violations(page)).toEqual([]);
          expect(await page.evaluate(wider)).toBe(false);
          await page.screenshot({ path: join(artefacts, `${name}-${state}.png`), fullPage: true });
        };
        await look("idle");
        for (let press = 0; press < 10; press += 1) {
          await page.keyboard.press("Tab");
          if (await page.evaluate("document.activeElement.tagName === 'BUTTON'")) break;
        }
        await page.keyboard.press("Enter");
        await page.locator("#verdict.passed").waitFor();

        expect(await page.locator("a.sequence-arrow.is-done").count()).toBe(11);
        expect(await page.evaluate("document.activeElement.tagName")).toBe("BUTTON");
        await page.locator("#run-arrow-1").focus();
        await page.keyboard.press("Enter");
        await page.locator("#step-1[open]").waitFor();
        await look("passed");
        await page.locator("input[value=wrong-key]").focus();
        await page.keyboard.press("Space");
        await page.keyboard.press("Enter");
        await page.locator("#verdict.failed").waitFor();

        expect(await page.locator("#step-11.is-failed").count()).toBe(1);
        expect(await page.locator("#step-1[open]").count()).toBe(1);
        await look("wrong-key");
        expect(complaints).toEqual([]);
      }, options);
      await lab.end("SIGTERM");
    });
});
