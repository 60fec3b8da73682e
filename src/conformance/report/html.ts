import { createHash } from "node:crypto";
import { embedded, html, raw } from "../../markup/html.js";
import type { Run } from "../run/run.js";
import { caseList } from "./html/cases.js";
import { banner, counts, failures } from "./html/overview.js";
import { particulars } from "./html/particulars.js";
import { script } from "./html/script.js";
import { style } from "./html/style.js";
import { reportOf } from "./json.js";
import { verdictOf } from "./verdict.js";

const allowed = (text: string): string =>
  `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Nothing but the page's own style and script; no connection, no image, no frame, no form. */
const policy = [
  "default-src 'none'",
  `style-src ${allowed(style)}`,
  `script-src ${allowed(script)}`,
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** `report.html`: one file that needs no network and holds the whole report as data. */
export const htmlReport = (run: Run): string => {
  const { target, suite } = run.manifest;
  const { markup } = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${target.name}: ${verdictOf(run.manifest).text}</title>
<style>${raw(style)}</style>
</head>
<body>
<a class="skip" href="#cases">Skip to the cases</a>
<main>
${banner(run)}
${counts(run)}
${failures(run)}
${caseList(run)}
${particulars(run)}
</main>
<footer>Made by ${suite.name} ${suite.version}.</footer>
<script type="application/json" id="report">${embedded(reportOf(run))}</script>
<script>${raw(script)}</script>
</body>
</html>
`;
  return markup;
};

/** The data that a page of ours holds; undefined if it holds none. */
export const embeddedReport = (page: string): string | undefined =>
  /<script type="application\/json" id="report">([^<]*)<\/script>/.exec(page)?.[1];
