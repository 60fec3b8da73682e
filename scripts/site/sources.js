import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parse } from "yaml";
import * as constants from "../../generated/constants.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (file) => readFileSync(join(root, file), "utf8");
const built = (file) => import(pathToFileURL(join(root, "dist", file)).href);

/** The bundled documents in the order of redocly.yaml; `isApi` is false for the operator's and those of configurations. */
const readDocuments = (apiNames) =>
  Object.entries(parse(read("redocly.yaml")).apis).map(([name, { root: source }]) => {
    const document = JSON.parse(read(`generated/${name}.json`));
    const isApi = apiNames.includes(name);
    const { title, version } = document.info;
    return { name, title, version, isApi, source, yaml: read(`generated/${name}.yaml`), document };
  });

const readReleased = () =>
  readdirSync(join(root, "openapi/released"))
    .sort()
    .flatMap((name) =>
      readdirSync(join(root, "openapi/released", name)).map((file) => {
        const path = `openapi/released/${name}/${file}`;
        const yaml = read(path);
        return { name, version: file.replace(/\.yaml$/, ""), path, yaml, document: parse(yaml) };
      }),
    );

/** Everything that the pages are made from, read once. It needs dist/. */
export const readSources = async () => {
  const { cases } = await built("conformance/cases/index.js");
  const { profiles } = await built("conformance/profiles/index.js");
  const { steps } = await built("contract/steps.js");
  const figure = await built("figure/sequence.js");
  const { apiNames } = await built("contract/documents.js");
  const documents = readDocuments(apiNames);
  return {
    root,
    package: JSON.parse(read("package.json")),
    readme: read("README.md"),
    changelog: read("CHANGELOG.md"),
    documents,
    apis: documents.filter(({ isApi }) => isApi),
    released: readReleased(),
    vectors: JSON.parse(read("openapi/vectors/aef-psk.json")),
    constants,
    steps,
    figure,
    cases,
    profiles,
    requirements: parse(read("src/conformance/requirements.yaml")),
    generators: parse(read("scripts/site/generators.yaml")),
    scenarios: parse(read("mocks/scenarios.yaml")).scenarios,
  };
};
