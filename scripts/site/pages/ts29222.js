import { extensions } from "../extensions.js";
import { html } from "../html.js";
import { documentLink } from "../links.js";
import { inline } from "../markdown.js";
import { table } from "../table.js";

const form = /^(?<target>\w+), (?<place>.+): (?<state>(?:exists|new).*)$/;

const mappingsOf = (apis) =>
  extensions(apis, "x-ts29222").map(({ name, node, value, places }) => {
    const { groups } = form.exec(value) ?? {};
    if (groups === undefined) throw new Error(`x-ts29222 of ${name}: "API, place: exists or new"`);
    return { ...groups, node, places };
  });

const row = ({ place, state, node, places }) => [
  places[0].link,
  html`<code>${place}</code>`,
  state,
  inline(node.description ?? node.summary),
  documentLink(places[0].api),
];

const section = (target, mappings) => html`
<h2 id="${target}">${target}</h2>
${table(
  `What would go into ${target}`,
  ["Ours", "There", "State", "What it is", "Document"],
  mappings.map(row),
)}`;

export const pages = ({ apis }) => {
  const mappings = mappingsOf(apis);
  const isNew = mappings.filter(({ state }) => state.startsWith("new")).length;
  return [
    {
      path: "ts29222.html",
      title: "Where it would go in TS 29.222",
      label: "Map to TS 29.222",
      section: "Contract",
      html: html`<h1>Where it would go in TS 29.222</h1>
<p class="lead">The two new APIs could become features of AEF_Security_API and CAPIF_Security_API.
This table maps each member to where it would stand there: ${mappings.length - isNew} exist already,
${isNew} would be new. It is made from <code>x-ts29222</code> in the documents.</p>
${[...new Set(mappings.map(({ target }) => target))].map((target) =>
  section(
    target,
    mappings.filter((mapping) => mapping.target === target),
  ),
)}`,
    },
  ];
};
