import { createHash } from "node:crypto";
import { html, raw } from "../markup/html.js";
import { runParts, runSections } from "./run-parts.js";
import { openingScript } from "./script.js";
import type { SeenRun } from "./step-view.js";
import { style } from "./style.js";

/** A run that is over, and where it came from. */
export interface ReportedRun extends SeenRun {
  /** What made it: `demo` or `invoke`. */
  command: string;
  at: Date;
  version: string;
}

const allowed = (text: string): string =>
  `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Nothing but the page's own style and script; no connection, no image, no frame, no form. */
const policy = [
  "default-src 'none'",
  `style-src ${allowed(style)}`,
  `script-src ${allowed(openingScript)}`,
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** What tells a report of ours from any other file. */
export const reportMark = '<meta name="generator" content="capif-interconnect run report">';

/** The report of a run: one HTML file that needs no network. */
export const runReport = (run: ReportedRun): string => {
  const { verdict, ...parts } = runParts(run);
  const when = run.at.toISOString().replace("T", " ").slice(0, 19);
  const { markup } = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
${raw(reportMark)}
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>CAPIF interconnect: ${run.result?.passed === true ? "a run that passed" : "a run that failed"}</title>
<style>${raw(style)}</style>
</head>
<body>
<a class="skip" href="#list">Skip to the steps</a>
<main>
<header>
<h1>The eleven steps of CAPIF interconnect</h1>
${verdict}
<p class="muted">${when} UTC, by <code>capif-interconnect ${run.command}</code> ${run.version}.
Choose an arrow to see its messages; keys are masked.</p>
</header>
${runSections(parts)}
</main>
<footer>Solution #13 of TR 33.700-22. Nothing here was simulated; no key, master secret or private
key is in this file.</footer>
<script>${raw(openingScript)}</script>
</body>
</html>
`;
  return markup;
};
