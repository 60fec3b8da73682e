import { drawArrow } from "./arrow.js";
import type { SequenceFigure, SequenceParty } from "./figure.js";
import { type Frame, type Layout, layOut, sizes } from "./layout.js";
import { element, escaped } from "./svg.js";

export type {
  ArrowKind,
  ArrowState,
  SequenceArrow,
  SequenceFigure,
  SequenceParty,
  SequenceSpan,
} from "./figure.js";
export { sequenceStyle } from "./style.js";

const party = ({ id, label }: SequenceParty, { x, lifeTop, height }: Layout): string => {
  const centre = x.get(id) ?? 0;
  const width = sizes.column * 0.84;
  return (
    element("line", {
      class: "sequence-life",
      x1: centre,
      y1: lifeTop,
      x2: centre,
      y2: height - 4,
    }) +
    element("rect", {
      class: "sequence-party",
      x: centre - width / 2,
      y: lifeTop - sizes.head,
      width,
      height: sizes.head - 4,
      rx: 5,
    }) +
    element(
      "text",
      { class: "sequence-name", x: centre, y: lifeTop - 14, "text-anchor": "middle" },
      escaped(label),
    )
  );
};

/** Neighbours of one domain, together. */
const domainsOf = (parties: readonly SequenceParty[]) => {
  const domains: { name: string; first: number; last: number }[] = [];
  for (const [index, { domain }] of parties.entries()) {
    const last = domains.at(-1);
    if (domain === undefined) continue;
    if (last?.name === domain && last.last === index - 1) last.last = index;
    else domains.push({ name: domain, first: index, last: index });
  }
  return domains;
};

const domains = (parties: readonly SequenceParty[], { height }: Layout): string =>
  domainsOf(parties)
    .map(({ name, first, last }) => {
      const x = first * sizes.column + 3;
      const width = (last - first + 1) * sizes.column - 6;
      return (
        element("rect", { class: "sequence-domain", x, y: 2, width, height: height - 4, rx: 8 }) +
        element(
          "text",
          { class: "sequence-detail", x: x + width / 2, y: 17, "text-anchor": "middle" },
          escaped(name),
        )
      );
    })
    .join("");

const frame = ({ span, top, bottom, left, right }: Frame): string => {
  const box = { x: left, y: top, width: right - left, height: bottom - top, rx: 6 };
  return (
    element("rect", { class: "sequence-span", ...box }) +
    element(
      "text",
      { class: "sequence-detail", x: (left + right) / 2, y: top + 13, "text-anchor": "middle" },
      escaped(span.label),
    )
  );
};

/**
 * A UML-like sequence figure as an `<svg>` element for an HTML page that has {@link sequenceStyle}.
 * Its arrows keep their places when only their states, links or details change.
 */
export const sequenceFigure = (figure: SequenceFigure): string => {
  const { id = "sequence", title, description, parties, arrows } = figure;
  const layout = layOut(figure);
  const labels = new Map(parties.map((one) => [one.id, one.label]));
  const content = [
    element("title", { id: `${id}-title` }, escaped(title)),
    element("desc", { id: `${id}-description` }, escaped(description)),
    domains(parties, layout),
    ...layout.frames.map(frame),
    ...parties.map((one) => party(one, layout)),
    ...layout.rows.map((row) => drawArrow(row, id, labels, layout)),
  ];
  const hasLinks = arrows.some(({ href }) => href !== undefined);
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      id,
      class: "sequence",
      role: hasLinks ? "group" : "img", // an image's links would be hidden from assistive software
      viewBox: `0 0 ${layout.width} ${layout.height}`,
      "aria-labelledby": `${id}-title`,
      "aria-describedby": `${id}-description`,
    },
    content.join("\n"),
  );
};
