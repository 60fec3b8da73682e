type Labels = Record<string, string>;

const labelsIn = (text = ""): Labels =>
  Object.fromEntries(
    [...text.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  );

const seriesIn = (told: string): Map<string, number> =>
  new Map(
    told
      .split("\n")
      .filter((line) => line.startsWith("capif_"))
      .map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.split(" ").at(-1))]),
  );

const isSelected = (labels: Labels, matchers = ""): boolean =>
  [...matchers.matchAll(/(\w+)(=~|!~|!=|=)"([^"]*)"/g)].every(([, name = "", how, value = ""]) => {
    const own = labels[name] ?? "";
    const isEqual = how?.includes("~") ? new RegExp(`^(?:${value})$`).test(own) : own === value;
    return isEqual === !how?.startsWith("!");
  });

const operand = /^sum by \(([^)]*)\) \(rate\((\w+)(?:\{([^}]*)\})?\[(\d+)m\]\)\)$/;

/** What a sum of rates is between two scrapes: of a series that the first did not have, nothing. */
const summed = (text: string, before: string, after: string): Map<string, number> => {
  const [, by = "", metric, matchers, minutes] = operand.exec(text) ?? [];
  if (metric === undefined) throw new TypeError(`not understood: ${text}`);
  const earlier = seriesIn(before);
  const sums = new Map<string, number>();
  for (const [series, value] of seriesIn(after)) {
    const [name, list] = series.split("{");
    const labels: Labels = { job: "test", ...labelsIn(list) };
    const first = earlier.get(series);
    if (name !== metric || first === undefined || !isSelected(labels, matchers)) continue;
    const group = JSON.stringify(by.split(", ").map((label) => [label, labels[label]]));
    sums.set(group, (sums.get(group) ?? 0) + (value - first) / (Number(minutes) * 60));
  }
  return sums;
};

/** For which labels an alert of the form `sum / sum > n or ...` fires between two scrapes. */
export const evaluated = (expr: string, before: string, after: string): Labels[] =>
  expr.split(" or ").flatMap((alternative) => {
    const [, dividend = "", divisor, bound] =
      /^(.*?)(?: \/ (.*))? > ([\d.]+)$/.exec(alternative) ?? [];
    const divisors = divisor === undefined ? undefined : summed(divisor, before, after);
    return [...summed(dividend, before, after)]
      .filter(([group, sum]) => sum / (divisors?.get(group) ?? 1) > Number(bound))
      .map(([group]) => Object.fromEntries(JSON.parse(group)));
  });
