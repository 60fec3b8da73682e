import { readFileSync } from "node:fs";
import { html } from "../html.js";
import { render } from "../reference/render.js";
import { split } from "../reference/split.js";
import { table } from "../table.js";
import { statusOf, versionsOf } from "../versions.js";

const script = "redoc.js";
const tidy = readFileSync(new URL("../reference/tidy.js", import.meta.url), "utf8");

const row = ({ title, document, version, reference, ...status }) => [
  html`<a href="${reference}">${title} ${version}</a>`,
  statusOf(status),
  document.info.description.split("\n")[0],
];

export const pages = (sources) => [
  {
    path: "reference.html",
    title: "API references",
    section: "Documents",
    html: html`<h1>API references</h1>
<p class="lead">Each document in each version: every operation, member, status and example.</p>
${table("API references", ["Document", "Version", "What it is"], versionsOf(sources).map(row))}
<p>The same documents as files are among the <a href="downloads.html">downloads</a>; what changed
from one version to the next is in the <a href="changelog.html">changelog</a>.</p>`,
  },
];

const pageOf = async ({ title, version, yaml, files, reference }, { name, version: own }) => {
  const downloads = files.map(({ path, kind }) => ({ title: kind, url: `../${path}` }));
  const generator = `${name} ${own}`;
  const names = { title: `${title} ${version}`, site: name, generator };
  const whole = await render({ ...names, yaml, downloads });
  return { path: reference, ...split(whole, script) };
};

export const files = async (sources) => {
  const versions = versionsOf(sources);
  const made = await Promise.all(versions.map((version) => pageOf(version, sources.package)));
  return [
    { path: `reference/${script}`, content: made[0].script },
    { path: "reference/tidy.js", content: tidy },
    ...made.map(({ path, page }) => ({ path, content: page })),
  ];
};
