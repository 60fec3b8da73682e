import { stepsFigure, stepsList } from "../flow.js";
import { html } from "../html.js";
import { documentLink } from "../links.js";
import { block } from "../markdown.js";
import { firstCode, readmeIntroduction, readmeSection } from "../readme.js";
import { stepsWithContract } from "../steps.js";

const code = (readme, heading) => block(firstCode(readmeSection(readme, heading)));

const parties = html`
<dl>
<dt>API invoker</dt>
<dd>Wants to call a service API. Onboarded at CCF-B, which issued its id.</dd>
<dt>CCF-B</dt>
<dd>The invoker's home. Agrees with it on TLS-PSK and holds the key, AEF_PSK, that both derive.</dd>
<dt>AEF</dt>
<dd>Offers service APIs in the other domain. Registered at CCF-A; knows nothing of the invoker.</dd>
<dt>CCF-A</dt>
<dd>The AEF's CCF. Asks CCF-B, with which it has an agreement, and relays the key to the AEF.</dd>
</dl>`;

const starts = ({ apis, readme }) => html`
<h2 id="start">Where to start</h2>
<div class="starts">
<section aria-labelledby="implementer">
<h3 id="implementer">You implement a CCF, an AEF or an invoker</h3>
<p>Read the reference of the documents that concern you, then generate stubs from the bundles.</p>
<ul>
${apis.map((api) => html`<li>${documentLink(api)}: ${api.title}</li>`)}
<li><a href="downloads.html">The bundles to generate from, with their sums</a></li>
<li><a href="generators.html">Generate a server or client: what was tried</a></li>
<li><a href="vectors.html">The derivation of AEF_PSK, octet by octet</a></li>
<li><a href="tls-advice.html">What your TLS stack has to give</a></li>
<li><a href="deviations.html">Where the contract leaves the text of the solution</a></li>
</ul>
</section>
<section aria-labelledby="developer">
<h3 id="developer">You build against one of them</h3>
<p>The lab runs all the parties on your machine; the mocks answer any outcome you name.</p>
${code(readme, "## Run it")}
<ul><li><a href="scenarios.html">What the mocks answer, and how to ask for it</a></li></ul>
</section>
<section aria-labelledby="tester">
<h3 id="tester">You test one of them</h3>
<p>The suite plays everybody around the party under test, and gives a verdict to hand on.</p>
${code(readme, "## Test a CCF in five minutes")}
<ul><li><a href="cases.html">The conformance cases</a></li>
<li><a href="requirements.html">The rules behind them</a></li></ul>
</section>
</div>`;

export const pages = (sources) => {
  const steps = stepsWithContract(sources);
  return [
    {
      path: "index.html",
      title: "CAPIF interconnect with TLS-PSK",
      label: "Start",
      section: "Overview",
      style: sources.figure.sequenceStyle,
      html: html`<h1>CAPIF interconnect with TLS-PSK</h1>
<div class="lead">${block(readmeIntroduction(sources.readme))}</div>
<h2 id="parties">The parties</h2>
${parties}
<h2 id="steps">The eleven steps</h2>
${stepsFigure(steps, sources.figure)}
${stepsList(steps)}
${starts(sources)}`,
    },
  ];
};
