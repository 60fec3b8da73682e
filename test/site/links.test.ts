import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { builtSite } from "../support/built-site.js";

const withoutScripts = (page: string): string => page.replace(/<(script|style)[\s\S]*?<\/\1>/g, "");

const pagesOf = (site: string): string[] =>
  readdirSync(site, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".html"));

describe("the site's pages", { timeout: 120_000 }, () => {
  const site = builtSite();
  const read = (path: string) => withoutScripts(readFileSync(join(site, path), "utf8"));

  /** A reference makes its anchors when it is opened, from the document that it carries. */
  const inReference = (page: string, hash: string): boolean => {
    const document = readFileSync(join(site, page), "utf8");
    const [, operationId] = /^operation\/(\w+)$/.exec(hash) ?? [];
    if (operationId !== undefined) return document.includes(`"operationId":"${operationId}"`);
    const [, schema = "?"] = /^\/schemas\/(\w+)$/.exec(hash) ?? [];
    return document.toLowerCase().includes(`"${schema}":{`);
  };

  const hasAnchor = (page: string, hash: string): boolean =>
    page.startsWith("reference/") ? inReference(page, hash) : read(page).includes(`id="${hash}"`);

  const leadsSomewhere = (from: string, href: string): boolean => {
    const [path = "", hash = ""] = href.split("#");
    const to = path === "" ? from : relative(site, join(site, dirname(from), path));
    if (!existsSync(join(site, to))) return false;
    return hash === "" || hasAnchor(to, decodeURIComponent(hash));
  };

  test("have links, and each leads to a page, a file or an anchor that is there", () => {
    let links = 0;
    const broken = pagesOf(site).flatMap((page) =>
      [...read(page).matchAll(/<a[^>]*\shref="([^"]*)"/g)]
        .map(([, href = ""]) => href.replaceAll("&amp;", "&"))
        .filter((href) => !/^(https?|mailto):/.test(href))
        .filter((href) => !(page.startsWith("reference/") && href.startsWith("#"))) // Redoc's own
        .filter((href) => {
          links += 1;
          return !leadsSomewhere(page, href);
        })
        .map((href) => `${page}: ${href}`),
    );

    expect([...new Set(broken)]).toEqual([]);
    expect(links).toBeGreaterThan(500);
  });

  test("have a title, one heading of the first level, and a language", () => {
    for (const page of pagesOf(site)) {
      expect(read(page), page).toMatch(/<html[^>]* lang="en"/);
      expect(read(page), page).toMatch(/<title>[^<]+<\/title>/);
      expect(read(page).match(/<h1[ >]/g), page).not.toBeNull();
    }
  });

  test("load nothing from elsewhere", () => {
    for (const page of pagesOf(site))
      expect(read(page), page).not.toMatch(
        /<(script|link|img|iframe)[^>]*(src|href)="(https?:)?\/\//,
      );
  });

  test("tell every step, with its operation and its cases", () => {
    const start = read("index.html");
    for (const step of Array.from({ length: 11 }, (_, index) => index + 1))
      expect(start, `step ${step}`).toContain(`cases.html#step-${step}"`);
    for (const id of ["requestSecurityInfo", "initiateAuthentication"])
      expect(start).toContain(`#operation/${id}"`);
  });
});
