import { html } from "../html.js";

const languages = (generators) => [...new Set(generators.map(({ language }) => language))];

const entry = ({ tool, version, makes, commands, result, tested }) => html`
<h3>${tool} <span class="quiet">${version}</span></h3>
<p>Makes: ${makes}. ${result}${tested === true && " The tests run this command each time."}</p>
<pre tabindex="0"><code>${commands.join("\n")}</code></pre>`;

export const pages = ({ generators }) => [
  {
    path: "generators.html",
    title: "Generate a server or client",
    section: "Build",
    html: html`<h1>Generate a server or client</h1>
<p class="lead">What has been tried, with which version, and what came of it. Take a document's
<code>.codegen.yaml</code> from the <a href="downloads.html">downloads</a>: it is the same contract in
the words that generators know. The commands say <code>ccf-security-info.codegen.yaml</code>; each has
been run with the bundles of all the APIs, and with that of the callback.
<code>openapi-generator-cli.jar</code> is <code>org.openapitools:openapi-generator-cli</code> of Maven
Central.</p>
${languages(generators).map(
  (language) => html`<h2>${language}</h2>
${generators.filter((one) => one.language === language).map(entry)}`,
)}`,
  },
];
