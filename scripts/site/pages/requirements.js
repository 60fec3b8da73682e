import { html } from "../html.js";
import { inline } from "../markdown.js";
import { table } from "../table.js";

const tested = ({ cases = [], reason }) =>
  cases.length > 0
    ? cases.map((id) => html`<a href="cases.html#${id}">${id}</a> `)
    : html`<em>No case:</em> ${inline(reason)}`;

const row = (rule) => ({
  id: rule.id,
  cells: [html`<code>${rule.id}</code>`, inline(rule.text), tested(rule)],
});

const sectionOf = (source, rules) => html`
<h2>${source}</h2>
${table(`Rules of ${source}`, ["Id", "Rule", "Cases"], rules.map(row))}`;

export const pages = ({ requirements }) => {
  const sources = [...new Set(requirements.map(({ source }) => source))];
  return [
    {
      path: "requirements.html",
      title: "Requirements",
      section: "Conformance",
      html: html`<h1>Requirements</h1>
<p class="lead">Each rule of the solution, of TS 33.122 and of the contract, in our own words, with
the <a href="cases.html">cases</a> that test it, or why there is none.</p>
${sources.map((source) =>
  sectionOf(
    source,
    requirements.filter((rule) => rule.source === source),
  ),
)}`,
    },
  ];
};
