// Makes generated/ from openapi/: one-file bundles, types, validators compiled ahead of time, the
// closed constants and the JSON Schemas of the configuration files. Fills in what mocks/README.md
// shows of other files.
// `--check` makes them elsewhere and fails when what is committed differs.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { writeCodegen } from "./generate/codegen.js";
import { writeConfigurationSchemas } from "./generate/configuration.js";
import { writeConstants } from "./generate/constants.js";
import { writeJson } from "./generate/files.js";
import { mocksReadme, writeMocksReadme } from "./generate/mocks-readme.js";
import { writeTypes } from "./generate/types.js";
import { writeValidators } from "./generate/validators.js";
import { redocly } from "./redocly.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const committed = join(root, "generated");
const checking = process.argv.includes("--check");

/** Bundles every document that redocly.yaml names into one YAML file each. */
const bundle = (directory) => {
  const { apis } = parse(readFileSync(join(root, "redocly.yaml"), "utf8"));
  const roots = Object.values(apis).map((api) => api.root);
  return redocly(root, "bundle", ...roots, "--output", directory);
};

const generate = async (directory) => {
  await bundle(directory);
  const documents = Object.fromEntries(
    readdirSync(directory)
      .filter((file) => file.endsWith(".yaml"))
      .sort()
      .map((file) => [file.slice(0, -5), parse(readFileSync(join(directory, file), "utf8"))]),
  );
  for (const [name, document] of Object.entries(documents)) {
    writeJson(directory, `${name}.json`, document);
    await writeTypes(directory, name, document);
    writeValidators(directory, name, document);
  }
  const { admin: _, configuration, conformance, ...apis } = documents;
  for (const [name, document] of Object.entries(apis)) writeCodegen(directory, name, document);
  writeConstants(directory, apis);
  writeConfigurationSchemas(directory, { configuration, conformance });
};

const filesIn = (directory) => {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true });
  return files
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
    .sort();
};

const stale = (fresh) => {
  const names = new Set([...filesIn(fresh), ...filesIn(committed)]);
  const read = (directory, name) => {
    try {
      return readFileSync(join(directory, name), "utf8");
    } catch {
      return undefined;
    }
  };
  return [...names].filter((name) => read(fresh, name) !== read(committed, name));
};

if (checking) {
  const fresh = mkdtempSync(join(tmpdir(), "capif-generated-"));
  try {
    await generate(fresh);
    const differing = stale(fresh);
    if (differing.length > 0) {
      console.error(`generated/ is stale, run npm run generate: ${differing.join(", ")}`);
      process.exitCode = 1;
    }
    const { file, text, current } = mocksReadme(root);
    if (text !== current) {
      console.error(`${file} is stale, run npm run generate`);
      process.exitCode = 1;
    }
  } finally {
    rmSync(fresh, { recursive: true });
  }
} else {
  rmSync(committed, { recursive: true, force: true });
  await generate(committed);
  writeMocksReadme(root);
  console.log(`generated/: ${filesIn(committed).length} files`);
}
