import type { ConnectionFacts } from "../contract/exchanges.js";
import { html, type Markup, raw } from "../markup/html.js";
import { capitalised, timeText } from "./run-figure.js";
import type { StepMessage, StepView } from "./step-view.js";

const stateNames = { done: "done", failed: "failed", pending: "not reached" } as const;

/** JSON in which what was masked stands out. */
const json = (value: unknown): Markup => {
  const { markup } = html`${JSON.stringify(value, null, 2)}`;
  return raw(markup.replaceAll("(redacted)", '<mark class="masked">(redacted)</mark>'));
};

const headers = (all: Record<string, string>): string =>
  Object.entries(all)
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");

const message = ({ line, message: shown, failure }: StepMessage): Markup => {
  if (shown === undefined)
    return html`<div class="message"><p class="line">${line}</p><p class="reason">${failure}</p></div>`;
  const head = headers(shown.headers);
  return html`<div class="message"><p class="line"><code>${line}</code></p>
${head === "" ? "" : html`<pre class="headers" tabindex="0">${head}</pre>`}
${shown.body === undefined ? "" : html`<pre tabindex="0">${json(shown.body)}</pre>`}
${shown.hidden === undefined ? "" : html`<p class="muted">${shown.hidden}</p>`}</div>`;
};

const row = (name: string, value: string | undefined): Markup | "" =>
  value === undefined || value === "" ? "" : html`<dt>${name}</dt><dd>${value}</dd>`;

/** What the two ends proved who they are with, in words. */
export const authenticationText = ({ authentication, isVerified }: ConnectionFacts): string => {
  if (authentication === "PSK") return "PSK: AEF_PSK";
  return isVerified === false ? `${authentication}, not verified` : authentication;
};

/** What a handshake agreed on, in words. */
const tlsText = (facts: ConnectionFacts): string =>
  [
    `${facts.version} ${facts.suite}`,
    ...(facts.group === undefined ? [] : [facts.group]),
    `authenticated by ${authenticationText(facts)}`,
    ...(facts.extendedMasterSecret === undefined
      ? []
      : [`extended master secret: ${facts.extendedMasterSecret ? "yes" : "no"}`]),
  ].join(", ");

const stateText = ({ state, isUnseen }: StepView): string =>
  isUnseen ? "not seen" : stateNames[state];

/** One step, closed; its summary says what became of it. */
export const stepDetails = (view: StepView): Markup => html`
<details class="step is-${view.state}" id="step-${view.step}">
<summary><span class="number">${view.step}</span>
<span class="what"><strong>${capitalised(view.operation)}</strong>
<span class="muted">${view.from === view.to ? view.from : `${view.from} → ${view.to}`}</span></span>
<span class="badge ${view.state}">${stateText(view)}</span>
<span class="at">${view.at === undefined ? "" : timeText(view.at)}</span></summary>
<div class="inside">
${view.reason === undefined ? "" : html`<p class="reason">${view.reason}</p>`}
<dl>
${row("Reference point", view.referencePoint)}
${row("Clause", view.clause)}
${row("Told", view.told.join("; "))}
${row("TLS", view.connection && tlsText(view.connection))}
${row("Server", view.connection?.server)}
</dl>
${view.messages.map(message)}
</div>
</details>`;
