/** A party with a lifeline. Parties of the same domain that stand side by side share a frame. */
export interface SequenceParty {
  id: string;
  label: string;
  domain?: string;
}

/**
 * `tls` is a handshake, drawn as a tube; `local` is a note over one party (`from` is `to`) or over
 * everything from one to the other.
 */
export type ArrowKind = "message" | "reply" | "local" | "tls";

/** `pending` is drawn faintly; without a state an arrow is part of a plan, not of a run. */
export type ArrowState = "done" | "failed" | "pending";

/** A numbered arrow or note. */
export interface SequenceArrow {
  /** Becomes the element's id, after the figure's. */
  id: string;
  step: number;
  from: string;
  to: string;
  label: string;
  /** A second, smaller line; an empty one keeps the place free. */
  detail?: string;
  state?: ArrowState;
  /** Makes the arrow a link. */
  href?: string;
  kind: ArrowKind;
}

/** What several arrows that follow one another share, a TLS session say: a frame behind them. */
export interface SequenceSpan {
  /** Ids of the first and the last arrow. */
  first: string;
  last: string;
  label: string;
}

/** Everything that a sequence figure shows; arrows from top to bottom. */
export interface SequenceFigure {
  /** The prefix of every element id; `sequence` if absent. Two figures on one page need two. */
  id?: string;
  title: string;
  description: string;
  parties: readonly SequenceParty[];
  arrows: readonly SequenceArrow[];
  spans?: readonly SequenceSpan[];
}
