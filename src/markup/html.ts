/** Markup as such, in contrast to text that may say anything. */
export interface Markup {
  readonly markup: string;
}

type Part = Markup | string | number | undefined | readonly Part[];

const escapes: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string): string =>
  // A parser replaces NUL and carriage returns; the rest of the control characters stay visible.
  text.replace(/[^\P{Cc}\n\t]/gu, "\uFFFD").replace(/[&<>"']/g, (found) => escapes[found] ?? found);

const written = (part: Part): string => {
  if (part === undefined) return "";
  if (typeof part === "string" || typeof part === "number") return escaped(String(part));
  return "markup" in part ? part.markup : part.map(written).join("");
};

/** A template whose values are text unless they are markup themselves. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Markup => ({
  markup: strings.reduce((done, string, at) => done + written(parts[at - 1]) + string),
});

/** Text that is markup already: the page's own style and script. */
export const raw = (markup: string): Markup => ({ markup });

/** Data for a script element: JSON in which nothing can end the element. */
export const embedded = (value: unknown): Markup =>
  raw(JSON.stringify(value).replaceAll("<", "\\u003c"));
