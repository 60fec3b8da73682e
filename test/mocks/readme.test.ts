import { readFileSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import { loadScenarios, startMock } from "../../src/mocks/index.js";
import { packageRoot } from "./command.js";
import { send } from "./send.js";

const readme = readFileSync(`${packageRoot}mocks/README.md`, "utf8");

test("the page on mocks starts with one command", () => {
  const [, first] = /```sh\n([^`]*)```/.exec(readme) ?? [];
  expect(first).toBe("npx capif-interconnect mock\n");
});

test("it has every scenario of the file, in its order", () => {
  const table = readme.split("<!-- scenarios")[1]?.split("<!-- end of scenarios")[0] ?? "";
  const rows = table.split("\n").filter((line) => line.startsWith("| `MOCK-"));
  expect(rows).toHaveLength(loadScenarios().length);
  for (const [index, scenario] of loadScenarios().entries()) {
    const { apiInvokerId, aefId, title, answers = {} } = scenario;
    for (const text of [`\`${apiInvokerId}\``, `\`${aefId}\``, title])
      expect(rows[index]).toContain(text);
    for (const { example } of Object.values(answers)) expect(rows[index]).toContain(example ?? "");
  }
});

test("it shows the recipe that is tested", () => {
  const recipe = readFileSync(`${packageRoot}test/mocks/recipe.test.ts`, "utf8");
  const shown = recipe.replace("../../src/mocks/index.js", "capif-interconnect/mocks");
  expect(readme).toContain(`\`\`\`ts\n${shown}\`\`\``);
});

test("its request gets the answer that it promises", async () => {
  const mock = await startMock();
  onTestFinished(mock.close);
  const [, path] = /127\.0\.0\.1:4010(\/\S+)/.exec(readme) ?? [];
  const [, raw = ""] = /-d '([^']*)'/.exec(readme) ?? [];
  const { status, json } = await send(`${mock.apiRoot}${path}`, { method: "POST", raw });
  expect(status).toBe(200);
  const { apiInvokerId, aefId } = JSON.parse(raw);
  expect(json).toMatchObject({ apiInvokerId, aefId, aefPskId: "3cc48b480160cd81" });
});
