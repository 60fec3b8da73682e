import { extensions } from "../extensions.js";
import { html } from "../html.js";
import { documentLink } from "../links.js";
import { inline } from "../markdown.js";
import { table } from "../table.js";

const documentsOf = (places) => places.map(({ api }) => html`<div>${documentLink(api)}</div>`);

const openRows = (apis) =>
  extensions(apis, "x-ffs").map(({ node, places }) => [
    places[0].link,
    inline(node["x-ffs-note"]),
    documentsOf(places),
  ]);

const reservedRows = (apis) =>
  extensions(apis, "x-reserved").map(({ value, places }) => [
    places[0].link,
    value.map((name, index) => html`${index > 0 && ", "}<code>${name}</code>`),
    documentsOf(places),
  ]);

export const pages = ({ apis }) => [
  {
    path: "further-study.html",
    title: "Left for further study",
    section: "Contract",
    html: html`<h1>Left for further study</h1>
<p class="lead">What the standards leave open, and what the contract does there today. The documents
mark each such place with <code>x-ffs</code> and <code>x-ffs-note</code>; this page is made from
those. A conformance case about an open point never fails anybody.</p>
${table("Open points", ["Where", "What is open, and what we do", "Documents"], openRows(apis))}
<h2>Names that are reserved</h2>
<p>Members that a later version may add: use these names for nothing else (<code>x-reserved</code>).</p>
${table("Reserved names", ["Where", "Members", "Documents"], reservedRows(apis))}`,
  },
];
