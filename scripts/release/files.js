import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What the package depends on, by the lock file: CycloneDX. */
const billOfMaterials = (root, name) => {
  const args = ["sbom", "--sbom-format", "cyclonedx", "--omit", "dev", "--package-lock-only"];
  const options = { cwd: root, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 };
  const bill = JSON.parse(execFileSync("npm", args, options));
  bill.metadata.component.name = name; // npm gives the folder's
  return `${JSON.stringify(bill, null, 2)}\n`;
};

const sumOf = (file) => createHash("sha256").update(readFileSync(file)).digest("hex");

/** Makes release/ anew: the tarball (its prepack builds the site), SBOM, licence, and their sums. */
export const writeFiles = (root) => {
  const release = join(root, "release");
  rmSync(release, { recursive: true, force: true });
  mkdirSync(release);
  const { name, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  execFileSync("npm", ["pack", "--pack-destination", release], { cwd: root, stdio: "inherit" });
  writeFileSync(join(release, `${name}-${version}.cdx.json`), billOfMaterials(root, name));
  copyFileSync(join(root, "LICENSE"), join(release, "LICENSE"));
  const files = readdirSync(release).sort();
  const sums = files.map((file) => `${sumOf(join(release, file))}  ${file}\n`).join("");
  writeFileSync(join(release, "SHA256SUMS"), sums);
  return { sums, tarball: `release/${name}-${version}.tgz`, tag: `v${version}` };
};
