import { html } from "../html.js";
import { table } from "../table.js";

const steps = [...Array(11).keys()].map((index) => index + 1);
const unique = (values) => [...new Set(values)];

const profilesOf = (profiles, id) =>
  profiles
    .filter(({ ids }) => ids.includes(id))
    .map(({ name }) => name)
    .join(", ");

const row = (profiles, { id, role, level, clause, step, title }) => ({
  id,
  cells: [html`<code>${id}</code>`, title, level, role, step, clause, profilesOf(profiles, id)],
});

const head = ["Id", "What the target does", "Level", "Role", "Step", "Clause", "Profile"];

const section = (cases, profiles, step) => {
  const own = cases.filter((one) => one.step === step);
  return html`
<section class="cases"><h2 id="step-${step}">Step ${step} <span class="quiet">${own.length} cases</span></h2>
${
  own.length > 0 &&
  table(
    `Cases of step ${step}`,
    head,
    own.map((one) => row(profiles, one)),
  )
}</section>`;
};

const choice = (name, label, values) => html`
<label>${label} <select name="${name}"><option value="">all</option>${values.map(
  (value) => html`<option>${value}</option>`,
)}</select></label>`;

/** Shows the rows that have all that is chosen; without script the form stays hidden and all show. */
const script = `
const form = document.getElementById("filter");
const columns = { level: 2, role: 3, profile: 6 };
const rows = [...document.querySelectorAll(".cases tbody tr")];
const apply = () => {
  const chosen = new FormData(form);
  const text = chosen.get("text").toLowerCase();
  for (const row of rows)
    row.hidden = !row.textContent.toLowerCase().includes(text) ||
      Object.entries(columns).some(([name, index]) =>
        chosen.get(name) && !row.cells[index].textContent.split(", ").includes(chosen.get(name)));
  for (const section of document.querySelectorAll(".cases"))
    section.hidden = !section.querySelector("tbody tr:not([hidden])");
  document.getElementById("shown").textContent =
    rows.filter((row) => !row.hidden).length + " of " + rows.length + " cases";
};
form.hidden = false;
form.addEventListener("input", apply);
form.addEventListener("submit", (event) => event.preventDefault());
apply();
`;

export const pages = ({ cases, profiles }) => {
  const all = unique([...steps, ...cases.map(({ step }) => step)]).sort((a, b) => a - b);
  return [
    {
      path: "cases.html",
      title: "Conformance cases",
      section: "Conformance",
      script,
      html: html`<h1>Conformance cases</h1>
<p class="lead">What <code>capif-interconnect conformance</code> judges: one expectation a case,
with the clause that says so. An id never changes.</p>
<form id="filter" hidden>
<label>Text <input name="text" type="search"></label>
${choice("level", "Level", unique(cases.map(({ level }) => level)))}
${choice("role", "Role", unique(cases.map(({ role }) => role)))}
${choice(
  "profile",
  "Profile",
  profiles.map(({ name }) => name),
)}
<output id="shown" role="status"></output>
</form>
<p>Steps: ${all.map((step) => html`<a href="#step-${step}">${step}</a> `)}</p>
${all.map((step) => section(cases, profiles, step))}
<p>Why there are these: the <a href="requirements.html">requirements</a>.</p>`,
    },
  ];
};
