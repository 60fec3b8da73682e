import { html } from "../html.js";
import { block } from "../markdown.js";
import { readmeSection } from "../readme.js";

const heading = "Vendors: what your TLS stack has to give";

export const pages = ({ readme }) => [
  {
    path: "tls-advice.html",
    title: "What your TLS stack has to give",
    label: "Advice on TLS stacks",
    section: "Build",
    html: html`<h1>What your TLS stack has to give</h1>
${block(readmeSection(readme, `## ${heading}`))}`,
  },
];
