import { outcome } from "../../generate/mocks-readme.js";
import { html } from "../html.js";
import { table } from "../table.js";

const answers = (scenario) => {
  const entries = Object.entries(scenario.answers ?? {});
  if (entries.length === 0) return "every operation succeeds";
  return html`<ul>${entries.map(([id, answer]) => html`<li><code>${id}</code>: ${outcome(answer)}</li>`)}</ul>`;
};

const row = (scenario) => ({
  id: scenario.name,
  cells: [
    scenario.title,
    html`<code>${scenario.apiInvokerId}</code>`,
    html`<code>${scenario.aefId}</code>`,
    answers(scenario),
  ],
});

export const pages = ({ scenarios }) => [
  {
    path: "scenarios.html",
    title: "Mock scenarios",
    section: "Build",
    html: html`<h1>Mock scenarios</h1>
<p class="lead"><code>npx capif-interconnect mock</code> answers with the documents' examples. Send a
scenario's <code>apiInvokerId</code>, or else its <code>aefId</code>, to get what stands beside it;
every other id gets a success, and so does an operation that is not named.</p>
${table("Mock scenarios", ["What happens", "apiInvokerId", "aefId", "Answers"], scenarios.map(row))}
<p>Any documented status is there without a scenario, by its number or by an example's name:</p>
<pre><code>-H 'Prefer: code=404'
-H 'Prefer: example=AEF_NOT_FOUND'</code></pre>
<p>The names are the <a href="causes.html">error causes</a>.</p>`,
  },
];
