import type { SequenceArrow, SequenceFigure, SequenceSpan } from "./figure.js";

/** Sizes in user units; the figure scales as a whole. */
export const sizes = {
  column: 132,
  head: 34,
  domain: 24,
  line: 16,
  label: 13,
  detail: 11,
  number: 10,
  gap: 14,
} as const;

/** Where an arrow stands. */
export interface Row {
  arrow: SequenceArrow;
  top: number;
  /** The y of the arrow itself, or of the note's upper edge. */
  y: number;
  bottom: number;
  left: number;
  right: number;
  label: readonly string[];
  detail: readonly string[];
}

/** A span with its place. */
export interface Frame {
  span: SequenceSpan;
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** The whole figure, measured. */
export interface Layout {
  width: number;
  height: number;
  /** Where the lifelines begin. */
  lifeTop: number;
  x: ReadonlyMap<string, number>;
  rows: readonly Row[];
  frames: readonly Frame[];
}

const perCharacter = 0.56; // of the font size: the average of common sans-serif fonts

/** The width of a line that nobody can measure before it is drawn. */
export const widthOf = (text: string, fontSize: number): number =>
  [...text].length * fontSize * perCharacter;

/** Breaks a text between words into lines of at most `width`. */
const wrapped = (text: string, fontSize: number, width: number): string[] => {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && widthOf(longer, fontSize) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
};

const edges = (arrow: SequenceArrow, x: ReadonlyMap<string, number>) => {
  const [from, to] = [x.get(arrow.from), x.get(arrow.to)];
  if (from === undefined || to === undefined)
    throw new TypeError(`arrow ${arrow.id} is between parties that the figure does not have`);
  const margin = arrow.kind === "local" ? sizes.column * 0.4 : 0;
  return { left: Math.min(from, to) - margin, right: Math.max(from, to) + margin };
};

const rowAt = (arrow: SequenceArrow, top: number, x: ReadonlyMap<string, number>): Row => {
  const { left, right } = edges(arrow, x);
  const isNote = arrow.kind === "local";
  const room = isNote
    ? right - left - 2 * sizes.gap
    : Math.max(right - left - 3 * sizes.number, 1.6 * sizes.column);
  const label = wrapped(arrow.label, sizes.label, room);
  const detail =
    arrow.detail === undefined ? [] : wrapped(arrow.detail, sizes.detail, room).slice(0, 2);
  const text = { label, detail, left, right };
  if (isNote) {
    const height = (label.length + detail.length) * sizes.line + sizes.gap;
    return { arrow, top, y: top + 6, bottom: top + 12 + height, ...text };
  }
  const y = top + label.length * sizes.line + 13;
  return { arrow, top, y, bottom: y + detail.length * sizes.line + 13, ...text };
};

const frameOf = (span: SequenceSpan, rows: readonly Row[]): Frame => {
  const first = rows.findIndex(({ arrow }) => arrow.id === span.first);
  const last = rows.findIndex(({ arrow }) => arrow.id === span.last);
  const inside = rows.slice(first, last + 1);
  const [start, end] = [inside[0], inside.at(-1)];
  if (first < 0 || start === undefined || end === undefined)
    throw new TypeError(`no arrows from ${span.first} to ${span.last}`);
  return {
    span,
    top: start.top - sizes.line,
    bottom: end.bottom,
    left: Math.min(...inside.map(({ left }) => left)) - 18,
    right: Math.max(...inside.map(({ right }) => right)) + 18,
  };
};

/** Measures a figure; TypeError if an arrow or a span names what it does not have. */
export const layOut = ({ parties, arrows, spans = [] }: SequenceFigure): Layout => {
  const x = new Map(parties.map(({ id }, index) => [id, (index + 0.5) * sizes.column]));
  const hasDomains = parties.some(({ domain }) => domain !== undefined);
  const lifeTop = (hasDomains ? sizes.domain : 4) + sizes.head;
  const rows: Row[] = [];
  let top = lifeTop + sizes.gap;
  for (const arrow of arrows) {
    if (spans.some(({ first }) => first === arrow.id)) top += sizes.line + 4;
    const row = rowAt(arrow, top, x);
    rows.push(row);
    top = row.bottom + (spans.some(({ last }) => last === arrow.id) ? 6 : 0);
  }
  return {
    width: parties.length * sizes.column,
    height: Math.ceil(top + sizes.gap),
    lifeTop,
    x,
    rows,
    frames: spans.map((span) => frameOf(span, rows)),
  };
};
