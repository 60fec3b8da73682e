import { extensions } from "../extensions.js";
import { html } from "../html.js";
import { documentLink } from "../links.js";
import { inline } from "../markdown.js";
import { readmeSection } from "../readme.js";
import { table } from "../table.js";

/** The README's list of deviations: letter and sentence. */
const lettersOf = (readme) =>
  readmeSection(readme, "### Where we leave the solution's text")
    .split(/^- \*\*\(/m)
    .slice(1)
    .map((item) => {
      const [letter, text] = item.split(")** ");
      return { letter, text: text.replaceAll(/\s+/g, " ") };
    });

const marksOf = (apis) =>
  extensions(apis, "x-deviation").flatMap(({ value, places }) =>
    value.map(({ id, note }) => ({ id, note, places })),
  );

const section = ({ letter, text }, marks) => html`
<h2 id="${letter}">(${letter})</h2>
<p>${inline(text)}</p>
${table(
  `Where deviation (${letter}) shows`,
  ["Where", "What is different", "Document"],
  marks.map(({ note, places }) => [
    places[0].link,
    inline(note),
    places.map(({ api }) => html`<div>${documentLink(api)}</div>`),
  ]),
)}`;

export const pages = ({ apis, readme }) => {
  const letters = lettersOf(readme);
  const marks = marksOf(apis);
  const unknown = marks.find(({ id }) => !letters.some(({ letter }) => letter === id));
  if (unknown !== undefined) throw new Error(`README.md has no sentence for (${unknown.id})`);
  return [
    {
      path: "deviations.html",
      title: "Where the contract leaves the seed",
      label: "Deviations",
      section: "Contract",
      html: html`<h1>Where the contract leaves the seed</h1>
<p class="lead">The seed is the text of Solution #13, TR 33.700-22 clause 6.13.2. Each place of the
documents that says more than the seed, or something else, bears <code>x-deviation</code>: the letter of
the reason, and a note. This page is made from those.</p>
${letters.map((entry) =>
  section(
    entry,
    marks.filter(({ id }) => id === entry.letter),
  ),
)}`,
    },
  ];
};
