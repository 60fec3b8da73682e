import { html, type Markup, raw } from "../markup/html.js";
import { runFigure } from "./run-figure.js";
import { authenticationText, stepDetails } from "./step-details.js";
import { type SeenRun, type StepView, stepViews } from "./step-view.js";

/** What of a page changes with its run. */
export interface RunParts {
  verdict: Markup;
  figure: Markup;
  legs: Markup;
  steps: Markup;
}

const verdict = ({ result, expected }: SeenRun, views: readonly StepView[]): Markup => {
  if (result === undefined) {
    const done = views.filter(({ state }) => state !== "pending").length;
    return html`<p id="verdict" class="verdict going" role="status">running: ${done} of 11 steps</p>`;
  }
  const { failure } = result;
  return failure === undefined
    ? html`<p id="verdict" class="verdict passed" role="status">${expected.length} of ${expected.length} steps passed</p>`
    : html`<p id="verdict" class="verdict failed" role="status">step ${failure.step} failed: ${failure.reason}</p>`;
};

const carriers = [1, 4, 5, 7, 11];

const yesNo = (value: boolean | undefined): string => {
  if (value === undefined) return "not needed";
  return value ? "yes" : "no";
};

const legRow = ({ step, from, to, referencePoint, connection }: StepView): Markup | "" =>
  connection === undefined
    ? ""
    : html`<tr><th scope="row">${referencePoint}<br><span class="muted">step ${step}</span></th>
<td>${from} → ${to}</td>
<td>${connection.version}<br><code>${connection.suite}</code></td>
<td>${connection.group ?? ""}</td>
<td>${authenticationText(connection)}<br><span class="muted">${connection.server ?? ""}</span></td>
<td>${yesNo(connection.extendedMasterSecret)}</td></tr>`;

const legs = (views: readonly StepView[]): Markup => {
  const legsSeen = carriers.flatMap((step) => views.filter((view) => view.step === step));
  const rows = legsSeen.map(legRow);
  return html`<div id="legs">${
    rows.every((one) => one === "")
      ? html`<p class="muted">No handshake yet.</p>`
      : html`<div class="scroll" tabindex="0" role="region" aria-label="Table of the legs"><table>
<thead><tr><th scope="col">Leg</th><th scope="col">Between</th><th scope="col">Protocol, suite</th>
<th scope="col">Key exchange</th><th scope="col">Authentication, server's names</th>
<th scope="col">Extended master secret</th></tr></thead><tbody>${rows}</tbody></table></div>`
  }</div>`;
};

/** The parts of a page that show a run, each with the id of its own element. */
export const runParts = (run: SeenRun): RunParts => {
  const views = stepViews(run);
  return {
    verdict: verdict(run, views),
    figure: raw(runFigure(views)),
    legs: legs(views),
    steps: html`<div id="steps">${views.map(stepDetails)}</div>`,
  };
};

/** The sections of a page that show a run: the figure beside the steps, and the legs. */
export const runSections = ({
  figure,
  steps,
  legs,
}: Omit<RunParts, "verdict">): Markup => html`<div class="columns">
<section aria-labelledby="figure-title"><h2 id="figure-title">The run</h2>
<div class="card figure">${figure}</div></section>
<section aria-labelledby="list"><h2 id="list" tabindex="-1">The steps in the order of time</h2>
${steps}</section>
</div>
<section aria-labelledby="legs-title"><h2 id="legs-title">TLS of each leg</h2>
${legs}</section>`;
