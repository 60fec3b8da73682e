import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { html } from "../html.js";
import { table } from "../table.js";
import { statusOf, versionsOf } from "../versions.js";

const sha256 = (content) => createHash("sha256").update(content).digest("hex");

const schemasOf = ({ root }) =>
  readdirSync(join(root, "generated/config")).map((file) => ({
    path: `downloads/config/${file}`,
    kind: "JSON Schema",
    content: readFileSync(join(root, "generated/config", file)),
  }));

const vectorsOf = ({ root }) => ({
  path: "downloads/vectors/aef-psk.json",
  kind: "Test vectors",
  content: readFileSync(join(root, "openapi/vectors/aef-psk.json")),
});

const summed = (files) =>
  files.map(({ path, kind, content }) => ({ path, kind, sha256: sha256(content) }));

const manifest = (sources) => ({
  package: { name: sources.package.name, version: sources.package.version },
  apis: versionsOf(sources).map(({ api, title, version, released, current, reference, files }) => {
    const status = released ? "released" : "current";
    return { api, title, version, status, current, reference, files: summed(files) };
  }),
  configuration: summed(schemasOf(sources)),
  vectors: summed([vectorsOf(sources)]),
});

/** What there is to take: every file of every version, schemas and vectors, and the sums of all. */
export const files = (sources) => {
  const taken = [
    ...versionsOf(sources).flatMap((version) => version.files),
    ...schemasOf(sources),
    vectorsOf(sources),
    { path: "versions.json", content: `${JSON.stringify(manifest(sources), null, 2)}\n` },
  ];
  const sums = taken.map(({ path, content }) => `${sha256(content)}  ${path}\n`).join("");
  return [
    ...taken.map(({ path, content }) => ({ path, content })),
    { path: "SHA256SUMS", content: sums },
  ];
};

const row = ({ path, kind, content }) => [
  html`<a href="${path}" download>${path.split("/").at(-1)}</a>`,
  kind,
  html`<code class="sum">${sha256(content)}</code>`,
];

const filesTable = (label, taken) =>
  table(label, ["File", "What it is", "SHA-256"], taken.map(row));

const versionSection = ({ title, version, files: taken, ...status }) => html`
<h3>${title} ${version} <span class="quiet">${statusOf(status)}</span></h3>
${filesTable(`Files of ${title} ${version}`, taken)}`;

export const pages = (sources) => [
  {
    path: "downloads.html",
    title: "Downloads",
    section: "Documents",
    html: html`<h1>Downloads</h1>
<p class="lead">One file is one document with everything in it. Check what you took with
<code>sha256sum -c SHA256SUMS</code> beside <code>downloads/</code>.</p>
<ul>
<li><a href="SHA256SUMS" download>SHA256SUMS</a>, of every file here</li>
<li><a href="versions.json">versions.json</a>: APIs, versions, files and sums, for machines</li>
</ul>
<h2>Documents</h2>
${versionsOf(sources).map(versionSection)}
<h2>Configuration files</h2>
${filesTable("JSON Schemas of the configuration files", schemasOf(sources))}
<h2>Test vectors</h2>
${filesTable("Test vectors", [vectorsOf(sources)])}`,
  },
];
