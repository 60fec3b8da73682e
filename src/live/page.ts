import { createHash } from "node:crypto";
import { html, type Markup, raw } from "../markup/html.js";
import { type RunParts, runSections } from "../view/run-parts.js";
import { openingScript } from "../view/script.js";
import { type FaultName, faults, tlsVersions } from "./choice.js";
import { liveScript } from "./script.js";
import { liveStyle } from "./style.js";

/** What of the page changes with its run. */
export interface LiveParts extends RunParts {
  parties: Markup;
}

const script = `${openingScript}${liveScript}`;

const hashOf = (text: string): string =>
  `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** The page's own style and script, and its own origin to be told by; nothing else. */
export const livePolicy = [
  "default-src 'none'",
  `style-src ${hashOf(liveStyle)}`,
  `script-src ${hashOf(script)}`,
  "connect-src 'self'",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const radio = (name: string, value: string, text: string, isFirst: boolean): Markup =>
  html`<label><input type="radio" name="${name}" value="${value}"${isFirst ? raw(" checked") : ""}> ${text}</label>`;

const choices = (possible: readonly FaultName[]): Markup => html`<form>
<fieldset><legend>TLS of step 11</legend>
${tlsVersions.map((version, at) => radio("tls", version, `TLS ${version}`, at === 0))}</fieldset>
<fieldset><legend>What goes wrong</legend>
${possible.map((name, at) => radio("fault", name, faults[name], at === 0))}</fieldset>
<button>Run the eleven steps</button></form>`;

/** The page of the live lab, as things stand. */
export const livePage = (
  { verdict, parties, ...run }: LiveParts,
  { lastId, possible }: { lastId: string; possible: readonly FaultName[] },
): string => {
  const { markup } = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>CAPIF interconnect: the live lab</title>
<link rel="icon" href="data:,">
<style>${raw(liveStyle)}</style>
</head>
<body data-last="${lastId}">
<a class="skip" href="#list">Skip to the steps</a>
<main>
<header>
<h1>The live lab of CAPIF interconnect</h1>
${choices(possible)}
<p id="problem" class="reason" role="alert"></p>
${verdict}
<p class="muted">Every fault is real. Choose an arrow to see its messages; keys are masked.</p>
</header>
<section aria-labelledby="parties-title"><h2 id="parties-title">The parties</h2>
${parties}
<p class="muted">What each holds is read from the messages of this run, redacted, and counted down here;
whether its process is up is what the lab knows. Earlier runs may have left more.</p></section>
${runSections(run)}
</main>
<footer>Solution #13 of TR 33.700-22. Whatever else calls the lab's parties during a run is seen here
too. No key, master secret or private key comes to this page.</footer>
<script>${raw(script)}</script>
</body>
</html>
`;
  return markup;
};
