import { Marked } from "marked";
import { html, raw } from "./html.js";

const escaped = ({ text }) => String(html`${text}`);
const marked = new Marked({ renderer: { html: escaped } });

/** Tables and blocks that scroll on a narrow screen, by keyboard too; tables as those of table.js. */
const scrolling = (text) =>
  text
    .replaceAll(
      "<table>",
      '<div class="table" role="region" tabindex="0" aria-label="Table"><table>',
    )
    .replaceAll("</table>", "</table></div>")
    .replaceAll("<pre>", '<pre tabindex="0">');

/** Markdown of one paragraph, as the documents' notes have it; HTML in it is text. */
export const inline = (text) => raw(marked.parseInline(text.trim()));

/** Markdown of any length; HTML in it is text. */
export const block = (text) => raw(scrolling(marked.parse(text)));
