import { html, raw } from "./html.js";
import { clauses, operationLink } from "./links.js";

const domainB = "security domain B";
const domainA = "security domain A";

const parties = [
  { id: "CCF-B", label: "CCF-B", domain: domainB },
  { id: "invoker", label: "API invoker", domain: domainB },
  { id: "AEF", label: "AEF", domain: domainA },
  { id: "CCF-A", label: "CCF-A", domain: domainA },
];

const idOf = ({ step }) => `step-${step}`;

/** On the wire a handshake comes before the request that it carries: deviation (a). */
const onTheWire = (steps) => {
  const carries = (tls, one) =>
    tls.kind === "tls" && tls.operations.some((operation) => one.operations.includes(operation));
  return steps.toSorted((a, b) => (carries(b, a) ? 1 : carries(a, b) ? -1 : a.step - b.step));
};

const requestOf = ({ method, operation }, api) =>
  Object.entries(api.document.paths)
    .filter(([, item]) => item[method] === operation)
    .map(([path]) => `${method.toUpperCase()} ${path}`)
    .join();

const arrow = (one) => {
  const [first] = one.operations;
  const asks = one.kind === "message" && first !== undefined;
  return {
    id: idOf(one),
    step: one.step,
    from: one.from,
    to: one.to,
    label: one.operation,
    kind: one.kind,
    href: `#${idOf(one)}`,
    ...(asks && { detail: requestOf(first, first.api) }),
  };
};

/** The sequence figure; every arrow leads to its place in {@link stepsList}. */
export const stepsFigure = (steps, { sequenceFigure }) => html`
<figure class="flow" role="region" tabindex="0" aria-label="Sequence figure, scrolls sideways">
${raw(
  sequenceFigure({
    id: "flow",
    title: "The eleven steps of Solution #13",
    description: "Each arrow leads to its step in the list below, which says the same in words.",
    parties,
    arrows: onTheWire(steps).map(arrow),
    spans: [{ first: "step-2", last: "step-1", label: "one TLS session" }],
  }),
)}
</figure>`;

const separated = (items) => items.map((item, index) => [index > 0 && ", ", item]);

/** The clauses of several operations, each once. */
const clausesOf = (operations) =>
  [...new Set(operations.flatMap((one) => one.operation["x-clause"].split("; ")))].join("; ");

const item = ({ step, from, to, referencePoint, operation, operations, cases }) => html`
<li id="${idOf({ step })}">
<p><strong>${operation}</strong>
<span class="quiet">${from === to ? from : `${from} → ${to}`}, ${referencePoint}</span></p>
<dl>
<div><dt>Operation</dt>
<dd>${separated(operations.map((one) => operationLink(one.api, one.operation.operationId)))}</dd></div>
<div><dt>Clause</dt><dd>${clauses(clausesOf(operations))}</dd></div>
<div><dt>Conformance</dt><dd><a href="cases.html#step-${step}">${cases.length} cases</a></dd></div>
</dl>
</li>`;

/** The steps in the order of the seed, in words. */
export const stepsList = (steps) => html`<ol class="steps">${steps.map(item)}
</ol>`;
