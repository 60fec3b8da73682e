import { type Layout, type Row, sizes, widthOf } from "./layout.js";
import { element, escaped, textLines } from "./svg.js";

type Drawing = Pick<Layout, "x" | "width">;

const stateNames = { done: "done", failed: "failed", pending: "not reached" } as const;

const points = (...corners: (readonly [number, number])[]): string =>
  corners.map(([x, y]) => `${x},${y}`).join(" ");

/** A head at `x`, pointing right (1) or left (-1); that of a reply is open. */
const head = (x: number, y: number, towards: 1 | -1, isOpen: boolean): string => {
  const corners = points([x - towards * 10, y - 5], [x, y], [x - towards * 10, y + 5]);
  return isOpen
    ? element("polyline", { class: "sequence-line", points: corners })
    : element("polygon", { class: "sequence-head", points: corners });
};

/** A cross where a failed arrow should have arrived: the colour alone would not say it. */
const cross = (x: number, y: number): string =>
  element("path", {
    class: "sequence-cross",
    d: `M${x - 6} ${y - 6}l12 12m0 -12l-12 12`,
  });

const number = (step: number, x: number, y: number): string =>
  element("circle", { class: "sequence-number", cx: x, cy: y, r: sizes.number }) +
  element("text", { class: "sequence-step", x, y: y + 4, "text-anchor": "middle" }, String(step));

/** The middle of a text over `centre` that stays inside the figure. */
const inside = (centre: number, lines: readonly string[], fontSize: number, width: number) => {
  const half = Math.max(0, ...lines.map((line) => widthOf(line, fontSize))) / 2 + 4;
  return Math.min(Math.max(centre, half), Math.max(half, width - half));
};

const texts = ({ label, detail, left, right }: Row, width: number, y: number, below: number) => {
  const centre = (left + right) / 2;
  return (
    textLines(label, {
      class: "sequence-label",
      x: inside(centre, label, sizes.label, width),
      y,
      lineHeight: sizes.line,
      "text-anchor": "middle",
    }) +
    textLines(detail, {
      class: "sequence-detail",
      x: inside(centre, detail, sizes.detail, width),
      y: below,
      lineHeight: sizes.line,
      "text-anchor": "middle",
    })
  );
};

const note = (row: Row, { width }: Drawing): string => {
  const { arrow, left, right, y, bottom, label } = row;
  const height = bottom - 6 - y;
  const outline = `M${left} ${y}H${right - 9}l9 9V${y + height}H${left}ZM${right - 9} ${y}v9h9`;
  const first = y + sizes.line + 1;
  return (
    element("path", { class: "sequence-note", d: outline }) +
    texts(row, width, first, first + label.length * sizes.line) +
    (arrow.state === "failed" ? cross(right, y + height / 2) : "") +
    number(arrow.step, left, y + height / 2)
  );
};

const line = (row: Row, { x, width }: Drawing): string => {
  const { arrow, y, label } = row;
  const from = x.get(arrow.from) ?? 0;
  const end = x.get(arrow.to) ?? 0;
  const towards = end >= from ? 1 : -1;
  const start = from + towards * sizes.number;
  const isTls = arrow.kind === "tls";
  const shaft = isTls
    ? element("rect", {
        class: "sequence-tube",
        x: Math.min(start, end) + (towards > 0 ? 0 : 4),
        y: y - 5,
        width: Math.abs(end - start) - 4,
        height: 10,
        rx: 5,
      })
    : element("line", { class: "sequence-line", x1: start, y1: y, x2: end - towards * 3, y2: y }) +
      head(end - towards, y, towards, arrow.kind === "reply");
  const above = y - 14 - (label.length - 1) * sizes.line;
  return (
    shaft +
    texts(row, width, above, y + sizes.line + 4) +
    (arrow.state === "failed" ? cross(end - towards * 16, y) : "") +
    number(arrow.step, from, y)
  );
};

/** An arrow or note as a group, a link where it leads somewhere. */
export const drawArrow = (
  row: Row,
  id: string,
  labels: ReadonlyMap<string, string>,
  on: Layout,
) => {
  const { arrow, top, bottom, left, right } = row;
  const { from, to, kind, state, href } = arrow;
  const between = [...new Set([from, to])].map((party) => labels.get(party) ?? party);
  const name = [
    `Step ${arrow.step}, ${between.join(kind === "local" ? " and " : " to ")}: ${arrow.label}`,
    ...(arrow.detail ? [arrow.detail] : []),
    ...(state === undefined ? [] : [stateNames[state]]),
  ].join(", ");
  const hit = element("rect", {
    class: "sequence-hit",
    x: Math.max(2, left - 14),
    y: top,
    width: Math.min(on.width - 2, right + 14) - Math.max(2, left - 14),
    height: bottom - top,
    rx: 4,
  });
  const content = hit + (kind === "local" ? note(row, on) : line(row, on));
  const classes = ["sequence-arrow", `sequence-${kind}`, ...(state ? [`is-${state}`] : [])];
  const common = { id: `${id}-${arrow.id}`, class: classes.join(" ") };
  return href === undefined
    ? element("g", common, element("title", {}, escaped(name)) + content)
    : element("a", { ...common, href, "aria-label": name }, content);
};
