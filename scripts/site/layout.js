import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { html, raw } from "./html.js";

const style = readFileSync(new URL("./style.css", import.meta.url), "utf8");

/** The groups of the navigation, in this order; a page without one of them is not in it. */
const sections = ["Overview", "Contract", "Documents", "Conformance", "Build"];

const pathTo = (from, to) => "../".repeat(from.split("/").length - 1) + to;

const entry = (current, { path, title, label = title }) => html`
<li><a href="${pathTo(current.path, path)}"${
  path === current.path && raw(' aria-current="page"')
}>${label}</a></li>`;

const group = (current, section, pages) =>
  pages.length > 0 &&
  html`
<p>${section}</p>
<ul aria-label="${section}">${pages.map((page) => entry(current, page))}
</ul>`;

const navigation = (current, pages) =>
  sections.map((section) =>
    group(
      current,
      section,
      pages.filter((page) => page.section === section),
    ),
  );

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Nothing is loaded from anywhere: what a page needs is in it. */
const policy = (script) =>
  [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    "img-src data:",
    `script-src ${script === undefined ? "'none'" : hash(script)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");

/** One whole page. `page.html` is what stands in `main`, `page.script` is inlined. */
export const layout = (page, pages, { name, version }) =>
  String(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${raw(policy(page.script))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="${name} ${version}">
<title>${page.title} · ${name}</title>
<style>
${raw(style)}</style>
</head>
<body>
<a class="skip" href="#content">Skip to content</a>
<header>
<a class="brand" href="${pathTo(page.path, "index.html")}">${name}</a>
<span class="version">${version}</span>
<button type="button" popovertarget="menu">Menu</button>
</header>
<div class="columns">
<nav id="menu" aria-label="Pages" popover>${navigation(page, pages)}
</nav>
<main id="content" tabindex="-1">
${page.html}
</main>
</div>
${page.script !== undefined && html`<script>${raw(page.script)}</script>\n`}</body>
</html>
`);
