import { html, type Markup } from "../../../markup/html.js";
import type { Run } from "../../run/run.js";
import { integrityOf } from "../json.js";

type Fact = readonly [name: string, value: string, kind?: "hash"];

const list = (facts: readonly Fact[]): Markup =>
  html`<dl>${facts.map(
    ([name, value, kind = ""]) => html`<dt>${name}</dt><dd class="${kind}">${value}</dd>`,
  )}</dl>`;

const baselineFacts = ({ baseline }: Run["manifest"]): readonly Fact[] =>
  baseline === undefined
    ? []
    : [
        ["Expected failures", baseline.ids.join(", ") || "none"],
        ["Their file (SHA-256)", baseline.sha256, "hash"],
      ];

/** What was run against what, and the hashes by which a changed report shows. */
export const particulars = (run: Run): Markup => {
  const { manifest } = run;
  const { suite, selection, statement } = manifest;
  const integrity = integrityOf(run);
  const answers = Object.entries(statement).map(
    ([item, holds]): Fact => [item, holds ? "yes" : "no"],
  );
  return html`<section aria-labelledby="run">
<h2 id="run">The run</h2>
<div class="columns">
<div class="card"><h3>Manifest</h3>${list([
    ["Suite", `${suite.name} ${suite.version}`],
    ["Profile", `${manifest.profile.name} ${manifest.profile.version}`],
    ["Contract (SHA-256)", manifest.contractSha256, "hash"],
    ["Roles", selection.roles.join(", ")],
    ["Selected", `${selection.ids.length} cases`],
    [
      "Narrowed to",
      [...selection.only, selection.level ?? ""].filter(Boolean).join(", ") || "nothing",
    ],
    ...baselineFacts(manifest),
    ["Node.js", manifest.node],
    ["Started", manifest.startedAt],
    ["Ended", manifest.endedAt],
    ["Interrupted", manifest.interrupted ? "yes" : "no"],
    ["Exit code", `${manifest.exitCode}`],
  ])}</div>
<div class="card"><h3>Conformance statement</h3>${list(answers)}
<h3>Integrity (SHA-256)</h3>${list([
    ["Manifest", integrity.manifest, "hash"],
    ["Results", integrity.results, "hash"],
  ])}
<p class="muted">Check with <code>capif-interconnect conformance verify FILE</code>. The hashes show
damage and careless edits; they are no signature.</p></div>
</div>
</section>`;
};
