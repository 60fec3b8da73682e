// Builds the site that vendors read: static, self-contained, from file:// too. Each module in
// site/pages/ makes pages from the documents and their extensions; site/build.js puts them together.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { buildInto } from "./site/build.js";

const usage = "node scripts/site.js [--out DIR]   builds the site (default: site/; needs dist/)";
const largest = 15e6; // octets, of everything

/** Refuses to replace a folder that this script did not make. */
const checkReplaceable = (out) => {
  if (!existsSync(out) || readdirSync(out).length === 0) return;
  const start = join(out, "index.html");
  if (!existsSync(start) || !readFileSync(start, "utf8").includes('content="capif-interconnect '))
    throw new Error(`${out} is not a built site: name a folder that is new or empty`);
};

/** Puts the finished site in its place; until then nobody sees a part of it. */
const replace = (out, fresh) => {
  const previous = `${fresh}-previous`;
  if (existsSync(out)) renameSync(out, previous);
  renameSync(fresh, out);
  rmSync(previous, { recursive: true, force: true });
};

const build = async (out) => {
  const started = performance.now();
  checkReplaceable(out);
  mkdirSync(dirname(out), { recursive: true });
  const fresh = mkdtempSync(join(dirname(out), `.${basename(out)}-`));
  try {
    const { pages, files, bytes } = await buildInto(fresh);
    if (bytes > largest) throw new Error(`${bytes} octets are more than ${largest}`);
    replace(out, fresh);
    const seconds = (performance.now() - started) / 1000;
    const size = `${(bytes / 1e6).toFixed(2)} MB`;
    console.log(`${out}: ${pages} pages, ${files} files, ${size}, ${seconds.toFixed(1)} s`);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
};

const fail = (code) => (error) => {
  console.error(`site: ${String(error.message).split("\n")[0]}`);
  process.exitCode = code;
};

const site = fileURLToPath(new URL("../site", import.meta.url));
const options = { out: { type: "string", default: site }, help: { type: "boolean" } };
try {
  const { values } = parseArgs({ options });
  if (values.help) console.log(usage);
  else await build(resolve(values.out)).catch(fail(1));
} catch (error) {
  fail(2)(error);
}
