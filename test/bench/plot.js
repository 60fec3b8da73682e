import { element, escaped } from "../../dist/figure/svg.js";
import { meets } from "./statistics.js";

const width = 900;
const rowHeight = 30;
const barStart = 470;
const barEnd = 780;
/** Bars show the ratio as a share of its goal, up to so much of it. */
const longest = 2;

/** How far a result has come: 1 is its goal, more is better. */
const reached = ({ ratio, goal, better }) => (better === "lower" ? goal / ratio : ratio / goal);

const text = (content, x, y, anchor = "start") =>
  element("text", { x, y, "text-anchor": anchor }, escaped(content));

const at = (share) => barStart + ((barEnd - barStart) * Math.min(share, longest)) / longest;

const bar = (result, index) => {
  const y = 70 + index * rowHeight;
  const { work, ratio, goal, better } = result;
  const wanted = `${better === "lower" ? "≤" : "≥"} ${goal}`;
  const label = text(work, barStart - 12, y + 13, "end");
  if (ratio === null) return label + text("no number", barStart + 8, y + 13);
  const fill = meets(result) ? "#2e7d32" : "#c62828";
  const length = Math.max(1, at(reached(result)) - barStart);
  return [
    label,
    element("rect", { x: barStart, y, width: length.toFixed(1), height: 18, fill }),
    text(`${ratio} (${wanted})`, barEnd + 8, y + 13),
  ].join("");
};

/** The results as bars of ratio against goal, SVG. */
export const plot = (results, machine) => {
  const height = 90 + results.length * rowHeight;
  const goal = at(1);
  const title = "Ours against the peer: ratio as a share of its goal";
  return `${element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${width} ${height}`,
      role: "img",
      "font-family": "system-ui, sans-serif",
      "font-size": 12,
    },
    [
      element("title", {}, escaped(title)),
      element("rect", { width, height, fill: "#fff" }),
      text(title, 16, 24),
      text(machine, 16, 42),
      text("goal", goal, 60, "middle"),
      ...results.map(bar),
      element("line", { x1: goal, y1: 64, x2: goal, y2: height - 16, stroke: "#333" }),
    ].join(""),
  )}\n`;
};
