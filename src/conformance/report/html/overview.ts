import { html, type Markup } from "../../../markup/html.js";
import type { Run } from "../../run/run.js";
import { type Counts, outcomesIn, summarize, troubled } from "../counts.js";
import { durationOf, verdictOf } from "../verdict.js";

const total = (counts: Counts): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

/** `2026-11-23 21:09:52 UTC`. */
const readable = (instant: string): string =>
  instant.replace("T", " ").replace(/(\.\d+)?Z$/, " UTC");

const marks = { conformant: "✓", "not-conformant": "✕", none: "!" };

/** What was tested, and what came of it. */
export const banner = ({ manifest }: Run): Markup => {
  const { target, profile, startedAt } = manifest;
  const { kind, text } = verdictOf(manifest);
  const vendors = Object.entries(target.vendors).map(
    ([party, vendor]) => html`<li><span class="muted">${party}</span> ${vendor}</li>`,
  );
  return html`<header class="banner ${kind}">
<p class="eyebrow">CAPIF interconnect &middot; conformance report</p>
<h1>${target.name}</h1>
<p class="verdict"><span class="mark" aria-hidden="true">${marks[kind]}</span> ${text}</p>
<p class="when">Profile <strong>${profile.name} ${profile.version}</strong> &middot;
${readable(startedAt)} &middot; ${durationOf(manifest)}</p>
${vendors.length === 0 ? undefined : html`<ul class="vendors" aria-label="Vendors">${vendors}</ul>`}
</header>`;
};

/** The outcomes side by side, as wide as they are frequent; the table says the same in numbers. */
const bar = (counts: Counts): Markup => {
  const all = total(counts);
  let x = 0;
  const parts = outcomesIn(counts).map((outcome) => {
    const width = (counts[outcome] / all) * 1000;
    const part = html`<rect class="${outcome}" x="${x.toFixed(1)}" y="0" width="${Math.max(width - 2, 1).toFixed(1)}" height="10"/>`;
    x += width;
    return part;
  });
  return html`<svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>`;
};

/** The counts: of the whole run, and of each role. */
export const counts = ({ results }: Run): Markup => {
  const { roles, outcomes, total: all } = summarize(results);
  const shown = outcomesIn(outcomes);
  const tiles = shown.map(
    (outcome) =>
      html`<li class="tile ${outcome}"><strong>${outcomes[outcome]}</strong> ${outcome}</li>`,
  );
  const row = (name: string, of: Counts): Markup =>
    html`<tr><th scope="row">${name}</th>${shown.map(
      (outcome) => html`<td class="${of[outcome] === 0 ? "zero" : outcome}">${of[outcome]}</td>`,
    )}<td>${total(of)}</td></tr>`;
  return html`<section aria-labelledby="summary">
<h2 id="summary">Summary</h2>
<ul class="tiles">${tiles}<li class="tile"><strong>${all}</strong> ${all === 1 ? "case" : "cases"}</li></ul>
${bar(outcomes)}
<div class="scroll" tabindex="0" role="region" aria-label="Outcomes by role"><table>
<thead><tr><th scope="col">Role</th>${shown.map((outcome) => html`<th scope="col">${outcome}</th>`)}<th scope="col">cases</th></tr></thead>
<tbody>${Object.entries(roles).map(([name, of]) => row(name, of))}</tbody>
</table></div>
</section>`;
};

/** What failed, a line each, with the way to it. */
export const failures = ({ results }: Run): Markup | undefined => {
  const failed = troubled(results);
  if (failed.length === 0) return undefined;
  const lines = failed.map(
    ({ id, outcome, level, clause, reason }) => html`<li>
<a href="#${id}">${id}</a> <span class="badge ${outcome}">${outcome}</span>
<span class="what">${reason}</span>
<span class="muted">${level} &middot; ${clause}</span></li>`,
  );
  return html`<section aria-labelledby="failures">
<h2 id="failures">What failed</h2>
<ul class="failures">${lines}</ul>
</section>`;
};
