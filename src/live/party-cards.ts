import type { PartyName } from "../contract/steps.js";
import { html, type Markup } from "../markup/html.js";
import type { PartyState, StateLine } from "./party-states.js";

/** What the lab itself knows of a party's process. */
export type ProcessState = "up" | "down" | "in the lab's process" | "somebody else's";

const badges: Partial<Record<ProcessState, string>> = { up: "up", down: "down" };

const left = (until: number): Markup =>
  html`, <span data-until="${Math.round(until)}">${Math.max(0, Math.round((until - Date.now()) / 1000))} s left</span>`;

const line = ({ name, value, until }: StateLine): Markup =>
  html`<dt>${name}</dt><dd>${value}${until === undefined ? "" : left(until)}</dd>`;

const card = ({ party, lines }: PartyState, process: ProcessState): Markup => html`
<div class="card party"><h3>${party} <span class="badge ${badges[process] ?? ""}">${process}</span></h3>
${lines.length === 0 ? html`<p class="muted">nothing yet</p>` : html`<dl>${lines.map(line)}</dl>`}</div>`;

/** The parties side by side, each with what it holds. */
export const partyCards = (
  states: readonly PartyState[],
  processOf: (party: PartyName) => ProcessState,
): Markup =>
  html`<div id="parties">${states.map((state) => card(state, processOf(state.party)))}</div>`;
