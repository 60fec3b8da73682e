// Makes what a release consists of, in release/: the tarball, SBOM, licence and sums. It publishes
// nothing: that needs an account, and is the command that it ends with.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { writeFiles } from "./release/files.js";
import { freeze, unfrozen } from "./release/freeze.js";
import { refusals } from "./release/refusals.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const options = {
  "dry-run": { type: "boolean", default: false },
  checked: { type: "boolean", default: false }, // `npm run check` has just run, as in CI
};
const { values } = parseArgs({ options });
const isDryRun = values["dry-run"];

if (values.checked && !isDryRun) throw new TypeError("--checked is for a dry run");

const refuse = (reasons) => {
  for (const reason of reasons) console.error(`not released: ${reason}`);
  if (reasons.length > 0) process.exit(1);
};

refuse(refusals(root, { isDryRun }));

const { fresh, changed } = unfrozen(root);
const places = (bundles) => bundles.map(({ place }) => place);
if (isDryRun) {
  for (const place of places(fresh)) console.log(`a release adds ${place}`);
  for (const place of places(changed)) console.log(`a release needs another version: ${place}`);
} else {
  refuse(places(changed).map((place) => `${place} is released and differs: raise info.version`));
  freeze(root, fresh);
  refuse(places(fresh).map((place) => `${place} is new: commit it, and release again`));
}

if (!values.checked) execFileSync("npm", ["run", "check"], { cwd: root, stdio: "inherit" });
const { sums, tarball, tag } = writeFiles(root);
refuse(refusals(root, { isDryRun })); // nothing of the build is left in the tree

console.log(sums);
if (isDryRun) console.log(`dry run: ${tag} is not released`);
else console.log(`git tag -a ${tag} -m ${tag} && git push origin ${tag} && npm publish ${tarball}`);
