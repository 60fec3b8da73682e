import type { PartyName } from "../contract/steps.js";
import { type ArrowKind, type SequenceArrow, sequenceFigure } from "../figure/sequence.js";
import type { StepView } from "./step-view.js";

const parties = [
  { id: "invoker", label: "API invoker", domain: "Security domain B" },
  { id: "CCF-B", label: "CCF-B", domain: "Security domain B" },
  { id: "CCF-A", label: "CCF-A", domain: "Security domain A" },
  { id: "AEF", label: "AEF", domain: "Security domain A" },
] as const satisfies readonly { id: PartyName; label: string; domain: string }[];

const kinds: Record<number, ArrowKind> = {
  ...{ 2: "tls", 3: "local", 6: "local" },
  ...{ 8: "reply", 9: "reply", 10: "reply", 11: "tls" },
};

/** `+12.3 ms`: since the run began. */
export const timeText = (at: number): string => `+${at.toFixed(1)} ms`;

const handshakes = [2, 11];

const detailOf = ({ step, at, state, messages, connection, isUnseen }: StepView): string => {
  if (isUnseen) return "not seen from here";
  const last = messages.at(-1);
  const parts = [
    ...(handshakes.includes(step) && connection !== undefined ? [connection.version] : []),
    ...(state === "failed" && last !== undefined ? [last.line] : []),
    ...(at === undefined ? [] : [timeText(at)]),
  ];
  // In one line: whatever is told, no arrow moves.
  return parts.join(" · ").replaceAll(" ", "\u00a0");
};

/** As a heading has it. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const arrowOf = (view: StepView): SequenceArrow => ({
  id: `arrow-${view.step}`,
  step: view.step,
  from: view.from,
  to: view.to,
  label: capitalised(view.operation),
  detail: detailOf(view),
  state: view.state,
  href: `#step-${view.step}`,
  kind: kinds[view.step] ?? "message",
});

/** The sequence figure of a run; each arrow leads to its step. */
export const runFigure = (views: readonly StepView[]): string =>
  sequenceFigure({
    id: "run",
    title: "The eleven steps of this run",
    description:
      "The parties side by side, time from top to bottom; the list of steps says the same in words.",
    parties,
    arrows: views.map(arrowOf),
    spans: [{ first: "arrow-2", last: "arrow-1", label: "CAPIF-1e: one TLS session" }],
  });
