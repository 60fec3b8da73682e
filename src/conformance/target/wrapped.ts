const width = 100;

/** A text as lines of at most a hundred columns, each behind the prefix; a long word stays whole. */
export const wrapped = (text: string, prefix: string): string[] => {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((one) => one !== "")) {
    const line = lines.at(-1);
    if (line === undefined || line.length + 1 + word.length > width) lines.push(`${prefix}${word}`);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
};
