import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const withoutDev = ({ devDependencies: _, ...manifest }) => manifest;

/** The lock file as it is for who installs the package: without what only we develop with. */
const shippedLock = ({ packages, ...lock }) => {
  const kept = Object.entries(packages).filter(([, { dev }]) => dev !== true);
  return { ...lock, packages: { ...Object.fromEntries(kept), "": withoutDev(packages[""]) } };
};

/**
 * What an installation of the package has, by the lock file: CycloneDX, as text. `npm sbom --omit dev`
 * leaves out every package that a development dependency needs as well, so npm sees none of those.
 */
export const billOfMaterials = (root) => {
  const read = (file) => JSON.parse(readFileSync(join(root, file), "utf8"));
  const manifest = withoutDev(read("package.json"));
  const parent = mkdtempSync(join(tmpdir(), "capif-sbom-"));
  try {
    const folder = join(parent, manifest.name); // npm names the component after it
    mkdirSync(folder);
    const write = (file, value) => writeFileSync(join(folder, file), JSON.stringify(value));
    write("package.json", manifest);
    write("package-lock.json", shippedLock(read("package-lock.json")));
    const args = ["sbom", "--sbom-format", "cyclonedx", "--package-lock-only"];
    const options = { cwd: folder, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 };
    return execFileSync("npm", args, options);
  } finally {
    rmSync(parent, { recursive: true });
  }
};
