import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { BrowserContext, BrowserContextOptions, Page } from "playwright-core";

const executablePath = "/usr/bin/chromium";

/** Whether there is a browser here; says so loudly if not. */
export const hasChromium = (): boolean => {
  if (existsSync(executablePath)) return true;
  console.warn(`NOT RUN: no page was opened, there is no ${executablePath}`);
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

/** A page, and everything about it that ought not to be. */
export interface Opened {
  page: Page;
  /** Console errors, uncaught errors, and requests for anything that it may not load. */
  complaints: string[];
}

const watch = (page: Page, mayLoad: (url: string) => boolean): string[] => {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("dialog", (dialog) => complaints.push(`dialog ${dialog.message()}`));
  page.on("request", (request) => {
    const url = request.url().split("#")[0] ?? "";
    if (!/^(data|blob):/.test(url) && !mayLoad(url)) complaints.push(`request ${url}`);
  });
  return complaints;
};

/** A browser with an empty profile of its own. */
export const withBrowser = async (
  work: (context: BrowserContext) => Promise<void>,
  options: BrowserContextOptions = {},
): Promise<void> => {
  const { chromium } = await import("playwright-core");
  const profile = await mkdtemp(join(tmpdir(), "capif-chromium-"));
  let context: BrowserContext | undefined;
  try {
    context = await chromium.launchPersistentContext(profile, {
      ...{ executablePath, args: flags, headless: true, bypassCSP: false, ...options },
    });
    await work(context);
  } finally {
    await context?.close();
    await rm(profile, { recursive: true, force: true });
  }
};

/** Opens a file in a tab of its own; it may load what lies in `folder`, without one only itself. */
export const openFile = async (
  context: BrowserContext,
  file: string,
  { hash = "", folder }: { hash?: string; folder?: string } = {},
): Promise<Opened> => {
  const page = await context.newPage();
  const own = pathToFileURL(file).href;
  const within = folder === undefined ? undefined : pathToFileURL(`${folder}/`).href;
  const complaints = watch(
    page,
    (url) => url === own || (within !== undefined && url.startsWith(within)),
  );
  await page.goto(`${own}${hash}`);
  return { page, complaints };
};

/** Opens an address in a tab of its own; it may load what is of its own origin. */
export const openUrl = async (context: BrowserContext, url: string): Promise<Opened> => {
  const page = await context.newPage();
  const complaints = watch(page, (asked) => new URL(asked).origin === new URL(url).origin);
  await page.goto(url);
  return { page, complaints };
};

/** Opens one file in a browser of its own. */
export const withPage = (
  file: string,
  work: (opened: Opened) => Promise<void>,
  { hash = "", ...options }: BrowserContextOptions & { hash?: string } = {},
): Promise<void> =>
  withBrowser(async (context) => work(await openFile(context, file, { hash })), options);

/** What axe-core finds against accessibility on a page, an entry a rule. */
export const violations = async (page: Page): Promise<string[]> => {
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  // Through the debugger: a page's policy lets no further script in.
  return page.evaluate(`${axe}; axe.run().then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html).join(" ")))`);
};
