/**
 * The style sheet of sequence figures. Everything follows the page's own colours (`currentColor`,
 * `Canvas`); `--sequence-accent`, `--sequence-done`, `--sequence-failed`, `--sequence-surface` and
 * `--sequence-muted` override them.
 */
export const sequenceStyle = `.sequence {
  --line: var(--sequence-accent, currentColor);
  --muted: var(--sequence-muted, color-mix(in srgb, currentColor 72%, transparent));
  --faint: color-mix(in srgb, currentColor 26%, transparent);
  --surface: var(--sequence-surface, Canvas);
  display: block; width: 100%; max-width: 46rem; height: auto;
  font-family: system-ui, sans-serif; color: inherit;
}
.sequence text { fill: currentColor; stroke: none; }
.sequence .sequence-label, .sequence .sequence-detail {
  paint-order: stroke; stroke: var(--surface); stroke-width: 4px; stroke-linejoin: round;
}
.sequence .sequence-label { font-size: 13px; }
.sequence .sequence-detail { font-size: 11px; fill: var(--muted); }
.sequence .sequence-name { font-size: 14px; font-weight: 600; }
.sequence .sequence-step { font-size: 11px; font-weight: 700; fill: var(--surface); }
.sequence-domain { fill: color-mix(in srgb, currentColor 3%, transparent); stroke: var(--faint); }
.sequence-span { fill: color-mix(in srgb, currentColor 6%, transparent); stroke: none; }
.sequence-party { fill: var(--surface); stroke: currentColor; stroke-width: 1.4; }
.sequence-life { stroke: var(--faint); stroke-width: 1.4; stroke-dasharray: 2 4; }
.sequence-line { fill: none; stroke: var(--line); stroke-width: 1.6; }
.sequence-reply .sequence-line { stroke-dasharray: 6 4; }
.sequence-reply polyline.sequence-line { stroke-dasharray: none; }
.sequence-head, .sequence-number { fill: var(--line); }
.sequence-tube {
  fill: color-mix(in srgb, var(--line) 22%, var(--surface)); stroke: var(--line); stroke-width: 1.4;
}
.sequence-note { fill: color-mix(in srgb, currentColor 7%, var(--surface)); stroke: var(--muted); }
.sequence-note ~ .sequence-label, .sequence-note ~ .sequence-detail { stroke: none; }
.sequence-cross { fill: none; stroke: var(--line); stroke-width: 3; stroke-linecap: round; }
.sequence-hit { fill: transparent; stroke: none; }
a.sequence-arrow { cursor: pointer; outline: none; }
a.sequence-arrow:hover .sequence-hit { fill: color-mix(in srgb, currentColor 8%, transparent); }
a.sequence-arrow:focus-visible .sequence-hit { stroke: currentColor; stroke-width: 2; }
.sequence-arrow.is-done { --line: var(--sequence-done, currentColor); }
.sequence-arrow.is-failed { --line: var(--sequence-failed, #c62828); }
.sequence-arrow.is-failed .sequence-label { font-weight: 700; }
.sequence-arrow.is-pending { --line: var(--faint); }
.sequence-arrow.is-pending .sequence-label { fill: var(--muted); }
.sequence-arrow.is-pending .sequence-step { fill: currentColor; }
.sequence-arrow.is-pending .sequence-number { fill: var(--surface); stroke: var(--faint); }
@media (forced-colors: active) { .sequence { --line: CanvasText; --surface: Canvas; } }
`;
