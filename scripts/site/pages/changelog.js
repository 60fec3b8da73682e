import { diffOf } from "../../compatibility/diff.js";
import { html } from "../html.js";
import { table } from "../table.js";
import { statusOf, versionsOf } from "../versions.js";

const impacts = { major: "breaking", minor: "new", patch: "other" };

const row = ({ path, property, kind, impact, verdicts }) => [
  impacts[impact],
  html`<code>${[path, property].filter(Boolean).join(" ")}</code>`,
  verdicts.length > 0 ? verdicts.map(({ message }) => message).join(" ") : kind,
];

const changes = (
  { title, version },
  previous,
  { summary: { major, minor, patch }, changes: all },
) => html`
<p><strong>${major > 0 ? "Breaking" : "Not breaking"}</strong> since ${previous.version}: ${major}
breaking, ${minor} new, ${patch} other.</p>
${table(`Changes of ${title} ${version}`, ["Impact", "Where", "What"], all.map(row))}`;

/** One version beside the one before it. */
const entry = async (one, previous) => html`
<h3 id="${one.api}-${one.version}">${one.version} <span class="quiet">${statusOf(one)}</span></h3>
${
  previous === undefined
    ? html`<p>The first version.</p>`
    : changes(one, previous, await diffOf(previous.yaml, one.yaml))
}`;

const section = async (api, versions) => {
  const own = versions.filter((version) => version.api === api.name);
  const entries = await Promise.all(own.map((one, index) => entry(one, own[index + 1])));
  return html`<h2>${api.title}</h2>${entries}`;
};

export const pages = async (sources) => {
  const versions = versionsOf(sources);
  return [
    {
      path: "changelog.html",
      title: "Changelog of the documents",
      section: "Documents",
      html: html`<h1>Changelog of the documents</h1>
<p class="lead">Version by version, what <code>redocly diff</code> makes of the change. A breaking
change raises the major version, every other change the version.</p>
${await Promise.all(sources.apis.map((api) => section(api, versions)))}`,
    },
  ];
};
