import { html } from "../html.js";
import { operationLink } from "../links.js";
import { inline } from "../markdown.js";
import { table } from "../table.js";

const methods = ["get", "put", "post", "delete", "patch"];

const resolve = (document, node) =>
  node?.$ref === undefined
    ? node
    : resolve(
        document,
        node.$ref
          .slice(2)
          .split("/")
          .reduce((at, key) => at[key], document),
      );

/** Every example of a problem with a cause, with the operation and the status that give it. */
const occurrencesIn = (api) =>
  Object.values(api.document.paths).flatMap((item) =>
    methods.flatMap((method) => {
      const operation = item[method];
      return Object.entries(operation?.responses ?? {}).flatMap(([status, response]) => {
        const { content = {} } = resolve(api.document, response);
        return Object.values(content["application/problem+json"]?.examples ?? {})
          .map((example) => resolve(api.document, example).value)
          .filter(({ cause }) => cause !== undefined)
          .map((value) => ({ api, operation, status, value }));
      });
    }),
  );

/** The meanings that the description of Cause lists: "- `CAUSE` (status): meaning". */
const meaningsIn = ({ description }) =>
  Object.fromEntries(
    [...description.matchAll(/^- `(\w+)` \(\d+\): ([\s\S]*?)(?=\n- |$(?![\s\S]))/gm)].map(
      ([, cause, meaning]) => [cause, meaning.replaceAll(/\s+/g, " ").trim()],
    ),
  );

const unique = (values) => [...new Set(values)];

const operationLinks = (occurrences) =>
  [...new Map(occurrences.map((one) => [one.operation.operationId, one])).values()].map(
    ({ api, operation }) => html`${operationLink(api, operation.operationId)} `,
  );

const entry = ({ cause, meaning, occurrences }) => ({
  id: cause,
  cells: [
    html`<code>${cause}</code>`,
    unique(occurrences.map(({ status }) => status)).join(", "),
    inline(meaning),
    operationLinks(occurrences),
    html`<details><summary>Example</summary><pre tabindex="0"><code>${JSON.stringify(occurrences[0].value, null, 2)}</code></pre></details>`,
  ],
});

const catalogue = ({ apis, constants }) => {
  const occurrences = apis.flatMap(occurrencesIn);
  const meanings = Object.assign(
    {},
    ...apis.map(({ document }) => meaningsIn(document.components.schemas.Cause)),
  );
  return unique(Object.values(constants.causesByStatus).flat()).map((cause) => {
    const meaning = meanings[cause];
    if (meaning === undefined)
      throw new Error(`openapi/common/problem.yaml does not say what ${cause} means`);
    return {
      cause,
      meaning,
      occurrences: occurrences.filter(({ value }) => value.cause === cause),
    };
  });
};

const head = ["Cause", "Status", "Meaning", "Given by", "Example"];

export const pages = (sources) => [
  {
    path: "causes.html",
    title: "Error causes",
    section: "Contract",
    html: html`<h1>Error causes</h1>
<p class="lead">Why a request failed, for machines: <code>cause</code> in
<code>application/problem+json</code>. Later versions may add causes, so treat one that you do not
know by its status.</p>
${table("Error causes", head, catalogue(sources).map(entry))}`,
  },
];
