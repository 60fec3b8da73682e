/** Text that Markdown shows as it is, on one line. */
export const plain = (text: string): string =>
  text
    .replace(/[\p{Cc}\s]+/gu, " ")
    .replace(/[\\`*_{}[\]<>#|!~]/g, "\\$&")
    .trim();

/** Text as code; inside a table too, where only the bar would end the cell. */
export const code = (text: string): string => {
  const line = text.replace(/[\p{Cc}\s]+/gu, " ");
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = "`".repeat(longest + 1);
  return longest === 0 ? `${fence}${line}${fence}` : `${fence} ${line} ${fence}`;
};

/** Lines as a block of code, behind a fence that is longer than any in them. */
export const fenced = (lines: readonly string[]): string[] => {
  const ticks = lines.flatMap((line) => line.match(/`+/g) ?? []).map(({ length }) => length);
  const fence = "`".repeat(Math.max(2, ...ticks) + 1);
  return [`${fence}text`, ...lines, fence];
};

/** A Markdown table. */
export const table = (
  head: readonly string[],
  rows: readonly (readonly string[])[],
  align: "---" | "--:" = "---",
): string[] => {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, at) => (at === 0 ? "---" : align))), ...rows.map(line)];
};
