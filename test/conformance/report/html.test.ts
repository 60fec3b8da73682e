import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { htmlReport } from "../../../src/conformance/report/html.js";
import { hasChromium, violations, withPage } from "../../support/chromium.js";
import { everyOutcome, hostile, passing, runOf } from "./sample-run.js";

const schemes = ["light", "dark"] as const;

const shown = (page: Page): Promise<string[]> =>
  page.locator("details.case:visible").evaluateAll((cases) => cases.map(({ id }) => id));

const expectAccessible = async (page: Page): Promise<void> => {
  expect(await violations(page)).toEqual([]);
};

describe("report.html", () => {
  const page = htmlReport(runOf());

  test("has a policy that lets in nothing but its own style and script", () => {
    const [, policy = ""] = /Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];

    expect(policy.replaceAll("&#39;", "'")).toMatch(
      /^default-src 'none'; style-src 'sha256-\S+'; script-src 'sha256-\S+'; base-uri 'none'; form-action 'none'$/,
    );
  });

  test("names no resource elsewhere", () => {
    const markup = page.replace(/<script[\s\S]*?<\/script>|<style>[\s\S]*?<\/style>/g, "");

    expect(markup.match(/<[^>]*\s(src|srcset|action|style|on\w+)=/g)).toBeNull();
    expect([...markup.matchAll(/<[^>]*\shref="([^"]*)"/g)].map(([, href]) => href?.[0])).toEqual(
      expect.arrayContaining(["#"]),
    );
    expect(markup).not.toMatch(/href="[^#]/);
    expect(page).not.toMatch(/url\(|@import/);
  });

  test("shows what a target sent as text", () => {
    expect(page).not.toContain(hostile.slice(0, 20));
    expect(page.match(/<script/g)).toHaveLength(2);
  });
});

describe.skipIf(!hasChromium())("report.html in a browser", { timeout: 60_000 }, () => {
  const directory = mkdtempSync(join(tmpdir(), "capif-report-"));
  const file = join(directory, "report.html");
  beforeAll(() => writeFileSync(file, htmlReport(runOf())));
  afterAll(() => rmSync(directory, { recursive: true }));

  for (const colorScheme of schemes)
    test(`opens from disk, asks for nothing, is accessible: ${colorScheme}`, async () => {
      const work = async ({ page, complaints }: Parameters<Parameters<typeof withPage>[1]>[0]) => {
        await page.locator("#expand").click();
        await page.locator(".exchange").first().waitFor();
        const background = await page.evaluate("getComputedStyle(document.body).backgroundColor");

        expect(background).toBe(
          { light: "rgb(245, 246, 248)", dark: "rgb(16, 20, 27)" }[colorScheme],
        );
        await expectAccessible(page);
        expect(complaints).toEqual([]);
      };
      await withPage(file, work, { colorScheme });
    });

  test("filters by outcome, role, level, theme and text, together and each alone", async () => {
    await withPage(file, async ({ page, complaints }) => {
      const all = everyOutcome.map(({ id }) => id);
      expect((await shown(page)).sort()).toEqual([...all].sort());
      const choose = (name: string, value: string) =>
        page.locator(`select[name=${name}]`).selectOption(value);
      const reset = async () => {
        await page.locator("button[type=reset]").click();
        await page.locator("#shown", { hasText: "11 of 11 cases" }).waitFor();
      };

      await choose("outcome", "fail");
      expect(await shown(page)).toEqual(["CCF-HOME-002"]);
      expect(await page.locator("#shown").textContent()).toBe("1 of 11 cases");
      await reset();
      await choose("level", "SHOULD");
      expect(await shown(page)).toEqual(["CCF-HOME-004"]);
      await reset();
      await choose("theme", "ccf-relay/forwarding");
      expect(await shown(page)).toEqual(["CCF-RELAY-001", "CCF-RELAY-002"]);
      await reset();
      await choose("role", "aef");
      expect(await shown(page)).toEqual(["AEF-001", "AEF-002"]);
      await page.locator("input[name=text]").fill("rangeerror REACH");
      expect(await shown(page)).toEqual(["AEF-002"]);
      await page.locator("input[name=text]").fill("not to be found");
      expect(await shown(page)).toEqual([]);
      expect(await page.locator("#none").isVisible()).toBe(true);
      await reset();
      expect(await page.locator("#none").isVisible()).toBe(false);
      expect(complaints).toEqual([]);
    });
  });

  test("opens a case with the keyboard alone, and shows what passed", async () => {
    await withPage(file, async ({ page, complaints }) => {
      const focused = () => page.evaluate("document.activeElement.closest('.case')?.id");
      for (let tabs = 0; tabs < 40 && (await focused()) !== "CCF-HOME-002"; tabs += 1)
        await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      const one = page.locator("#CCF-HOME-002");
      await one.locator(".exchange").first().waitFor();
      const text = await one.innerText();

      expect(await one.locator(".exchange").count()).toBe(2);
      for (const part of [
        ...["TS 33.122 6.5.2.1 step 4; contract 4", "404 API_INVOKER_NOT_FOUND"],
        ...["/ccf-security-info/v1/request-security-info", '"cause": "API_INVOKER_NOT_FOUND"'],
        ...["content-type: application/problem+json", "No answer: the connection was closed"],
        ...["TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "--only CCF-HOME-002", "</script><script>"],
      ])
        expect(text).toContain(part);
      await page.keyboard.press("Enter");
      expect(await one.getAttribute("open")).toBeNull();
      expect(complaints).toEqual([]);
    });
  });

  test("leads from what failed to the case, even when a filter hides it", async () => {
    await withPage(file, async ({ page, complaints }) => {
      await page.locator("select[name=outcome]").selectOption("pass");
      await page.locator(".failures a", { hasText: "AEF-002" }).click();
      await page.locator("#AEF-002[open]").waitFor();

      expect(await page.evaluate("document.activeElement.parentElement.id")).toBe("AEF-002");
      expect(complaints).toEqual([]);
    });
  });

  test("opens the case that its address names", async () => {
    const work = async ({ page }: { page: Page }) => {
      expect(await page.locator("#CCF-HOME-003").getAttribute("open")).toBe("");
    };
    await withPage(file, work, { hash: "#CCF-HOME-003" });
  });

  test("fits a phone", async () => {
    const work = async ({ page, complaints }: { page: Page; complaints: string[] }) => {
      await page.locator("#expand").click();
      await page.locator(".exchange").first().waitFor();

      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
      await expectAccessible(page);
      expect(complaints).toEqual([]);
    };
    await withPage(file, work, { viewport: { width: 360, height: 740 } });
  });

  test("of a run that passes says so, and lists no failure", async () => {
    const passed = join(directory, "passed.html");
    writeFileSync(passed, htmlReport(passing()));
    await withPage(passed, async ({ page, complaints }) => {
      expect(await page.locator(".verdict").innerText()).toContain("conformant");
      expect(await page.locator("#failures").count()).toBe(0);
      expect(complaints).toEqual([]);
    });
  });

  test("can be read without JavaScript, but for the exchanges", async () => {
    const work = async ({ page }: { page: Page }) => {
      await page.locator("#CCF-HOME-002 summary").click();

      expect(await page.locator("#CCF-HOME-002").innerText()).toContain(
        "404 API_INVOKER_NOT_FOUND",
      );
      expect(await page.locator("noscript").innerText()).toContain("Without JavaScript");
    };
    await withPage(file, work, { javaScriptEnabled: false });
  });
});
