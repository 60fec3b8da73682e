import { html } from "../html.js";

export const pages = ({ package: { description } }) => [
  {
    path: "index.html",
    title: "CAPIF interconnect with TLS-PSK",
    label: "Start",
    section: "Overview",
    html: html`<h1>CAPIF interconnect with TLS-PSK</h1>
<p class="lead">${description}</p>`,
  },
];
