/** The Markdown below a heading of the README, up to the next heading of its level or above. */
export const readmeSection = (readme, heading) => {
  const lines = readme.split("\n");
  const start = lines.indexOf(heading);
  if (start < 0) throw new Error(`README.md has no "${heading}"`);
  const level = heading.indexOf(" ");
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => /^#+ /.test(line) && line.indexOf(" ") <= level);
  return rest.slice(0, end < 0 ? undefined : end).join("\n");
};

/** The README's first paragraph: the problem. */
export const readmeIntroduction = (readme) => readme.split("\n\n")[1];

/** The first block of code of a section, its fences included. */
export const firstCode = (section) => {
  const [block] = section.match(/^```.*?^```$/ms) ?? [];
  if (block === undefined) throw new Error("a section of README.md has lost its commands");
  return block;
};
