import { meets } from "./statistics.js";

const figure = (value) => (value === null ? "-" : String(Number(value.toPrecision(3))));

const row = (result) => {
  const { work, ours, peer, unit, ratio, goal, better } = result;
  const wanted = `${better === "lower" ? "≤" : "≥"} ${goal}`;
  const verdict = meets(result) ? wanted : `${wanted}, missed`;
  return `| ${work} | ${figure(ours)} | ${figure(peer)} ${unit} | ${ratio ?? "-"} | ${verdict} |`;
};

/** The results as README has them. */
export const table = (results) =>
  ["| Work | ours | peer | ratio | goal |", "|---|---|---|---|---|", ...results.map(row)].join(
    "\n",
  );
