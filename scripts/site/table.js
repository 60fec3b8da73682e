import { html } from "./html.js";

const row = (entry) => {
  const { id, cells } = Array.isArray(entry) ? { cells: entry } : entry;
  return html`<tr${id !== undefined && html` id="${id}"`}>
${cells.map((cell) => html`<td>${cell}</td>`)}
</tr>
`;
};

/**
 * A table that scrolls on a narrow screen. `label` names it to a screen reader, once a page; a row is
 * a list of cells, or `{ id, cells }` where something links to it.
 */
export const table = (label, head, rows) => html`
<div class="table" role="region" tabindex="0" aria-label="${label}">
<table>
<thead><tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>
${rows.map(row)}</tbody>
</table>
</div>
`;
