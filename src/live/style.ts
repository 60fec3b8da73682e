import { style } from "../view/style.js";

/** The report's style sheet with what only the live lab has. */
export const liveStyle = `${style}
form { display: flex; flex-wrap: wrap; gap: 0.8rem 1.5rem; align-items: end; margin-top: 1rem; }
fieldset { border: 0; padding: 0; min-width: 0; }
legend { color: var(--muted); font-size: 0.88rem; padding: 0; }
label { display: block; overflow-wrap: anywhere; }
button { font: inherit; font-weight: 650; padding: 0.5rem 1.4rem; border-radius: 99px;
  border: 1px solid var(--accent); background: var(--accent); color: var(--card); cursor: pointer; }
button[aria-disabled="true"] { background: var(--calm-soft); color: var(--calm);
  border-color: var(--line); cursor: default; }
#parties { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: 0.7rem; }
.party h3 { margin: 0 0 0.5rem; font-size: 1rem; }
.party dl { grid-template-columns: max-content minmax(0, 1fr); font-size: 0.88rem; }
`;
