const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text that is HTML already. */
class Markup {
  constructor(text) {
    this.text = text;
  }
  toString() {
    return this.text;
  }
}

const rendered = (value) => {
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(rendered).join("");
  if (value === undefined || value === null || value === false) return "";
  return String(value).replace(/[&<>"']/g, (character) => entities[character]);
};

/** HTML with every value escaped that is not HTML itself; a list is joined, nothing is left out. */
export const html = (strings, ...values) =>
  new Markup(strings.map((text, index) => text + rendered(values[index])).join(""));

/** Takes text that is known to be HTML as it is. */
export const raw = (text) => new Markup(text);
