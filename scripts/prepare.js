// What npm runs after an installation in a checkout, and before it packs: the build, and for a tarball
// the site too. One script, since npm pack runs prepack and prepare both and would build twice.
import { execFileSync } from "node:child_process";

const packs = ["pack", "publish"].includes(process.env.npm_command);
execFileSync("npm", ["run", packs ? "site" : "build"], { stdio: "inherit" });
