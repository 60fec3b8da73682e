import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { BrowserContext, BrowserContextOptions, Page } from "playwright-core";

const executablePath = "/usr/bin/chromium";

/** Whether there is a browser here; says so loudly if not. */
export const hasChromium = (): boolean => {
  if (existsSync(executablePath)) return true;
  console.warn(`NOT RUN: the HTML report was not opened, there is no ${executablePath}`);
  return false;
};

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A page of a report, and everything about it that ought not to be. */
export interface Opened {
  page: Page;
  /** Console errors, uncaught errors, and requests for anything but the file. */
  complaints: string[];
}

const watch = (page: Page, own: string): string[] => {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("dialog", (dialog) => complaints.push(`dialog ${dialog.message()}`));
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== own) complaints.push(`request ${request.url()}`);
  });
  return complaints;
};

/** Opens a file in a browser with an empty profile of its own. */
export const withPage = async (
  file: string,
  work: (opened: Opened) => Promise<void>,
  { hash = "", ...options }: BrowserContextOptions & { hash?: string } = {},
): Promise<void> => {
  const { chromium } = await import("playwright-core");
  const profile = await mkdtemp(join(tmpdir(), "capif-chromium-"));
  let context: BrowserContext | undefined;
  try {
    context = await chromium.launchPersistentContext(profile, {
      ...{ executablePath, args: flags, headless: true, bypassCSP: false, ...options },
    });
    const page = await context.newPage();
    const own = pathToFileURL(file).href;
    const complaints = watch(page, own);
    await page.goto(`${own}${hash}`);
    await work({ page, complaints });
  } finally {
    await context?.close();
    await rm(profile, { recursive: true, force: true });
  }
};
