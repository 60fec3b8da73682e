import { Marked } from "marked";
import { html, raw } from "./html.js";

const escaped = ({ text }) => String(html`${text}`);
const marked = new Marked({ renderer: { html: escaped } });

/** Markdown of one paragraph, as the documents' notes have it; HTML in it is text. */
export const inline = (text) => raw(marked.parseInline(text.trim()));

/** Markdown of any length; HTML in it is text. */
export const block = (text) => raw(marked.parse(text));
