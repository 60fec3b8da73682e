/** The page's style: one sheet, for light and dark, wide and narrow, screen and paper. */
export const style = `
:root {
  color-scheme: light dark;
  --page: #f5f6f8; --card: #fff; --text: #1a2230; --muted: #566072; --line: #dce0e7;
  --accent: #1f5fbf; --focus: #1f5fbf; --code: #f1f3f6;
  --good: #146c43; --good-soft: #e2f3ea; --bad: #b3261e; --bad-soft: #fbe6e4;
  --warn: #8a5300; --warn-soft: #fdf0d7; --calm: #4b5567; --calm-soft: #e9ecf1;
  --key: #7a3e9d; --string: #146c43; --number: #1f5fbf;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #10141b; --card: #181e27; --text: #e6eaf1; --muted: #a0aabb; --line: #2d3643;
    --accent: #86b6ff; --focus: #86b6ff; --code: #11161e;
    --good: #6fd6a0; --good-soft: #14352a; --bad: #ff9d94; --bad-soft: #45211f;
    --warn: #f2c069; --warn-soft: #3d2e12; --calm: #b4bdcc; --calm-soft: #2a323e;
    --key: #d3a5f0; --string: #6fd6a0; --number: #86b6ff;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; background: var(--page); color: var(--text);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
main, footer { max-width: 72rem; margin: 0 auto; padding: 0 1.25rem; }
h1, h2, h3, h4, p, ul, dl { margin: 0; }
h1 { font-size: clamp(1.6rem, 4vw, 2.4rem); line-height: 1.2; letter-spacing: -0.01em;
  overflow-wrap: anywhere; }
h2 { font-size: 1.3rem; margin: 2.5rem 0 0.9rem; }
h3 { font-size: 1rem; }
h4 { font-size: 0.9rem; margin: 1.1rem 0 0.5rem; }
ul { list-style: none; padding: 0; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 4px; }
code, pre, .id, .hash, .value { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas,
  "DejaVu Sans Mono", monospace; font-size: 0.86em; }
.muted { color: var(--muted); }
.note { padding: 1rem; color: var(--muted); }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 0.5rem; background: var(--card); padding: 0.5rem 1rem; z-index: 2; }

.banner { background: var(--card); border: 1px solid var(--line); border-top: 6px solid var(--good);
  border-radius: 12px; padding: 1.6rem 1.75rem; margin-top: 1.5rem; }
.banner.not-conformant { border-top-color: var(--bad); }
.banner.none { border-top-color: var(--warn); }
.eyebrow { text-transform: uppercase; letter-spacing: 0.09em; font-size: 0.75rem; font-weight: 600;
  color: var(--muted); margin-bottom: 0.35rem; }
.verdict { display: inline-flex; gap: 0.5rem; align-items: baseline; margin: 0.9rem 0 0.8rem;
  padding: 0.35rem 0.95rem; border-radius: 99px; font-weight: 650;
  background: var(--good-soft); color: var(--good); }
.not-conformant .verdict { background: var(--bad-soft); color: var(--bad); }
.none .verdict { background: var(--warn-soft); color: var(--warn); }
.when { color: var(--muted); }
.when strong { color: var(--text); font-weight: 600; }
.vendors { display: flex; flex-wrap: wrap; gap: 0.3rem 1.6rem; margin-top: 0.6rem; }

.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.2rem, 1fr)); gap: 0.75rem; }
.tile { background: var(--card); border: 1px solid var(--line); border-radius: 10px;
  padding: 0.8rem 1rem; color: var(--muted); font-size: 0.88rem; }
.tile strong { display: block; font-size: 1.75rem; line-height: 1.2; color: var(--text);
  font-variant-numeric: tabular-nums; }
.tile.pass strong, td.pass { color: var(--good); }
.tile.fail strong, .tile.dropped strong, .tile.not-testable strong, .tile.error strong,
td.fail, td.dropped, td.not-testable, td.error { color: var(--bad); }
.tile.warn strong, .tile.expected-failure strong, td.warn, td.expected-failure { color: var(--warn); }
.bar { display: block; width: 100%; height: 10px; margin: 1rem 0; border-radius: 5px; fill: var(--calm);
  overflow: hidden; }
.bar .pass { fill: var(--good); }
.bar .fail, .bar .dropped, .bar .not-testable, .bar .error { fill: var(--bad); }
.bar .warn, .bar .expected-failure { fill: var(--warn); }
.scroll { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: 0.5rem 0.9rem; text-align: right; white-space: nowrap; }
th:first-child { text-align: left; }
thead th { font-size: 0.8rem; font-weight: 600; color: var(--muted); }
tbody tr { border-top: 1px solid var(--line); }
tbody th { font-weight: 600; }
td { font-weight: 600; }
td.zero { color: var(--muted); font-weight: 400; }

.badge { display: inline-block; padding: 0.05rem 0.6rem; border-radius: 99px; font-size: 0.78rem;
  font-weight: 650; white-space: nowrap; background: var(--calm-soft); color: var(--calm); }
.badge.pass { background: var(--good-soft); color: var(--good); }
.badge.fail, .badge.dropped, .badge.not-testable, .badge.error {
  background: var(--bad-soft); color: var(--bad); }
.badge.warn, .badge.expected-failure { background: var(--warn-soft); color: var(--warn); }

.failures { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--bad);
  border-radius: 10px; }
.failures li { padding: 0.7rem 1.1rem; display: grid; gap: 0.1rem 0.7rem;
  grid-template-columns: auto auto 1fr; align-items: baseline; }
.failures li + li { border-top: 1px solid var(--line); }
.failures a { font-weight: 650; }
.failures .what { overflow-wrap: anywhere; }
.failures .muted { grid-column: 1 / -1; font-size: 0.85rem; }

.filters { display: flex; flex-wrap: wrap; gap: 0.7rem 0.9rem; align-items: end; background: var(--card);
  border: 1px solid var(--line); border-radius: 10px; padding: 0.9rem 1.1rem; }
.filters label { display: grid; gap: 0.2rem; font-size: 0.8rem; font-weight: 600; color: var(--muted); }
.filters .text { flex: 1 1 12rem; }
.filters select[name="theme"] { max-width: 14rem; }
.filters input, .filters select, .filters button { font: inherit; font-size: 0.92rem; font-weight: 400; color: var(--text);
  background: var(--page); border: 1px solid var(--muted); border-radius: 7px; padding: 0.4rem 0.6rem;
  min-height: 2.5rem; width: 100%; }
.filters input::placeholder { color: var(--muted); opacity: 1; }
.filters .buttons { display: flex; gap: 0.5rem; }
.filters button { width: auto; cursor: pointer; padding: 0.4rem 0.9rem; }
.filters button:hover { border-color: var(--accent); color: var(--accent); }
.filters output { flex-basis: 100%; font-size: 0.85rem; color: var(--muted); }

.theme { margin-top: 1.5rem; }
.theme h3 { color: var(--muted); font-weight: 600; margin-bottom: 0.5rem; overflow-wrap: anywhere; }
.case { background: var(--card); border: 1px solid var(--line); border-bottom-width: 0; }
.case:first-of-type { border-radius: 10px 10px 0 0; }
.case:last-of-type { border-radius: 0 0 10px 10px; border-bottom-width: 1px; }
.case:first-of-type:last-of-type { border-radius: 10px; }
.case > summary { display: grid; grid-template-columns: 8.6rem 9.5rem 1fr auto; gap: 0.2rem 0.8rem;
  align-items: baseline; padding: 0.6rem 1.1rem; cursor: pointer; list-style: none; }
.case > summary::-webkit-details-marker { display: none; }
.case > summary:hover { background: var(--code); }
.case > summary .badge { justify-self: start; }
.case[open] > summary { border-bottom: 1px solid var(--line); }
.id { font-weight: 600; }
.title { overflow-wrap: anywhere; }
.level { font-size: 0.78rem; font-weight: 600; color: var(--muted); }
.level::after { content: "\\25B8"; display: inline-block; margin-left: 0.7rem; }
.case[open] .level::after { transform: rotate(90deg); }
.inside { padding: 0.9rem 1.1rem 1.2rem; }

dl { display: grid; grid-template-columns: minmax(6.5rem, max-content) 1fr; gap: 0.3rem 1.1rem; }
dt { color: var(--muted); font-size: 0.88rem; }
dd { margin: 0; overflow-wrap: anywhere; }
.reason { font-weight: 600; }
.value { background: var(--code); border-radius: 5px; padding: 0.1rem 0.5rem; white-space: pre-wrap; }
.exchange { border: 1px solid var(--line); border-radius: 8px; margin-top: 0.7rem; overflow: hidden; }
.exchange > p { padding: 0.45rem 0.9rem; background: var(--code); font-size: 0.86rem;
  border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
.exchange .sides { display: grid; grid-template-columns: 1fr 1fr; }
.side { padding: 0.7rem 0.9rem; min-width: 0; }
.side + .side { border-left: 1px solid var(--line); }
.side h5 { margin: 0 0 0.45rem; font-size: 0.86rem; overflow-wrap: anywhere; }
.side pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.8rem; }
.side pre + pre { margin-top: 0.6rem; padding-top: 0.6rem; border-top: 1px dashed var(--line); }
.k { color: var(--key); } .s { color: var(--string); } .n { color: var(--number); }

.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr));
  gap: 0.9rem; align-items: start; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px;
  padding: 1.1rem 1.25rem; }
.card h3 { margin-bottom: 0.6rem; }
.card dl + h3 { margin-top: 1.4rem; }
.card p { font-size: 0.85rem; margin-top: 0.7rem; }
footer { padding-top: 2.5rem; padding-bottom: 2.5rem; color: var(--muted); font-size: 0.85rem; }
[hidden] { display: none !important; }

@media (max-width: 44rem) {
  main, footer { padding: 0 0.8rem; }
  .banner { padding: 1.2rem; }
  .case > summary { grid-template-columns: auto 1fr auto; padding: 0.7rem 0.9rem; }
  .case > summary .title { grid-column: 1 / -1; grid-row: 2; }
  .failures li { grid-template-columns: auto 1fr; }
  .failures .badge { justify-self: start; }
  .failures .what { grid-column: 1 / -1; }
  .filters label { flex: 1 1 8rem; }
  .filters select[name="theme"] { max-width: none; }
  .exchange .sides { grid-template-columns: 1fr; }
  .side + .side { border-left: 0; border-top: 1px solid var(--line); }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: 0.5rem; }
  .tiles { grid-template-columns: repeat(3, 1fr); gap: 0.5rem; }
  .tile { padding: 0.6rem 0.7rem; font-size: 0.8rem; }
}
@media print {
  body { background: #fff; }
  .filters, .skip { display: none; }
  .case, .exchange, .failures li { break-inside: avoid; }
}
`;
