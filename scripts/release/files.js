import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { billOfMaterials } from "./bill.js";

const sumOf = (file) => createHash("sha256").update(readFileSync(file)).digest("hex");

/** Makes release/ anew: the tarball (npm builds the site for it), SBOM, licence, and their sums. */
export const writeFiles = (root) => {
  const release = join(root, "release");
  rmSync(release, { recursive: true, force: true });
  mkdirSync(release);
  const { name, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const pack = ["pack", "--loglevel", "warn", "--pack-destination", release];
  execFileSync("npm", pack, { cwd: root, stdio: "inherit" });
  writeFileSync(join(release, `${name}-${version}.cdx.json`), billOfMaterials(root));
  copyFileSync(join(root, "LICENSE"), join(release, "LICENSE"));
  const files = readdirSync(release).sort();
  const sums = files.map((file) => `${sumOf(join(release, file))}  ${file}\n`).join("");
  writeFileSync(join(release, "SHA256SUMS"), sums);
  return { sums, tarball: `release/${name}-${version}.tgz`, tag: `v${version}` };
};
