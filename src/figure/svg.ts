const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as it may stand in an element or an attribute, without control characters: XML has none. */
export const escaped = (text: string): string =>
  text
    .replace(/\p{Cc}/gu, " ")
    .replace(/[&<>"']/g, (character) => entities[character] ?? character);

type Attributes = Record<string, string | number | undefined>;

/** An SVG element; `content` is markup already. */
export const element = (name: string, attributes: Attributes, content = ""): string => {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([attribute, value]) => ` ${attribute}="${escaped(String(value))}"`);
  return `<${name}${written.join("")}>${content}</${name}>`;
};

/** Lines of text, the first with its baseline at `y`. */
export const textLines = (
  lines: readonly string[],
  { x, y, lineHeight, ...rest }: Attributes & { x: number; y: number; lineHeight: number },
): string =>
  lines
    .map((line, index) => element("text", { x, y: y + index * lineHeight, ...rest }, escaped(line)))
    .join("");
