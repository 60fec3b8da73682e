import { sequenceStyle } from "../figure/sequence.js";

/** The style sheet of the report and of the live lab: light and dark, wide and narrow, paper. */
export const style = `
:root {
  color-scheme: light dark;
  --page: #f5f6f8; --card: #fff; --text: #1a2230; --muted: #566072; --line: #dce0e7;
  --accent: #1f5fbf; --code: #f1f3f6; --key: #7a3e9d; --key-soft: #f3e8fa;
  --good: #146c43; --good-soft: #e2f3ea; --bad: #b3261e; --bad-soft: #fbe6e4;
  --calm: #4b5567; --calm-soft: #e9ecf1;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #10141b; --card: #181e27; --text: #e6eaf1; --muted: #a0aabb; --line: #2d3643;
    --accent: #86b6ff; --code: #11161e; --key: #d3a5f0; --key-soft: #38214a;
    --good: #6fd6a0; --good-soft: #14352a; --bad: #ff9d94; --bad-soft: #45211f;
    --calm: #b4bdcc; --calm-soft: #2a323e;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; background: var(--page); color: var(--text);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
main, footer { max-width: 84rem; margin: 0 auto; padding: 0 1.25rem; }
footer { padding-block: 1.5rem 2rem; color: var(--muted); font-size: 0.88rem; }
h1, h2, p, dl, pre, fieldset { margin: 0; }
h1 { font-size: clamp(1.5rem, 4vw, 2.1rem); line-height: 1.2; letter-spacing: -0.01em; }
h2 { font-size: 1.2rem; margin: 2rem 0 0.8rem; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
code, pre, .number, .at { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas,
  "DejaVu Sans Mono", monospace; font-size: 0.84rem; }
.muted { color: var(--muted); }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 0.5rem; background: var(--card); padding: 0.5rem 1rem; z-index: 2; }
header { padding: 1.6rem 0 0.4rem; }
.verdict { display: inline-block; margin: 0.8rem 0 0.5rem; padding: 0.35rem 0.95rem;
  border-radius: 1.2rem; font-weight: 650; overflow-wrap: anywhere;
  background: var(--calm-soft); color: var(--calm); }
.verdict.passed { background: var(--good-soft); color: var(--good); }
.verdict.failed { background: var(--bad-soft); color: var(--bad); }
.columns { display: grid; grid-template-columns: minmax(0, 11fr) minmax(0, 9fr); gap: 0 1.5rem;
  align-items: start; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1rem; }
.figure { position: sticky; top: 1rem; --sequence-surface: var(--card);
  --sequence-muted: var(--muted); --sequence-done: var(--good); --sequence-failed: var(--bad); }
.figure svg { margin: 0 auto; }
@media (min-width: 60rem) { .figure svg { max-height: calc(100vh - 4rem); } }

.step { background: var(--card); border: 1px solid var(--line); border-radius: 10px;
  margin-bottom: 0.5rem; }
.step.is-failed { border-left: 4px solid var(--bad); }
.step.is-pending .what strong { color: var(--muted); }
.step > summary { display: grid; grid-template-columns: 1.9rem 1fr auto 6rem; gap: 0 0.7rem;
  align-items: center; padding: 0.55rem 0.9rem; cursor: pointer; list-style: none; }
.step > summary::-webkit-details-marker { display: none; }
.step > summary:hover { background: var(--code); border-radius: 10px; }
.number { display: inline-grid; place-items: center; width: 1.75rem; height: 1.75rem;
  border-radius: 50%; background: var(--calm-soft); color: var(--calm); font-weight: 700; }
.is-done > summary .number { background: var(--good-soft); color: var(--good); }
.is-failed > summary .number { background: var(--bad-soft); color: var(--bad); }
.what { min-width: 0; overflow-wrap: anywhere; line-height: 1.3; }
.what strong { display: block; font-weight: 600; }
.at { text-align: right; color: var(--muted); font-variant-numeric: tabular-nums; }
.badge { padding: 0.05rem 0.6rem; border-radius: 99px; font-size: 0.78rem; font-weight: 650;
  white-space: nowrap; background: var(--calm-soft); color: var(--calm); }
.badge.done, .badge.up { background: var(--good-soft); color: var(--good); }
.badge.failed, .badge.down { background: var(--bad-soft); color: var(--bad); }
.inside { padding: 0.4rem 0.9rem 1rem; display: grid; gap: 0.7rem; }
dl { display: grid; grid-template-columns: minmax(6.5rem, max-content) 1fr; gap: 0.25rem 1rem; }
dt { color: var(--muted); font-size: 0.88rem; }
dd { margin: 0; overflow-wrap: anywhere; }
.reason { color: var(--bad); font-weight: 600; overflow-wrap: anywhere; }
.message { border: 1px solid var(--line); border-radius: 8px; overflow: hidden; }
.message > p, .message > pre { padding: 0.5rem 0.8rem; }
.message .line { background: var(--code); overflow-wrap: anywhere; font-weight: 600; }
pre { overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
.headers { color: var(--muted); border-bottom: 1px solid var(--line); }
.headers:last-child { border-bottom: 0; }
.masked { background: var(--key-soft); color: var(--key); border-radius: 4px; padding: 0 0.2em; }
.scroll { overflow-x: auto; background: var(--card); border: 1px solid var(--line);
  border-radius: 10px; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: 0.5rem 0.9rem; text-align: left; vertical-align: top; }
thead th { font-size: 0.8rem; color: var(--muted); }
tbody tr { border-top: 1px solid var(--line); }
tbody th { white-space: nowrap; }
@media (max-width: 60rem) {
  .columns { grid-template-columns: minmax(0, 1fr); }
  .figure { position: static; padding: 0.4rem; }
}
@media (max-width: 30rem) {
  main, footer { padding: 0 0.6rem; }
  .step > summary { grid-template-columns: 1.9rem 1fr auto; }
  .step .at { grid-column: 2 / -1; text-align: left; }
  dl { grid-template-columns: 1fr; }
}
@media print { .figure { position: static; } body { background: none; } }
${sequenceStyle}`;
