import { html } from "./html.js";

/** The page that has a document's reference. */
export const referencePage = ({ name, version }) => `reference/${name}-${version}.html`;

/** A document's reference as a whole. */
export const documentLink = (api) => html`<a href="${referencePage(api)}">${api.name}</a>`;

/** An operation in its document's reference. */
export const operationLink = (api, operationId) =>
  html`<a href="${referencePage(api)}#operation/${operationId}"><code>${operationId}</code></a>`;

/** A schema in its document's reference; `text` is what the link says. */
export const schemaLink = (api, schema, text = schema) =>
  html`<a href="${referencePage(api)}#/schemas/${schema.toLowerCase()}"><code>${text}</code></a>`;

const archive = "https://www.3gpp.org/ftp/Specs/archive";

/** Clauses as `x-clause` has them, each specification with a link to where 3GPP publishes it. */
export const clauses = (text) =>
  text
    .split(/\b(T[SR] \d\d\.[\d-]*\d)/)
    .map((part, index) =>
      index % 2 === 0
        ? part
        : html`<a href="${archive}/${part.slice(3, 5)}_series/${part.slice(3)}/">${part}</a>`,
    );
