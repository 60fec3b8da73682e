import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

const file = "mocks/README.md";
const recipe = "test/mocks/recipe.test.ts";

const code = (text) => (text === undefined ? "" : `\`${text}\``);

const lastKey = (pointer) => pointer.split("/").at(-1);

/** What a scenario answers to one operation, in words. */
export const outcome = ({ status, example, set = {}, remove = [], delayMs, drop }) => {
  const changes = Object.entries(set).map(([pointer, value]) => `${lastKey(pointer)} ${value}`);
  const without = remove.length === 0 ? [] : [`without ${remove.map(lastKey).join(", ")}`];
  return [
    ...(delayMs === undefined ? [] : [`after ${delayMs / 1000} s`]),
    ...(drop === true ? ["connection closed"] : []),
    ...(status >= 300 ? [`${status}${example === undefined ? "" : ` ${example}`}`] : []),
    ...changes,
    ...without,
  ].join(", ");
};

/** A Markdown table, its columns aligned as the formatter has them. */
const table = (rows) => {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (cells) => `| ${cells.map((cell, i) => cell.padEnd(widths[i])).join(" | ")} |`;
  const [head, ...rest] = rows;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rest.map(line)].join("\n");
};

const scenarioTable = (root) => {
  const { scenarios } = parse(readFileSync(join(root, "mocks/scenarios.yaml"), "utf8"));
  const operations = [...new Set(scenarios.flatMap(({ answers = {} }) => Object.keys(answers)))];
  const rows = scenarios.map(({ title, apiInvokerId, aefId, answers = {} }) => [
    code(apiInvokerId),
    code(aefId),
    title,
    ...operations.map((id) => (answers[id] === undefined ? "success" : outcome(answers[id]))),
  ]);
  return table([["apiInvokerId", "aefId", "What happens", ...operations.map(code)], ...rows]);
};

/** The tested recipe as a user of the package writes it. */
const recipeCode = (root) => {
  const source = readFileSync(join(root, recipe), "utf8");
  return `\`\`\`ts\n${source.replace("../../src/mocks/index.js", "capif-interconnect/mocks").trim()}\n\`\`\``;
};

const between = (text, name, content) => {
  const [start, end] = [`<!-- ${name}: made by npm run generate -->`, `<!-- end of ${name} -->`];
  const [before, rest] = text.split(start);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`${file} has no place for its ${name}`);
  return `${before}${start}\n\n${content}\n\n${end}${after}`;
};

/** The page on mocks as it is, and as it should be: with the scenarios' table and the recipe. */
export const mocksReadme = (root) => {
  const text = readFileSync(join(root, file), "utf8");
  const withTable = between(text, "scenarios", scenarioTable(root));
  return { file, text, current: between(withTable, "recipe", recipeCode(root)) };
};

export const writeMocksReadme = (root) => {
  const { current } = mocksReadme(root);
  writeFileSync(join(root, file), current);
};
