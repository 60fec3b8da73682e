import { html, type Markup } from "../../../markup/html.js";
import { levels } from "../../case.js";
import type { CaseResult } from "../../run/outcome.js";
import type { Run, RunManifest } from "../../run/run.js";
import { outcomesIn, summarize } from "../counts.js";
import { repeatCommand } from "../repeat.js";

const choice = (name: string, label: string, values: readonly string[]): Markup => html`<label>
<span>${label}</span>
<select name="${name}"><option value="">all</option>${values.map(
  (value) => html`<option>${value}</option>`,
)}</select>
</label>`;

const themeOf = ({ role, theme }: CaseResult): string => `${role}/${theme}`;

const filters = ({ results }: Run): Markup => {
  const { roles, outcomes } = summarize(results);
  const themes = [...new Set(results.map(themeOf))];
  const used = levels.filter((level) => results.some((result) => result.level === level));
  return html`<form class="filters" role="search" aria-label="Cases">
<label class="text"><span>Search</span>
<input type="search" name="text" placeholder="id, title, clause, reason" autocomplete="off"></label>
${choice("outcome", "Outcome", outcomesIn(outcomes))}
${choice("role", "Role", Object.keys(roles))}
${choice("level", "Level", used)}
${choice("theme", "Theme", themes)}
<div class="buttons"><button type="reset">Reset</button>
<button type="button" id="expand">Expand all</button></div>
<output id="shown">${results.length} of ${results.length} cases</output>
</form>`;
};

const fact = (name: string, value: string | undefined, kind = ""): Markup | undefined =>
  value === undefined ? undefined : html`<dt>${name}</dt><dd class="${kind}">${value}</dd>`;

const oneCase = (result: CaseResult, index: number, manifest: RunManifest): Markup => {
  const { id, title, outcome, level, clause, step, durationMs, exchanges } = result;
  const data = html`data-index="${index}" data-outcome="${outcome}" data-role="${result.role}" data-level="${level}" data-theme="${themeOf(result)}"`;
  return html`<details class="case" id="${id}" ${data}>
<summary><span class="badge ${outcome}">${outcome}</span> <span class="id">${id}</span>
<span class="title">${title}</span> <span class="level">${level}</span></summary>
<div class="inside">
<dl>
${fact("Clause", clause)}
${fact("Step", `${step} of TR 33.700-22 6.13.2.2`)}
${fact("Reason", result.reason, "reason")}
${fact("Expected", result.expected, "value")}
${fact("Actual", result.actual, "value")}
${fact("Fault of", result.fault === undefined ? undefined : `the ${result.fault}`)}
${fact("Took", `${durationMs} ms`)}
${fact("Repeat", repeatCommand(manifest, id), "value")}
</dl>
<h4>${exchanges.length === 0 ? "Nothing was sent" : `Exchanges (${exchanges.length})`}</h4>
<div class="exchanges"></div>
</div>
</details>`;
};

/** Every case, by role and theme, behind filters. What passed is filled in when a case is opened. */
export const caseList = (run: Run): Markup => {
  const themes = [...new Set(run.results.map(themeOf))];
  const indexed = [...run.results.entries()];
  const groups = themes.map(
    (theme) => html`<section class="theme">
<h3>${theme}</h3>
${indexed
  .filter(([, result]) => themeOf(result) === theme)
  .map(([index, result]) => oneCase(result, index, run.manifest))}
</section>`,
  );
  return html`<section aria-labelledby="cases">
<h2 id="cases">Cases</h2>
<noscript><p class="note">Without JavaScript, filters and exchanges are not shown.</p></noscript>
${filters(run)}
<p id="none" class="note" hidden>No case matches.</p>
${groups}
</section>`;
};
